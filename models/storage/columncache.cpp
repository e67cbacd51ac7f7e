#include "models/storage/columncache.h"

#include "models/schema/sorttext.h"
#include "models/storage/rows.h"

#include <sqlite3.h>

#include <algorithm>

namespace {

constexpr RecordId fewestRows = 5000; ///< below this SQLite is quick enough
constexpr RecordId mostRows = 20000000;
constexpr size_t mostBytes = 16u << 20; ///< of all ranks together
constexpr int mostAtOnce = 4; ///< columns read in one walk, each with four bytes a row while it is made
constexpr size_t mostKeyBytes = 128u << 20; ///< while one column is made
constexpr size_t mostPending = 3000; ///< changed rows that are worked in one by one
constexpr qint64 sliceMilliseconds = 8;

uint32_t slotOf(RecordId id)
{
    return uint32_t(id & 0xffffffffLL);
}

QByteArray titleKey(Connection &connection, const Schema &schema, RecordId id)
{
    return SortText::key(readTitle(connection, schema, id).toUtf8());
}

} // namespace

struct ColumnCache::Column {
    QString name;
    const Field *field = nullptr;
    Ranks ranks;
    bool fits = true;
    bool stale = false; ///< must be made anew
    std::vector<uint32_t> pending; ///< places that changed since
    QHash<RecordId, size_t> titles; ///< of link targets, as hashes
    std::vector<RecordId> renamed; ///< targets that may have another title now
    quint64 used = 0;
};

struct ColumnCache::Table {
    QByteArray name;
    int object = 0;
    const ObjectType *type = nullptr;
    std::vector<bool> live; ///< by slot
    bool liveKnown = false;
    std::vector<uint32_t> pending;
    QHash<QString, std::shared_ptr<Column>> columns;

    bool isLive(uint32_t slot) const { return slot < live.size() && live[slot]; }
    void setLive(uint32_t slot, bool alive)
    {
        if (slot >= live.size())
            live.resize(slot + 1);
        live[slot] = alive;
    }
};

/// One column on its way: read, then (links) named, then sorted.
struct ColumnCache::Part {
    std::shared_ptr<Column> column;
    enum class Phase { Names, Sort, Done } phase = Phase::Names;
    KeyDictionary keys;
    std::vector<uint32_t> codes; ///< by slot: code + 1, 0 is empty
    std::unique_ptr<KeyDictionary> titles; ///< of links: the keys that are sorted
    std::vector<uint32_t> titleOf; ///< of links: code of the title by code of the link
    std::unique_ptr<CodeSort> sort;
};

/// Columns of one table that are read in one walk, and then made one after the other.
struct ColumnCache::Build {
    std::shared_ptr<Table> table;
    std::vector<std::unique_ptr<Part>> parts;
    QStringList wanted; ///< with what was here already
    bool scanned = false;
    RecordId last = 0;
    QString sql;
    QByteArray key;
};

ColumnCache::ColumnCache(Connection &connection)
    : m_connection(connection)
{
    sqlite3_update_hook(
        connection.handle(), [](void *cache, int, const char *, const char *table, sqlite3_int64 id) { static_cast<ColumnCache *>(cache)->rowChanged(table, id); }, this);
}

ColumnCache::~ColumnCache()
{
    if (m_connection.handle())
        sqlite3_update_hook(m_connection.handle(), nullptr, nullptr);
}

void ColumnCache::rowChanged(const char *name, RecordId id)
{
    if (m_tables.isEmpty())
        return;
    const auto table = m_tables.constFind(objectCodeOf(id));
    if (table != m_tables.cend() && qstrcmp(name, (*table)->name.constData()) == 0) {
        if ((*table)->pending.size() <= mostPending)
            (*table)->pending.push_back(slotOf(id));
        for (const auto &column : std::as_const((*table)->columns)) {
            if (column->pending.size() <= mostPending)
                column->pending.push_back(slotOf(id));
        }
    }
    for (const auto &other : std::as_const(m_tables)) {
        for (const auto &column : std::as_const(other->columns)) {
            if (!column->titles.isEmpty() && column->renamed.size() <= mostPending && column->titles.contains(id))
                column->renamed.push_back(id);
        }
    }
}

// --- what is here ----------------------------------------------------------------------------------------------------

bool ColumnCache::suits(const ObjectType &type)
{
    Statement &row = m_connection.cached(u"SELECT max(id) FROM %1"_s.arg(quoted(type.name)));
    const RecordId highest = row.step() ? row.integer(0) : 0;
    row.reset();
    const RecordId places = highest - firstIdOf(type.code);
    return places >= fewestRows && places <= mostRows;
}

