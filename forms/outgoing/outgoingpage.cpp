#include "forms/outgoing/outgoingpage.h"

#include "forms/lists/listheaders.h"
#include "forms/lists/plainrows.h"
#include "forms/look/theme.h"
#include "forms/look/widgets.h"
#include "forms/outgoing/messagedialog.h"

#include <QHBoxLayout>
#include <QMenu>
#include <QStackedWidget>
#include <QStyle>
#include <QTableView>
#include <QVBoxLayout>

using Outgoing::State;

OutgoingPage::OutgoingPage(FeedbackSender &sender, QWidget *parent)
    : Page(pageKey(), parent)
    , m_sender(sender)
    , m_model(new OutgoingModel(sender, this))
    , m_table(new QTableView(this))
    , m_content(new QStackedWidget(this))
{
    auto *card = new Card(this);
    card->body()->addWidget(buildHead());
    m_notice = new Notice(card);
    card->body()->addWidget(m_notice);
    card->body()->addWidget(buildRowButtons());
    buildTable();
    m_content->addWidget(m_table);
    m_content->addWidget(buildEmpty());
    card->body()->addWidget(m_content, 1);
    m_words = makeLabel({}, "meta", card);
    m_words->setWordWrap(true);
    m_words->setContentsMargins(16, 8, 16, 10);
    m_words->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_words->setFocusPolicy(Qt::NoFocus);
    card->body()->addWidget(m_words);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(12, 12, 12, 12);
    layout->addWidget(card);
    connect(m_model, &OutgoingModel::ready, this, &OutgoingPage::showState);
    connect(m_model, &OutgoingModel::modelReset, this, &OutgoingPage::showChoice);
    connect(m_model, &OutgoingModel::failed, this, [this](const Error &error) { m_notice->show(error.text); });
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this, &OutgoingPage::showChoice);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentChanged, this, &OutgoingPage::showChoice);
    showState();
    m_model->reload();
}

QWidget *OutgoingPage::buildHead()
{
    auto *head = new QWidget(this);
    m_facts = makeLabel({}, "meta", head);
    m_facts->setWordWrap(true);
    auto *words = new QVBoxLayout;
    words->setSpacing(2);
    words->addWidget(makeLabel(title(), "pageTitle", head));
    words->addWidget(m_facts);
    QPushButton *settings = makeButton(tr("Settings…"), "neutral");
    connect(settings, &QPushButton::clicked, this, [this] { Q_EMIT command(u"app.settings"_s); });
    auto *layout = new QHBoxLayout(head);
    layout->setContentsMargins(16, 12, 16, 12);
    layout->setSpacing(12);
    layout->addWidget(new Tile(icon(), colorToken(), 42, head));
    layout->addLayout(words, 1);
    layout->addWidget(settings);
    return head;
}

QWidget *OutgoingPage::buildRowButtons()
{
    auto *row = new QWidget(this);
    m_edit = makeButton(tr("Edit…"), "neutral");
    m_send = makeButton(tr("Send Now"), "neutral");
    m_discard = makeButton(tr("Discard"), "neutral");
    m_open = makeButton(tr("Open Call"), "neutral");
    connect(m_edit, &QPushButton::clicked, this, &OutgoingPage::edit);
    connect(m_send, &QPushButton::clicked, this, [this] {
        if (chosen())
            act(m_sender.sendNow(chosen()->id), {});
    });
    connect(m_discard, &QPushButton::clicked, this, [this] {
        if (chosen())
            act(m_sender.discard(chosen()->id), tr("Message discarded"));
    });
    connect(m_open, &QPushButton::clicked, this, [this] {
        if (chosen())
            Q_EMIT openRecord(chosen()->record);
    });
    auto *layout = new QHBoxLayout(row);
    layout->setContentsMargins(16, 0, 16, 10);
    layout->setSpacing(8);
    for (QPushButton *button : {m_edit, m_send, m_discard, m_open})
        layout->addWidget(button);
    layout->addStretch(1);
    return row;
}

