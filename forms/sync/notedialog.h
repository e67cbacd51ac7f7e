#pragma once

#include <QDialog>

class QLabel;

/// A text to be read, copied or saved for somebody else. UI thread.
class NoteDialog : public QDialog
{
    Q_OBJECT

public:
    NoteDialog(const QString &title, const QString &text, const QString &fileName, QWidget *parent);

private:
    void save();
    const QString m_words;
    const QString m_fileName;
    QLabel *m_said;
};
