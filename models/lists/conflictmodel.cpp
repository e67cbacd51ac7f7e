#include "models/lists/conflictmodel.h"

#include "models/storage/connection.h"

ConflictModel::ConflictModel(RecordStore &store, QObject *parent)
    : QAbstractListModel(parent)
    , m_store(store)
{
}

void ConflictModel::reload()
{
    const int asked = ++m_asked;
    const auto read = m_store.database().run([&schema = m_store.schema()](Connection &connection) -> Result<QList<SyncState::Conflict>> {
        const Result<> made = SyncState::makeTables(connection);
        return made ? SyncState::conflicts(connection, schema) : Result<QList<SyncState::Conflict>>(made.error());
    });
    whenReady(read, this, [this, asked](const Result<QList<SyncState::Conflict>> &all) {
        if (asked != m_asked)
            return; // a newer question is on its way
        if (!all)
            return Q_EMIT failed(all.error());
        QList<RecordId> records;
        QHash<RecordId, QList<SyncState::Conflict>> conflicts;
        for (const SyncState::Conflict &one : *all) {
            if (!conflicts.contains(one.record))
                records << one.record;
            conflicts[one.record] << one;
        }
        if (!m_ready || conflicts != m_conflicts) {
            beginResetModel();
            m_records = records;
            m_conflicts = conflicts;
            m_ready = true;
            endResetModel();
        }
        Q_EMIT ready();
    });
}

int ConflictModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_records.size());
}

QVariant ConflictModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || (role != Qt::DisplayRole && role != Qt::ToolTipRole && role != Qt::AccessibleTextRole))
        return {};
    const QList<SyncState::Conflict> conflicts = m_conflicts.value(m_records.at(index.row()));
    const SyncState::Conflict &first = conflicts.first();
    const QString title = first.title.isEmpty() ? tr("(no name)") : first.title;
    if (first.field.isEmpty())
        return first.theirs == u"deleted" ? tr("%1 · deleted in Salesforce").arg(title) : tr("%1 · deleted here").arg(title);
    return tr("%1 · %n field(s)", nullptr, int(conflicts.size())).arg(title);
}