ColumnCache::Table &ColumnCache::tableOf(const ObjectType &type)
{
    std::shared_ptr<Table> &table = m_tables[type.code];
    if (!table) {
        table = std::make_shared<Table>();
        table->name = type.name.toUtf8();
        table->object = type.code;
    }
    table->type = &type;
    return *table;
}

bool ColumnCache::isReady(const Schema &schema, const ObjectType &type, const QString &field)
{
    const auto table = m_tables.constFind(type.code);
    if (table == m_tables.cend() || !(*table)->liveKnown || (*table)->pending.size() > mostPending)
        return false;
    const auto column = (*table)->columns.constFind(field);
    if (column == (*table)->columns.cend() || !(*column)->fits || (*column)->stale || (*column)->ranks.places() == 0)
        return false;
    if ((*column)->pending.size() > mostPending || (*column)->renamed.size() > mostPending)
        return false;
    (*table)->type = &type;
    return update(**table) && update(schema, **table, **column) && !(*column)->stale;
}

bool ColumnCache::fits(const ObjectType &type, const QString &field) const
{
    const auto table = m_tables.constFind(type.code);
    const auto column = table == m_tables.cend() ? nullptr : (*table)->columns.value(field);
    return !column || column->fits;
}

/// What has not been used for longest goes, but nothing that somebody waits for.
void ColumnCache::makeRoom(const Build &build)
{
    const auto isKept = [&build](const Table &table, const Column &column) { return &table == build.table.get() && build.wanted.contains(column.name); };
    for (;;) {
        size_t bytes = 0;
        std::shared_ptr<Table> from;
        std::shared_ptr<Column> oldest;
        for (const auto &table : std::as_const(m_tables)) {
            for (const auto &column : std::as_const(table->columns)) {
                bytes += column->ranks.bytes();
                if (column->ranks.places() && !isKept(*table, *column) && (!oldest || column->used < oldest->used)) {
                    oldest = column;
                    from = table;
                }
            }
        }
        if (bytes <= mostBytes || !oldest)
            return;
        from->columns.remove(oldest->name);
    }
}

// --- building --------------------------------------------------------------------------------------------------------

QStringList ColumnCache::missing(const Schema &schema, const ObjectType &type, const QStringList &fields)
{
    QStringList names;
    for (const QString &field : fields) {
        if (fits(type, field) && !isReady(schema, type, field))
            names << field;
    }
    return names;
}

Result<bool> ColumnCache::build(const Schema &schema, const ObjectType &type, const QStringList &fields)
{
    if (!m_build) {
        const QStringList names = missing(schema, type, fields);
        if (names.isEmpty())
            return false;
        begin(type, names.mid(0, mostAtOnce));
        m_build->wanted = fields;
    }
    Build &now = *m_build;
    if (!now.scanned) {
        const Result<bool> more = scan(now);
        if (!more) {
            for (const auto &part : now.parts)
                now.table->columns.remove(part->column->name);
            m_build.reset();
            return more;
        }
        now.scanned = !*more;
        return true;
    }
    if (const Result<> done = advance(schema, now); !done)
        return done.error();
    if (!now.parts.empty())
        return true;
    now.table->liveKnown = true;
    m_build.reset();
    return !missing(schema, type, fields).isEmpty();
}

void ColumnCache::begin(const ObjectType &type, const QStringList &fields)
{
    Table &table = tableOf(type);
    if (table.pending.size() > mostPending)
        table.liveKnown = false;
    if (!table.liveKnown) {
        table.live.clear();
        table.pending.clear();
    }
    m_build = std::make_unique<Build>();
    m_build->table = m_tables.value(type.code);
    m_build->last = firstIdOf(type.code) - 1;
    QStringList columns {u"id"_s};
    for (const QString &name : fields) {
        auto part = std::make_unique<Part>();
        part->column = std::make_shared<Column>();
        part->column->name = name;
        part->column->field = type.field(name);
        columns << quoted(name);
        // From here on every change is noticed, also in rows that were read already.
        table.columns.insert(name, part->column);
        m_build->parts.push_back(std::move(part));
    }
    m_build->sql = u"SELECT %1 FROM %2 WHERE deleted = 0 AND id > ? ORDER BY id"_s.arg(columns.join(u", "_s), quoted(type.name));
}