void OutgoingPage::buildTable()
{
    const Theme &theme = Theme::current();
    auto *header = showPlainRows(m_table, m_model, title());
    m_table->setObjectName(u"outgoingTable"_s);
    m_table->setContextMenuPolicy(Qt::CustomContextMenu);
    header->resizeSection(OutgoingModel::CallColumn, theme.scaled(300));
    header->resizeSection(OutgoingModel::AccountColumn, theme.scaled(190));
    header->resizeSection(OutgoingModel::ToColumn, theme.scaled(110));
    header->resizeSection(OutgoingModel::QueuedColumn, theme.scaled(160));
    connect(m_table, &QTableView::activated, this, &OutgoingPage::edit);
    connect(m_table, &QTableView::customContextMenuRequested, this, &OutgoingPage::showMenu);
}

QWidget *OutgoingPage::buildEmpty()
{
    auto *empty = new QWidget(this);
    m_why = makeLabel(tr("Nothing has been sent. Log a call with the Sub-Type Customer Feedback: once it is saved, Steward offers to send it to those who must hear it."), "value", empty);
    m_why->setWordWrap(true);
    m_why->setAlignment(Qt::AlignCenter);
    auto *layout = new QVBoxLayout(empty);
    layout->setSpacing(12);
    layout->addStretch();
    layout->addWidget(new Tile(icon(), colorToken(), 42, empty), 0, Qt::AlignHCenter);
    layout->addWidget(m_why);
    layout->addStretch(2);
    return empty;
}

QString OutgoingPage::factsLine() const
{
    QStringList names;
    for (const FeedbackTarget target : m_sender.switchedOn())
        names << FeedbackSender::nameOf(target);
    if (names.isEmpty())
        return tr("Nobody hears of feedback yet: switch on productboard or Mattermost in the settings.");
    QStringList parts {tr("Goes to %1").arg(names.join(u", "_s)), tr("%n waiting", nullptr, m_sender.figures().waiting)};
    if (m_sender.figures().needsYou > 0)
        parts << tr("%n need(s) you", nullptr, m_sender.figures().needsYou);
    return parts.join(u" · "_s);
}

void OutgoingPage::showState()
{
    m_facts->setText(factsLine());
    m_content->setCurrentIndex(m_model->isReady() && m_model->rowCount() == 0 ? 1 : 0);
    showChoice();
}

const Outgoing::Message *OutgoingPage::chosen() const
{
    const QModelIndexList rows = m_table->selectionModel()->selectedRows();
    return rows.isEmpty() ? nullptr : &m_model->message(rows.first().row());
}

void OutgoingPage::showChoice()
{
    const Outgoing::Message *message = chosen();
    const bool open = message && (message->state == State::Waiting || message->state == State::NeedsYou);
    m_edit->setEnabled(open && !message->uncertain);
    m_send->setEnabled(open);
    m_discard->setEnabled(open);
    m_open->setEnabled(message);
    const bool refused = message && message->state == State::NeedsYou;
    m_words->setText(message && (refused || message->state == State::Waiting) ? message->words : QString());
    m_words->setProperty("role", refused ? u"error"_s : u"meta"_s);
    m_words->style()->unpolish(m_words);
    m_words->style()->polish(m_words);
    m_words->setVisible(!m_words->text().isEmpty());
}

void OutgoingPage::takeFocus()
{
    m_table->setFocus(Qt::OtherFocusReason);
    if (!m_table->currentIndex().isValid() && m_model->rowCount() > 0)
        m_table->selectRow(0);
}

bool OutgoingPage::edit()
{
    if (!chosen() || !m_edit->isEnabled())
        return false;
    (new MessageDialog(m_sender, *chosen(), this))->open();
    return true;
}

QList<QWidget *> OutgoingPage::regions() const
{
    return {m_table};
}

void OutgoingPage::act(const QFuture<Result<>> &done, const QString &said)
{
    whenReady(done, this, [this, said](const Result<> &result) {
        if (!result)
            return m_notice->show(result.error().text);
        m_notice->clear();
        if (!said.isEmpty())
            Q_EMIT toast(said);
    });
}

void OutgoingPage::showMenu(const QPoint &at)
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    for (QPushButton *button : {m_edit, m_send, m_discard, m_open}) {
        QAction *action = menu->addAction(button->text());
        action->setEnabled(button->isEnabled());
        connect(action, &QAction::triggered, button, &QPushButton::click);
    }
    menu->popup(m_table->viewport()->mapToGlobal(at));
}
