#include "models/lists/recordlistmodel.h"

#include "models/schema/values.h"

RecordListModel::RecordListModel(RecordStore &store, int object, QObject *parent)
    : QAbstractTableModel(parent)
    , m_store(store)
    , m_type(store.schema().type(object))
{
    m_query.object = object;
    m_query.sort = m_type->listSort;
    m_query.descending = m_type->listDescending;
    setColumns(m_type->listColumns);
    connect(&m_store, &RecordStore::changed, this, &RecordListModel::changed);
}

const Field *RecordListModel::fieldAt(int column) const
{
    return column >= 0 && column < m_columns.size() ? m_type->field(m_columns.at(column)) : nullptr;
}

void RecordListModel::setColumns(const QStringList &fieldNames)
{
    beginResetModel();
    m_columns.clear();
    m_fields.clear();
    for (const QString &name : fieldNames) {
        if (const Field *field = m_type->field(name)) {
            m_columns << name;
            m_fields << (field->hasColumn() ? QStringList {name} : field->parts);
        }
    }
    const QString currency = u"CurrencyIsoCode"_s;
    if (m_type->field(currency) && !m_fields.contains(currency))
        m_fields << currency;
    m_blocks.clear();
    ++m_generation;
    endResetModel();
}

void RecordListModel::setQuery(const Query &query)
{
    const int object = m_query.object;
    m_query = query;
    m_query.object = object;
    reload();
}

void RecordListModel::setWords(const QString &words)
{
    if (m_query.words == words)
        return;
    m_query.words = words;
    reload();
}

void RecordListModel::sort(int column, Qt::SortOrder order)
{
    const Field *field = fieldAt(column);
    if (!field || !field->hasColumn())
        return;
    m_query.sort = field->name;
    m_query.descending = order == Qt::DescendingOrder;
    m_query.thenBy.clear();
    reload();
}

void RecordListModel::sortThenBy(int column, Qt::SortOrder order)
{
    const Field *field = fieldAt(column);
    if (!field || !field->hasColumn())
        return;
    m_query.thenBy = field->name;
    m_query.thenDescending = order == Qt::DescendingOrder;
    reload();
}

void RecordListModel::reload()
{
    const int asked = ++m_asked;
    whenReady(m_store.ids(m_query), this, [this, asked](const Result<QList<RecordId>> &found) {
        if (asked != m_asked)
            return; // a newer question is on its way
        if (!found)
            return Q_EMIT failed(found.error());
        takeIds(*found);
    });
}

void RecordListModel::takeIds(const QList<RecordId> &ids)
{
    // The same rows in the same order: only their contents may differ, so selection and scroll stay.
    if (m_ready && ids == m_ids) {
        refreshBlocks();
    } else {
        // One reset beats thousands of moves; the page restores the current row by id.
        beginResetModel();
        m_ids = ids;
        m_blocks.clear();
        ++m_generation;
        m_ready = true;
        endResetModel();
    }
    Q_EMIT ready();
}

void RecordListModel::refreshBlocks()
{
    const QList<int> blocks = m_blocks.keys();
    m_blocks.clear();
    ++m_generation;
    for (const int block : blocks)
        request(block);
}

void RecordListModel::request(int block) const
{
    if (m_blocks.size() >= keptBlocks) {
        const auto oldest = std::min_element(m_blocks.begin(), m_blocks.end(),
                                             [](const Block &a, const Block &b) { return a.used < b.used; });
        m_blocks.erase(oldest);
    }
    m_blocks[block].used = ++m_clock;
    auto *self = const_cast<RecordListModel *>(this); // data() is const; what it fetches is only a cache
    whenReady(m_store.rows(m_query.object, m_ids.mid(block * blockSize, blockSize), m_fields), self,
              [self, block, generation = m_generation](const Result<RowBlock> &rows) {
                  if (generation != self->m_generation)
                      return;
                  if (!rows)
                      return Q_EMIT self->failed(rows.error());
                  self->takeRows(block, *rows);
              });
}

void RecordListModel::takeRows(int block, const RowBlock &rows)
{
    const auto entry = m_blocks.find(block);
    if (entry == m_blocks.end())
        return; // scrolled far away meanwhile
    entry->rows = rows;
    entry->loaded = true;
    const int first = block * blockSize;
    const int last = std::min(first + blockSize, int(m_ids.size())) - 1;
    if (last >= first && !m_columns.isEmpty())
        Q_EMIT dataChanged(index(first, 0), index(last, int(m_columns.size()) - 1));
}

const Record *RecordListModel::recordAt(int row, const RowBlock **block) const
{
    const int number = row / blockSize;
    const auto entry = m_blocks.find(number);
    if (entry == m_blocks.end()) {
        request(number);
        return nullptr;
    }
    entry->used = ++m_clock;
    if (!entry->loaded || row % blockSize >= entry->rows.records.size())
        return nullptr;
    *block = &entry->rows;
    return &entry->rows.records.at(row % blockSize);
}

int RecordListModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_ids.size());
}

int RecordListModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_columns.size());
}

QVariant RecordListModel::valueOf(const Field &field, const Record &record, const RowBlock &block, int role) const
{
    const QVariant value = record.value(field.name);
    if (role == ValueRole)
        return value;
    if (role == SortRole)
        return sortKey(field, value);
    if (role == ToneRole) {
        const Choice *choice = field.choice(value.toString());
        return choice ? choice->tone : QString();
    }
    if (field.type == FieldType::Address)
        return addressLines(field, record).join(u", "_s);
    return displayText(field, value, m_locale, record.text(u"CurrencyIsoCode"_s), block.titles);
}

QVariant RecordListModel::data(const QModelIndex &index, int role) const
{
    const Field *field = index.isValid() ? fieldAt(index.column()) : nullptr;
    if (!field)
        return {};
    switch (role) {
    case IdRole:
        return qlonglong(m_ids.at(index.row()));
    case FieldRole:
        return field->name;
    case Qt::TextAlignmentRole:
        return int(Qt::AlignVCenter | (field->isNumber() ? Qt::AlignRight : Qt::AlignLeft));
    case Qt::DisplayRole:
    case Qt::AccessibleTextRole:
    case Qt::ToolTipRole:
    case ValueRole:
    case SortRole:
    case ToneRole:
    case LoadedRole:
        break;
    default:
        return {};
    }
    const RowBlock *block = nullptr;
    const Record *record = recordAt(index.row(), &block);
    if (role == LoadedRole)
        return record != nullptr;
    return record ? valueOf(*field, *record, *block, role) : QVariant();
}

QVariant RecordListModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation == Qt::Vertical)
        return role == Qt::DisplayRole ? QVariant(section + 1) : QVariant();
    const Field *field = fieldAt(section);
    if (!field)
        return {};
    if (role == Qt::DisplayRole || role == Qt::ToolTipRole || role == Qt::AccessibleTextRole)
        return labelOf(*field);
    if (role == Qt::TextAlignmentRole)
        return int(Qt::AlignVCenter | (field->isNumber() ? Qt::AlignRight : Qt::AlignLeft));
    return {};
}

void RecordListModel::changed(const ChangeSet &changes)
{
    if (changes.schema)
        m_type = m_store.schema().type(m_query.object);
    if (changes.concerns(m_query.object))
        reload();
    else if (m_ready)
        refreshBlocks(); // a linked record may have been renamed: what is on screen is read again
}
