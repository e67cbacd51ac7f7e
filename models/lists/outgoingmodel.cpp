#include "models/lists/outgoingmodel.h"

#include "models/schema/values.h"

namespace {

QString momentWords(const QDateTime &moment)
{
    return displayText({.type = FieldType::DateTime}, moment, QLocale());
}

} // namespace

OutgoingModel::OutgoingModel(FeedbackSender &sender, QObject *parent)
    : QAbstractTableModel(parent)
    , m_sender(sender)
{
    connect(&sender, &FeedbackSender::changed, this, &OutgoingModel::reload);
}

void OutgoingModel::reload()
{
    const int asked = ++m_asked;
    whenReady(m_sender.messages(), this, [this, asked](const Result<QList<Outgoing::Message>> &messages) {
        if (asked != m_asked)
            return; // a newer question is on its way
        if (!messages)
            return Q_EMIT failed(messages.error());
        const bool sameRows = m_ready && std::equal(messages->begin(), messages->end(), m_messages.begin(), m_messages.end(), [](const auto &a, const auto &b) { return a.id == b.id; });
        if (!sameRows)
            beginResetModel();
        m_messages = *messages;
        m_ready = true;
        if (!sameRows)
            endResetModel();
        else if (!m_messages.isEmpty())
            Q_EMIT dataChanged(index(0, 0), index(int(m_messages.size()) - 1, ColumnCount - 1));
        Q_EMIT ready();
    });
}

int OutgoingModel::rowOf(qint64 message) const
{
    for (int row = 0; row < m_messages.size(); ++row) {
        if (m_messages.at(row).id == message)
            return row;
    }
    return -1;
}

QString OutgoingModel::waitingWords(const Outgoing::Message &message) const
{
    if (!m_sender.setup(message.target).on)
        return tr("Waiting: %1 is switched off in the settings").arg(FeedbackSender::nameOf(message.target));
    if (m_sender.isOffline())
        return tr("Waiting: you work offline");
    if (message.notBefore.isValid())
        return tr("Waiting: tries again at %1").arg(QLocale().toString(message.notBefore.toLocalTime().time(), QLocale::ShortFormat));
    return message.uncertain ? tr("Waiting: the answer was lost, so it is sent again under the same key") : tr("Waiting");
}

QString OutgoingModel::stateOf(const Outgoing::Message &message) const
{
    switch (message.state) {
    case Outgoing::State::Waiting: return waitingWords(message);
    case Outgoing::State::Sending: return tr("Sending");
    case Outgoing::State::Sent: return tr("Sent %1").arg(momentWords(message.ended));
    case Outgoing::State::NeedsYou: return tr("Needs you: %1").arg(message.words);
    case Outgoing::State::Discarded: return tr("Discarded");
    }
    return {};
}

int OutgoingModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_messages.size());
}

int OutgoingModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(ColumnCount);
}

QVariant OutgoingModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || (role != Qt::DisplayRole && role != Qt::ToolTipRole && role != Qt::AccessibleTextRole))
        return {};
    const Outgoing::Message &message = m_messages.at(index.row());
    switch (index.column()) {
    case CallColumn: return message.call.subject.isEmpty() ? tr("(no name)") : message.call.subject;
    case AccountColumn: return message.call.account;
    case ToColumn: return FeedbackSender::nameOf(message.target);
    case QueuedColumn: return momentWords(message.at);
    case StateColumn: return stateOf(message);
    default: return {};
    }
}

QVariant OutgoingModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (role != Qt::DisplayRole && role != Qt::AccessibleTextRole)
        return {};
    if (orientation == Qt::Vertical)
        return section + 1;
    switch (section) {
    case CallColumn: return tr("Call");
    case AccountColumn: return tr("Account");
    case ToColumn: return tr("To");
    case QueuedColumn: return tr("Queued");
    case StateColumn: return tr("State");
    default: return {};
    }
}
