#include "forms/outgoing/messagedialog.h"

#include "forms/look/theme.h"
#include "forms/look/widgets.h"

#include <QDialogButtonBox>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QVBoxLayout>

MessageDialog::MessageDialog(FeedbackSender &sender, const Outgoing::Message &message, QWidget *parent)
    : QDialog(parent)
    , m_sender(sender)
    , m_message(message.id)
    , m_notice(new Notice(this))
    , m_subject(new QLineEdit(message.call.subject, this))
    , m_comments(new QPlainTextEdit(message.call.comments, this))
{
    setWindowTitle(tr("Edit Message to %1").arg(FeedbackSender::nameOf(message.target)));
    setAttribute(Qt::WA_DeleteOnClose);
    resize(Theme::current().scaled(620), Theme::current().scaled(440));
    auto *subject = new QLabel(tr("&Subject"), this);
    subject->setBuddy(m_subject);
    m_subject->setAccessibleName(tr("Subject"));
    m_subject->setMaxLength(255);
    auto *comments = new QLabel(tr("&Comments"), this);
    comments->setBuddy(m_comments);
    m_comments->setAccessibleName(tr("Comments"));
    m_comments->setTabChangesFocus(true);
    QLabel *why = makeLabel(tr("Only the message changes; the call stays as it was logged. Account, people and date are sent with it."), "hint", this);
    why->setWordWrap(true);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    QPushButton *send = makeButton(tr("Save and Send"), "brand");
    buttons->addButton(send, QDialogButtonBox::AcceptRole);
    connect(buttons, &QDialogButtonBox::accepted, this, &MessageDialog::save);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(24, 20, 24, 20);
    layout->setSpacing(8);
    for (QWidget *widget : {static_cast<QWidget *>(m_notice), static_cast<QWidget *>(subject), static_cast<QWidget *>(m_subject), static_cast<QWidget *>(comments)})
        layout->addWidget(widget);
    layout->addWidget(m_comments, 1);
    layout->addWidget(why);
    layout->addWidget(buttons);
    m_comments->setFocus(Qt::OtherFocusReason);
}

void MessageDialog::save()
{
    if (m_subject->text().trimmed().isEmpty())
        return m_notice->show(tr("Subject: enter a few words."));
    whenReady(m_sender.edit(m_message, m_subject->text(), m_comments->toPlainText()), this, [this](const Result<> &done) {
        done ? accept() : m_notice->show(done.error().text);
    });
}
