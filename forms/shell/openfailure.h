#pragma once

#include "models/result.h"

#include <QFileInfo>
#include <QWidget>

class QVBoxLayout;

/// What the window shows when the workspace cannot be opened: one sentence, and the choices that lose nothing. UI thread.
class OpenFailure : public QWidget
{
    Q_OBJECT

public:
    explicit OpenFailure(QWidget *parent = nullptr);

    /// `backups`: those that can be offered, newest first.
    void show(const Error &error, const QList<QFileInfo> &backups);
    QString text() const;

Q_SIGNALS:
    void tryAgain();
    void restoreFrom(const QString &backup);
    void chooseBackup();
    void startAnew();
    void quit();

private:
    void addBackups(const QList<QFileInfo> &backups);
    QVBoxLayout *m_content;
    QString m_text;
};