/// One slice of what comes after reading: the last part is named, sorted and finished, then goes.
Result<> ColumnCache::advance(const Schema &schema, Build &build)
{
    Part &part = *build.parts.back();
    QElapsedTimer clock;
    clock.start();
    switch (part.phase) {
    case Part::Phase::Names:
        if (part.column->field->isLookup() && part.column->fits)
            nameLinks(schema, part);
        if (!part.titles || part.titleOf.size() == part.keys.size())
            part.phase = Part::Phase::Sort;
        break;
    case Part::Phase::Sort:
        if (!part.sort)
            part.sort = std::make_unique<CodeSort>(part.titles ? *part.titles : part.keys);
        if (!part.sort->step(clock, sliceMilliseconds))
            part.phase = Part::Phase::Done;
        break;
    case Part::Phase::Done:
        finish(part);
        makeRoom(build);
        build.parts.pop_back();
        break;
    }
    return {};
}

Result<bool> ColumnCache::scan(Build &build)
{
    QElapsedTimer clock;
    clock.start();
    Statement &rows = m_connection.cached(build.sql);
    rows.bind(1, build.last);
    int read = 0;
    bool more = false;
    while (rows.step()) {
        build.last = rows.integer(0);
        const uint32_t slot = slotOf(build.last);
        if (!build.table->liveKnown)
            build.table->setLive(slot, true);
        int column = 0;
        for (const auto &part : build.parts) {
            build.key.clear();
            if (!SortKey::append(build.key, rows, ++column, *part->column->field) || !part->column->fits)
                continue;
            if (slot >= part->codes.size())
                part->codes.resize(slot + 1);
            part->codes[slot] = part->keys.codeOf(build.key) + 1;
        }
        if (++read % 256 == 0 && clock.elapsed() > sliceMilliseconds) {
            more = true;
            break;
        }
    }
    const bool failed = rows.failed();
    const Error error = failed ? m_connection.lastError() : Error {};
    rows.reset();
    if (failed)
        return error;
    for (const auto &part : build.parts) {
        if (part->keys.bytes() <= mostKeyBytes)
            continue;
        part->column->fits = false;
        part->keys = {};
        part->codes = {};
    }
    return more;
}

/// Links sort by the titles of their targets.
void ColumnCache::nameLinks(const Schema &schema, Part &part)
{
    if (!part.titles)
        part.titles = std::make_unique<KeyDictionary>();
    QElapsedTimer clock;
    clock.start();
    while (part.titleOf.size() < part.keys.size() && clock.elapsed() <= sliceMilliseconds) {
        const QByteArrayView bytes = part.keys.key(uint32_t(part.titleOf.size()));
        uint64_t id = 0;
        for (const char byte : bytes)
            id = id << 8 | uint8_t(byte);
        const RecordId target = RecordId(id ^ (uint64_t(1) << 63));
        const QByteArray title = titleKey(m_connection, schema, target);
        part.column->titles.insert(target, qHash(title));
        part.titleOf.push_back(part.titles->codeOf(title));
    }
}

void ColumnCache::finish(Part &part)
{
    if (!part.column->fits)
        return;
    const std::vector<uint32_t> &order = part.sort->order();
    const uint64_t count = order.size();
    // Room between neighbours for values that come later, as much as the width allows.
    const uint64_t room = count < 15 ? 0xfe : count < 4000 ? 0xfffe : 0xfffffffe;
    const uint32_t step = uint32_t(std::clamp<uint64_t>(room / (count + 1), 1, 4096));
    std::vector<uint32_t> rankOf(count);
    for (size_t i = 0; i < order.size(); ++i)
        rankOf[order[i]] = uint32_t(i + 1) * step;
    part.column->ranks = Ranks(std::max<size_t>(1, part.codes.size()), uint32_t(room));
    for (size_t slot = 0; slot < part.codes.size(); ++slot) {
        if (const uint32_t code = part.codes[slot])
            part.column->ranks.set(slot, rankOf[part.titles ? part.titleOf[code - 1] : code - 1]);
    }
    part.column->used = ++m_clock;
}

// --- working changes in ----------------------------------------------------------------------------------------------

Result<> ColumnCache::update(Table &table)
{
    Statement &row = m_connection.cached(u"SELECT deleted FROM %1 WHERE id = ?"_s.arg(quoted(table.type->name)));
    for (const uint32_t slot : std::exchange(table.pending, {})) {
        row.reset();
        row.bind(1, (RecordId(table.object) << 32) + slot);
        const bool alive = row.step() && row.integer(0) == 0;
        if (row.failed())
            return m_connection.lastError();
        table.setLive(slot, alive);
    }
    row.reset();
    return {};
}

