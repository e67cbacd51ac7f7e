#pragma once

#include "models/outgoing/feedbacksender.h"

#include <QDialog>

class Notice;
class QLineEdit;
class QPlainTextEdit;

/// The words of a message that is not sent yet. A refusal keeps the dialog. UI thread.
class MessageDialog : public QDialog
{
    Q_OBJECT

public:
    MessageDialog(FeedbackSender &sender, const Outgoing::Message &message, QWidget *parent);

private:
    void save();

    FeedbackSender &m_sender;
    const qint64 m_message;
    Notice *m_notice;
    QLineEdit *m_subject;
    QPlainTextEdit *m_comments;
};
