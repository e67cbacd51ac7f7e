#pragma once

#include "models/result.h"

#include <QFrame>

class QLabel;
class QVBoxLayout;
class RecordForm;

/// The strip above a form that lists what is wrong with it; each line is a button that jumps to its field. Hidden while it is empty.
class ProblemStrip : public QFrame
{
    Q_OBJECT

public:
    explicit ProblemStrip(RecordForm *form, QWidget *parent);
    /// Lists the errors of `problems` (warnings stand at their fields only); an empty list hides the strip.
    void show(const QList<Problem> &problems);
    /// A refusal without a field: what could not be done, and what to do about it.
    void show(const Error &error);
    void clear();
    QString text() const;

private:
    void setHead(const QString &text);
    RecordForm *m_form;
    QLabel *m_icon;
    QLabel *m_head;
    QVBoxLayout *m_rows;
    QList<QWidget *> m_lines;
};
