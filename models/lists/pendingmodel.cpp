#include "models/lists/pendingmodel.h"

#include "models/schema/values.h"
#include "models/storage/connection.h"

PendingModel::PendingModel(RecordStore &store, QObject *parent)
    : QAbstractTableModel(parent)
    , m_store(store)
{
}

void PendingModel::reload()
{
    const int asked = ++m_asked;
    const auto read = m_store.database().run([&schema = m_store.schema()](Connection &connection) -> Result<QList<SyncState::Pending>> {
        const Result<SyncState::Figures> figures = SyncState::figures(connection, schema);
        return figures ? SyncState::pending(connection, schema) : Result<QList<SyncState::Pending>>(figures.error());
    });
    whenReady(read, this, [this, asked](const Result<QList<SyncState::Pending>> &lines) {
        if (asked != m_asked)
            return; // a newer question is on its way
        if (!lines)
            return Q_EMIT failed(lines.error());
        if (!m_ready || *lines != m_lines) {
            beginResetModel();
            m_lines = *lines;
            m_ready = true;
            endResetModel();
        }
        Q_EMIT ready();
    });
}

void PendingModel::setSending(bool sending)
{
    if (std::exchange(m_sending, sending) == sending || m_lines.isEmpty())
        return;
    Q_EMIT dataChanged(index(0, StateColumn), index(int(m_lines.size()) - 1, StateColumn));
}

QString PendingModel::fieldOf(const SyncState::Pending &line) const
{
    const ObjectType *type = m_store.schema().typeOf(line.record);
    if (line.field.isEmpty())
        return line.kind == u"create" ? tr("New %1").arg(translated(type->label)) : tr("Deleted %1").arg(translated(type->label));
    const Field *field = type->field(line.field);
    return field ? labelOf(*field) : line.field;
}

QString PendingModel::stateOf(const SyncState::Pending &line) const
{
    if (line.state == u"conflict")
        return tr("Conflict: you decide");
    if (line.state == u"refused")
        return line.words.isEmpty() ? tr("Refused (%1)").arg(line.code) : tr("Refused: %1").arg(line.words);
    if (line.state == u"uncertain")
        return m_sending ? tr("Sending") : tr("Sent, answer lost; sent again without doubling it");
    return tr("Waiting");
}

QString PendingModel::wordsOf(int row) const
{
    if (row < 0 || row >= m_lines.size() || m_lines.at(row).state != u"refused")
        return {};
    const SyncState::Pending &line = m_lines.at(row);
    const ObjectType *type = m_store.schema().typeOf(line.record);
    QStringList fields;
    for (const QString &name : line.refusedFields) {
        const Field *field = type->field(name);
        fields << (field ? labelOf(*field) : name);
    }
    const QString words = line.words.isEmpty() ? line.code : line.words;
    return fields.isEmpty() ? tr("Salesforce says: “%1”").arg(words) : tr("Salesforce says about %1: “%2”").arg(fields.join(u", "_s), words);
}

int PendingModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_lines.size());
}

int PendingModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(ColumnCount);
}

QVariant PendingModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || (role != Qt::DisplayRole && role != Qt::ToolTipRole && role != Qt::AccessibleTextRole))
        return {};
    const SyncState::Pending &line = m_lines.at(index.row());
    switch (index.column()) {
    case RecordColumn: return line.title.isEmpty() ? tr("(no name)") : line.title;
    case FieldColumn: return fieldOf(line);
    case Was: return role == Qt::DisplayRole ? line.beforeWords.simplified() : line.beforeWords;
    case Is: return role == Qt::DisplayRole ? line.afterWords.simplified() : line.afterWords;
    case When: return displayText({.type = FieldType::DateTime}, line.at, QLocale());
    case StateColumn: return stateOf(line);
    default: return {};
    }
}

QVariant PendingModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (role != Qt::DisplayRole && role != Qt::AccessibleTextRole)
        return {};
    if (orientation == Qt::Vertical)
        return section + 1;
    switch (section) {
    case RecordColumn: return tr("Record");
    case FieldColumn: return tr("Field");
    case Was: return tr("Was");
    case Is: return tr("Is");
    case When: return tr("When");
    case StateColumn: return tr("State");
    default: return {};
    }
}
