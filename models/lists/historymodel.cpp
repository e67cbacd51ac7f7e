#include "models/lists/historymodel.h"

#include "models/schema/values.h"

HistoryModel::HistoryModel(RecordStore &store, RecordId id, QObject *parent)
    : QAbstractTableModel(parent)
    , m_store(store)
    , m_id(id)
{
    connect(&m_store, &RecordStore::changed, this, [this](const ChangeSet &changes) {
        if (changes.concerns(m_id))
            reload();
    });
    reload();
}

void HistoryModel::readMore()
{
    m_limit *= 2;
    reload();
}

/// The records that a line speaks of: who did it, and what a lookup pointed to.
static QList<RecordId> recordsOf(const HistoryLine &line, const Field *field)
{
    QList<RecordId> ids {line.step.who};
    if (!field || !field->isLookup())
        return ids;
    for (const QVariant &value : {line.before, line.after}) {
        const QVariantList all = field->type == FieldType::Lookups ? value.toList() : QVariantList {value};
        for (const QVariant &one : all)
            ids << one.toLongLong();
    }
    return ids;
}

void HistoryModel::reload()
{
    const int asked = ++m_asked;
    whenReady(m_store.history(m_id, m_limit), this, [this, asked](const Result<QList<HistoryLine>> &lines) {
        if (asked != m_asked)
            return; // a newer question is on its way
        if (!lines)
            return Q_EMIT failed(lines.error());
        QList<RecordId> ids;
        const ObjectType *type = m_store.schema().typeOf(m_id);
        for (const HistoryLine &line : *lines)
            ids << recordsOf(line, type->field(line.field));
        std::sort(ids.begin(), ids.end());
        ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
        ids.removeAll(0);
        whenReady(m_store.titles(ids), this, [this, asked, lines = *lines](const QHash<RecordId, QString> &titles) {
            if (asked == m_asked)
                take(lines, titles);
        });
    });
}

void HistoryModel::take(const QList<HistoryLine> &lines, const QHash<RecordId, QString> &titles)
{
    beginResetModel();
    m_lines = lines;
    m_titles = titles;
    endResetModel();
    Q_EMIT ready();
}

bool HistoryModel::canRestore(int row) const
{
    if (row < 0 || row >= m_lines.size() || m_lines.at(row).event != u"update")
        return false;
    const Field *field = m_store.schema().typeOf(m_id)->field(m_lines.at(row).field);
    return field && !field->readOnly;
}

int HistoryModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_lines.size());
}

int HistoryModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : columns;
}

QString HistoryModel::valueWords(const HistoryLine &line, const QVariant &value) const
{
    const Field *field = m_store.schema().typeOf(m_id)->field(line.field);
    return field ? displayText(*field, value, m_locale, {}, m_titles).simplified() : QString();
}

QString HistoryModel::words(const HistoryLine &line, int column) const
{
    switch (column) {
    case When:
        return displayText({.type = FieldType::DateTime}, line.step.at, m_locale);
    case What: {
        if (line.event == u"create")
            return tr("Created");
        if (line.event == u"delete")
            return tr("Deleted");
        if (line.event == u"restore")
            return tr("Restored");
        const Field *field = m_store.schema().typeOf(m_id)->field(line.field);
        return field ? labelOf(*field) : line.field;
    }
    case From:
        return valueWords(line, line.before);
    case To:
        return valueWords(line, line.after);
    case Who:
        return m_titles.value(line.step.who);
    default:
        return {};
    }
}

QVariant HistoryModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= m_lines.size())
        return {};
    if (role == Qt::DisplayRole || role == Qt::ToolTipRole || role == Qt::AccessibleTextRole)
        return words(m_lines.at(index.row()), index.column());
    return {};
}

QVariant HistoryModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || (role != Qt::DisplayRole && role != Qt::AccessibleTextRole))
        return {};
    switch (section) {
    case When: return tr("Date");
    case What: return tr("Field");
    case From: return tr("Original Value");
    case To: return tr("New Value");
    case Who: return tr("User");
    default: return {};
    }
}
