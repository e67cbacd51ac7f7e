#include "models/lists/recordlistmodel.h"

#include "models/schema/datewords.h"
#include "models/schema/values.h"

QString ListCell::spoken() const
{
    QStringList parts {text};
    if (!note.isEmpty())
        parts << note;
    for (const ShownBadge &badge : badges)
        parts << badge.text;
    return parts.join(u", "_s);
}

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
    return column >= 0 && column < m_shown.size() ? m_shown.at(column) : nullptr;
}

void RecordListModel::setColumns(const QStringList &fieldNames)
{
    beginResetModel();
    m_columns.clear();
    for (const QString &name : fieldNames) {
        if (m_type->field(name) && !m_columns.contains(name))
            m_columns << name;
    }
    takeFields();
    keepPrevious();
    m_prepared = false;
    endResetModel();
}

/// The fields behind the columns, in the version of the type that is in force, and what must be read to show them.
void RecordListModel::takeFields()
{
    m_shown.clear();
    m_fields.clear();
    QStringList wanted;
    for (const QString &name : std::as_const(m_columns)) {
        const Field *field = m_type->field(name);
        m_shown << field;
        if (field)
            wanted << (field->hasColumn() ? QStringList {name} : field->parts);
    }
    wanted << u"CurrencyIsoCode"_s;
    if (m_columns.contains(m_type->nameField))
        wanted << badgeFields(*m_type);
    for (const QString &name : std::as_const(wanted)) {
        if (m_type->field(name) && !m_fields.contains(name))
            m_fields << name;
    }
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

void RecordListModel::showIds(const QList<RecordId> &ids)
{
    m_given = true;
    ++m_asked; // no query any more
    takeIds(ids);
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
    if (m_given)
        return refreshBlocks();
    const int asked = ++m_asked;
    const Field *sort = m_type->field(m_query.sort);
    // A long list that has an index shows its first rows at once; the others follow.
    if (!m_ready && (!sort || sort->indexed) && m_query.where.isEmpty() && m_query.words.isEmpty())
        askForFirstRows(asked);
    else
        askForAll(asked);
}

void RecordListModel::askForAll(int asked)
{
    whenReady(m_store.ids(m_query), this, [this, asked](const Result<QList<RecordId>> &found) {
        if (asked != m_asked)
            return; // a newer question is on its way
        if (!found)
            return Q_EMIT failed(found.error());
        takeIds(*found);
        prepareSorting();
    });
}

void RecordListModel::askForFirstRows(int asked)
{
    Query first = m_query;
    first.limit = firstRows;
    whenReady(m_store.listStart(first, m_fields, blockSize), this, [this, asked](const Result<ListStart> &start) {
        if (asked != m_asked)
            return;
        askForAll(asked);
        if (!start || start->ids.size() < firstRows)
            return; // a short list is here in a moment, whole
        beginResetModel();
        m_today = m_store.context().today;
        m_ids = start->ids;
        m_blocks[0] = {start->rows, true, ++m_clock};
        endResetModel();
    });
}

/// Somebody who looks at a long list will sort it.
void RecordListModel::prepareSorting()
{
    if (m_prepared || m_ids.size() < longList)
        return;
    m_prepared = true;
    m_store.prepareSorting(m_query.object, m_columns);
}

int RecordListModel::rowOf(RecordId id, int hint) const
{
    const int first = std::clamp(hint - 256, 0, int(m_ids.size()));
    const int last = std::clamp(hint + 256, first, int(m_ids.size()));
    const auto near = std::find(m_ids.begin() + first, m_ids.begin() + last, id);
    return near != m_ids.begin() + last ? int(near - m_ids.begin()) : int(m_ids.indexOf(id));
}

void RecordListModel::takeIds(const QList<RecordId> &ids)
{
    m_today = m_store.context().today;
    // The same rows in the same order: only their contents may differ, so selection and scroll stay.
    if (m_ready && ids == m_ids) {
        refreshBlocks();
    } else if (!m_ready && !m_ids.isEmpty() && ids.size() > m_ids.size() && std::equal(m_ids.cbegin(), m_ids.cend(), ids.cbegin())) {
        // The first rows are shown already and stay as they are.
        beginInsertRows({}, int(m_ids.size()), int(ids.size()) - 1);
        m_ids = ids;
        m_ready = true;
        endInsertRows();
    } else {
        // One reset beats thousands of moves; the page restores the current row by id.
        beginResetModel();
        m_ids = ids;
        keepPrevious();
        m_ready = true;
        endResetModel();
    }
    Q_EMIT ready();
}

void RecordListModel::refreshBlocks()
{
    const QList<int> blocks = m_blocks.keys();
    keepPrevious();
    for (const int block : blocks)
        request(block);
}

/// Starts with no blocks; what the old ones held is shown until the new ones arrive, so that nothing flickers.
void RecordListModel::keepPrevious()
{
    RowBlock previous;
    for (Block &block : m_blocks) {
        previous.titles.insert(block.rows.titles);
        previous.records += block.rows.records;
    }
    if (!previous.records.isEmpty()) {
        m_previous = std::move(previous);
        m_previousRow.clear();
        for (int i = 0; i < m_previous.records.size(); ++i)
            m_previousRow.insert(m_previous.records.at(i).id, i);
    }
    m_blocks.clear();
    ++m_generation;
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

const Record *RecordListModel::recordAt(int row, const QHash<RecordId, QString> **titles) const
{
    const int number = row / blockSize;
    const auto entry = m_blocks.find(number);
    if (entry == m_blocks.end())
        request(number);
    else
        entry->used = ++m_clock;
    if (entry != m_blocks.end() && entry->loaded && row % blockSize < entry->rows.records.size()) {
        *titles = &entry->rows.titles;
        return &entry->rows.records.at(row % blockSize);
    }
    const auto previous = m_previousRow.constFind(m_ids.at(row));
    if (previous == m_previousRow.cend())
        return nullptr;
    *titles = &m_previous.titles;
    return &m_previous.records.at(*previous);
}

Qt::ItemFlags RecordListModel::flags(const QModelIndex &index) const
{
    const bool editable = index.isValid() && m_editable.contains(m_columns.value(index.column())) && idAt(index.row());
    return QAbstractTableModel::flags(index) | (editable ? Qt::ItemIsEditable : Qt::NoItemFlags);
}

int RecordListModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_ids.size());
}

int RecordListModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_columns.size());
}

QString RecordListModel::textOf(const Field &field, const Record &record, const QHash<RecordId, QString> &titles) const
{
    if (field.type == FieldType::Address)
        return addressLines(field, record).join(u", "_s);
    return displayText(field, record.value(field.name), m_locale, record.text(u"CurrencyIsoCode"_s), titles);
}

QVariant RecordListModel::valueOf(const Field &field, const Record &record, const QHash<RecordId, QString> &titles, int role) const
{
    const QVariant value = record.value(field.name);
    switch (role) {
    case ValueRole:
        return value;
    case SortRole:
        return sortKey(field, value);
    case ToneRole: {
        const Choice *choice = field.choice(value.toString());
        return choice ? choice->tone : QString();
    }
    default:
        return textOf(field, record, titles);
    }
}

bool RecordListModel::cellAt(int row, int column, ListCell &cell) const
{
    const QHash<RecordId, QString> *titles = nullptr;
    const Field *field = fieldAt(column);
    const Record *record = field && row >= 0 && row < m_ids.size() ? recordAt(row, &titles) : nullptr;
    if (!record)
        return false;
    const QVariant value = record->value(field->name);
    cell.field = field;
    cell.isName = field->name == m_type->nameField;
    cell.text = textOf(*field, *record, *titles);
    if (cell.isName && cell.text.trimmed().isEmpty())
        cell.text = titleOf(*m_type, *record);
    cell.isZero = field->isNumber() && value.isValid() && value.toDouble() == 0;
    if (field->type == FieldType::Picklist && value.isValid()) {
        if (const Choice *choice = field->choice(value.toString()))
            cell.tone = choice->tone;
    }
    if (field->type == FieldType::Date && value.isValid()) {
        cell.note = DateWords::distance(value.toDate(), m_today);
        const qint64 days = m_today.daysTo(value.toDate());
        cell.noteMarked = field->countdown && days >= 0 && days < 60;
    }
    if (cell.isName)
        cell.badges = badgesOf(*m_type, *record, m_locale);
    return true;
}

QString RecordListModel::spokenAt(const QModelIndex &index) const
{
    QStringList words;
    for (int column = index.column(); column < (m_speaksRows ? columnCount() : index.column() + 1); ++column) {
        ListCell cell;
        if (cellAt(index.row(), column, cell) && !cell.text.isEmpty())
            words << cell.spoken();
    }
    return words.join(u", "_s);
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
    case Qt::AccessibleTextRole:
        return spokenAt(index);
    case Qt::DisplayRole:
    case Qt::ToolTipRole:
    case ValueRole:
    case SortRole:
    case ToneRole:
    case LoadedRole:
        break;
    default:
        return {};
    }
    const QHash<RecordId, QString> *titles = nullptr;
    const Record *record = recordAt(index.row(), &titles);
    if (role == LoadedRole)
        return record != nullptr;
    return record ? valueOf(*field, *record, *titles, role) : QVariant();
}

QString RecordListModel::sortWords(const Field &field) const
{
    if (field.name == m_query.sort)
        return m_query.descending ? tr("sorted descending") : tr("sorted ascending");
    if (field.name == m_query.thenBy)
        return m_query.thenDescending ? tr("then sorted descending") : tr("then sorted ascending");
    return {};
}

QVariant RecordListModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation == Qt::Vertical)
        return role == Qt::DisplayRole ? QVariant(section + 1) : QVariant();
    const Field *field = fieldAt(section);
    if (!field)
        return {};
    switch (role) {
    case Qt::DisplayRole:
    case Qt::ToolTipRole:
    case Qt::AccessibleTextRole:
        return labelOf(*field);
    case Qt::AccessibleDescriptionRole:
        return sortWords(*field);
    case Qt::TextAlignmentRole:
        return int(Qt::AlignVCenter | (field->isNumber() ? Qt::AlignRight : Qt::AlignLeft));
    default:
        return {};
    }
}

void RecordListModel::changed(const ChangeSet &changes)
{
    if (changes.schema) {
        m_type = m_store.schema().type(m_query.object);
        takeFields();
    }
    if (changes.concerns(m_query.object))
        reload();
    else if (m_ready)
        refreshBlocks(); // a linked record may have been renamed: what is on screen is read again
}