Result<bool> ColumnCache::keyOfRow(const Schema &schema, const Table &table, const Column &column, uint32_t slot, QByteArray &key)
{
    Statement &row = m_connection.cached(u"SELECT %1 FROM %2 WHERE id = ?"_s.arg(quoted(column.name), quoted(table.type->name)));
    row.bind(1, (RecordId(table.object) << 32) + slot);
    key.clear();
    const bool found = row.step();
    const bool filled = found && SortKey::append(key, row, 0, *column.field);
    const RecordId target = filled && column.field->isLookup() ? row.integer(0) : 0;
    const bool failed = row.failed();
    row.reset();
    if (failed)
        return m_connection.lastError();
    if (target)
        key = titleKey(m_connection, schema, target);
    return filled;
}

Result<> ColumnCache::update(const Schema &schema, Table &table, Column &column)
{
    column.used = ++m_clock;
    for (const RecordId target : std::exchange(column.renamed, {})) {
        if (qHash(titleKey(m_connection, schema, target)) != column.titles.value(target)) {
            column.stale = true; // its rows are spread all over: reading the column again is simplest
            return {};
        }
    }
    if (column.pending.empty())
        return {};
    std::vector<uint32_t> places = std::exchange(column.pending, {});
    std::sort(places.begin(), places.end());
    places.erase(std::unique(places.begin(), places.end()), places.end());
    return place(schema, table, column, std::move(places));
}

/// Gives changed rows their rank: that of an equal value, or one between the neighbours, which are found by halving.
Result<> ColumnCache::place(const Schema &schema, Table &table, Column &column, std::vector<uint32_t> places)
{
    column.ranks.grow(places.back() + 1);
    for (const uint32_t slot : places)
        column.ranks.set(slot, 0);
    std::vector<uint32_t> order;
    for (uint32_t slot = 0; slot < column.ranks.places(); ++slot) {
        if (column.ranks.at(slot))
            order.push_back(slot);
    }
    column.ranks.sort(order, false);
    QByteArray key;
    QByteArray other;
    for (const uint32_t slot : places) {
        const Result<bool> filled = keyOfRow(schema, table, column, slot, key);
        if (!filled)
            return filled.error();
        if (!*filled)
            continue;
        if (column.field->isLookup()) {
            Statement &row = m_connection.cached(u"SELECT %1 FROM %2 WHERE id = ?"_s.arg(quoted(column.name), quoted(table.type->name)));
            row.bind(1, (RecordId(table.object) << 32) + slot);
            if (row.step())
                column.titles.insert(row.integer(0), qHash(key));
            row.reset();
        }
        Error failure;
        bool failed = false;
        const auto isBefore = [&](uint32_t there, const QByteArray &wanted) {
            if (const Result<bool> read = keyOfRow(schema, table, column, there, other); !read) {
                failed = true;
                failure = read.error();
            }
            return other < wanted;
        };
        const auto at = std::lower_bound(order.begin(), order.end(), key, isBefore);
        if (failed)
            return failure;
        uint32_t rank = 0;
        if (at != order.end() && keyOfRow(schema, table, column, *at, other) && other == key) {
            rank = column.ranks.at(*at);
        } else {
            const uint32_t below = at == order.begin() ? 0 : column.ranks.at(*std::prev(at));
            const uint32_t above = at == order.end() ? std::min<uint64_t>(column.ranks.limit(), uint64_t(below) + 2048) : column.ranks.at(*at);
            rank = below + (above - below) / 2;
            if (rank == below) {
                column.stale = true; // no room left between these two
                return {};
            }
        }
        column.ranks.set(slot, rank);
        order.insert(at, slot);
    }
    return {};
}

// --- the answer ------------------------------------------------------------------------------------------------------

QList<RecordId> ColumnCache::ordered(const ObjectType &type, const QList<Key> &keys, const QList<RecordId> *among)
{
    const Table &table = tableOf(type);
    const bool backwards = !keys.isEmpty() && keys.first().descending;
    std::vector<uint32_t> places;
    if (among) {
        for (const RecordId id : *among) {
            if (table.isLive(slotOf(id)))
                places.push_back(slotOf(id));
        }
        std::sort(places.begin(), places.end());
    } else {
        places.reserve(table.live.size());
        for (uint32_t slot = 0; slot < table.live.size(); ++slot) {
            if (table.live[slot])
                places.push_back(slot);
        }
    }
    if (backwards)
        std::reverse(places.begin(), places.end());
    for (auto key = keys.crbegin(); key != keys.crend(); ++key)
        table.columns.value(key->field)->ranks.sort(places, key->descending);
    QList<RecordId> ids(qsizetype(places.size()));
    const RecordId base = RecordId(type.code) << 32;
    std::transform(places.begin(), places.end(), ids.begin(), [base](uint32_t slot) { return base + slot; });
    return ids;
}
