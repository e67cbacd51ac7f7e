#include "models/storage/mover.h"

#include "models/storage/searchindex.h"

#include <QRegularExpression>
#include <QSet>
#include <QUrl>

namespace Mover {

namespace {

/// A record whose parent changed, and the parent it had.
struct Departure {
    RecordId id = 0;
    RecordId from = 0;
};

/// One move: what left, and what was looked at already.
struct Carriage {
    Writer &writer;
    QString field; ///< the lookup that is moved, on records of `object`
    int object = 0;
    RecordId target = 0;
    QList<Departure> departures = {};
    QSet<RecordId> seen = {};
};

QList<RecordId> childrenOf(Connection &connection, const ObjectType &child, const QString &field, RecordId parent)
{
    // Those in the recycle bin go along, so that they come back to the right place.
    Statement rows = connection.prepare(
        u"SELECT id FROM %1 WHERE %2 = ?1 AND deleted IN (0, 1) UNION SELECT record FROM record_link WHERE target = ?1 AND field = ?2 AND record BETWEEN ?3 AND ?4"_s.arg(
            quoted(child.name), quoted(field)));
    rows.bind(1, parent).bind(2, field).bind(3, firstIdOf(child.code)).bind(4, lastIdOf(child.code));
    QList<RecordId> ids;
    while (rows.step())
        ids << rows.integer(0);
    return ids;
}

/// Whether a record like the moved ones, still at the old place, takes part in `child`.
bool somebodyStays(const Carriage &carriage, const ObjectType &type, const Record &child, RecordId from)
{
    for (const Field &field : type.fields) {
        if (!field.isLookup())
            continue;
        for (const RecordId other : targetsOf(child.value(field.name))) {
            if (objectCodeOf(other) != carriage.object)
                continue;
            const Result<Record> person = carriage.writer.read(other);
            if (person && !person->deleted && person->link(carriage.field) == from)
                return true;
        }
    }
    return false;
}

/// `child` with every link to `from` set to `to`. Derived links follow by themselves.
Record repointed(const ObjectType &type, const Record &child, RecordId from, RecordId to)
{
    Record after = child;
    for (const Field &field : type.fields) {
        if (!field.isLookup() || field.readOnly || from == 0)
            continue;
        QList<RecordId> targets = targetsOf(child.value(field.name));
        const qsizetype place = targets.indexOf(from);
        if (place < 0)
            continue;
        targets[place] = to;
        QVariantList links;
        for (const RecordId link : std::as_const(targets))
            links << qlonglong(link);
        after.set(field.name, field.type == FieldType::Lookups ? QVariant(links) : links.first());
    }
    return after;
}

/// Carries one child along. True if anything of it changed.
Result<bool> carry(Carriage &carriage, const ObjectType &type, RecordId id, RecordId from)
{
    const Result<Record> before = carriage.writer.read(id);
    if (!before)
        return before.error();
    const bool stays = from != 0 && somebodyStays(carriage, type, *before, from);
    const Record after = stays ? *before : repointed(type, *before, from, carriage.target);
    if (const Result<> updated = carriage.writer.update(*before, after); !updated)
        return updated.error();
    const Result<Record> now = carriage.writer.read(id);
    if (!now)
        return now.error();
    return now->values != before->values;
}

/// Everything that hangs on what left, and what hangs on that.
Result<int> carryFollowers(Carriage &carriage)
{
    int followed = 0;
    for (qsizetype i = 0; i < carriage.departures.size(); ++i) {
        const Departure departure = carriage.departures.at(i);
        const ObjectType *parent = carriage.writer.schema().typeOf(departure.id);
        for (const RelatedList &list : parent->related) {
            const ObjectType *child = carriage.writer.schema().type(list.object);
            if (!child || !child->field(list.field))
                continue;
            for (const RecordId id : childrenOf(carriage.writer.connection(), *child, list.field, departure.id)) {
                if (carriage.seen.contains(id))
                    continue;
                carriage.seen.insert(id);
                const Result<bool> carried = carry(carriage, *child, id, departure.from);
                if (!carried)
                    return carried.error();
                if (*carried) {
                    ++followed;
                    carriage.departures << Departure {id, departure.from};
                }
            }
        }
    }
    return followed;
}

Result<> checkTarget(Writer &writer, RecordId target)
{
    const Result<Record> there = writer.read(target);
    if (!there)
        return there.error();
    if (there->deleted) {
        return Error {.kind = Error::Kind::Conflict,
                      .text = QCoreApplication::translate("Storage", "%1 is in the recycle bin. Restore it first, or choose another.")
                                  .arg(titleOf(*writer.schema().typeOf(target), *there))};
    }
    return {};
}

QString stepName(Writer &writer, const QList<RecordId> &ids, RecordId target)
{
    const Schema &schema = writer.schema();
    const QString place = readTitle(writer.connection(), schema, target);
    if (ids.size() == 1)
        return QCoreApplication::translate("Storage", "Move %1 to %2").arg(readTitle(writer.connection(), schema, ids.first()), place);
    const ObjectType *type = ids.isEmpty() ? nullptr : schema.typeOf(ids.first());
    return QCoreApplication::translate("Storage", "Move %1 %2 to %3").arg(ids.size()).arg(type ? translated(type->pluralLabel) : QString(), place);
}

} // namespace

Result<Moved> move(Writer &writer, const QList<RecordId> &ids, const QString &field, RecordId target)
{
    if (const Result<> fine = checkTarget(writer, target); !fine)
        return fine.error();
    writer.setCheck(false);
    writer.nameStep(stepName(writer, ids, target));
    Carriage carriage {.writer = writer, .field = field, .object = ids.isEmpty() ? 0 : objectCodeOf(ids.first()), .target = target};
    Moved moved;
    for (const RecordId id : ids) {
        const Result<Record> before = writer.read(id);
        if (!before)
            return before.error();
        if (before->deleted || before->link(field) == target || id == target)
            continue;
        Record after = *before;
        after.set(field, qlonglong(target));
        after.dangling.remove(field);
        if (const Result<> updated = writer.update(*before, after); !updated)
            return updated.error();
        ++moved.chosen;
        carriage.seen.insert(id);
        carriage.departures << Departure {id, before->link(field)};
    }
    const Result<int> followed = carryFollowers(carriage);
    if (!followed)
        return followed.error();
    moved.followed = *followed;
    return moved;
}

namespace {

/// Mail services that anybody may use: their domain says nothing about a company.
bool isPublicMail(const QString &domain)
{
    static const QSet<QString> services {u"gmail"_s, u"googlemail"_s, u"outlook"_s, u"hotmail"_s, u"live"_s, u"msn"_s, u"yahoo"_s, u"ymail"_s,
                                         u"icloud"_s, u"me"_s, u"mac"_s, u"aol"_s, u"gmx"_s, u"web"_s, u"mail"_s, u"proton"_s, u"protonmail"_s,
                                         u"pm"_s, u"qq"_s, u"163"_s, u"126"_s, u"yandex"_s, u"t-online"_s, u"orange"_s, u"free"_s, u"laposte"_s,
                                         u"comcast"_s, u"zoho"_s, u"fastmail"_s, u"naver"_s, u"uol"_s, u"bol"_s, u"libero"_s};
    static const QRegularExpression form(uR"(^([^.]+)\.([^.]+|[^.]{2,3}\.[^.]{2})$)"_s); // yahoo.com, yahoo.co.uk; not mail.acme.com
    const QRegularExpressionMatch parts = form.match(domain);
    return parts.hasMatch() && services.contains(parts.captured(1));
}

QString domainOfEmail(const QString &address)
{
    return address.contains(u'@') ? address.section(u'@', -1).trimmed().toLower() : QString();
}

QString domainOfUrl(const QString &address)
{
    const QString host = QUrl::fromUserInput(address).host().toLower();
    return host.startsWith(u"www.") ? host.mid(4) : host;
}

/// All domains that the fields of `kind` of a record name.
QStringList domainsOf(const ObjectType &type, const Record &record, FieldType kind)
{
    QStringList domains;
    for (const Field &field : type.fields) {
        if (field.type != kind)
            continue;
        const QString text = record.text(field.name);
        const QString domain = kind == FieldType::Email ? domainOfEmail(text) : domainOfUrl(text);
        if (domain.contains(u'.'))
            domains << domain;
    }
    return domains;
}

bool belongsTo(const QString &domain, const QStringList &others)
{
    return std::any_of(others.begin(), others.end(), [&](const QString &other) {
        return domain == other || domain.endsWith(u'.' + other) || other.endsWith(u'.' + domain);
    });
}

/// Votes of everything that names `domain`: a web site settles it, each colleague's address speaks for their place.
void vote(Connection &connection, const Schema &schema, const QString &domain, const QString &field, const ObjectType &mover, QHash<RecordId, int> &votes)
{
    constexpr int candidates = 200;
    QList<RecordId> found = SearchIndex::match(connection, u"find_who"_s, SearchIndex::wordsOf(domain), candidates);
    if (domain.count(u'.') > 1) // a mail server below the company's domain
        found += SearchIndex::match(connection, u"find_who"_s, SearchIndex::wordsOf(domain.section(u'.', 1)), candidates);
    for (const RecordId id : found) {
        const ObjectType *type = schema.typeOf(id);
        const Result<Record> record = readRecord(connection, schema, id);
        if (!type || !record || record->deleted)
            continue;
        if (type->code == mover.code) {
            if (const RecordId place = record->link(field); place && belongsTo(domain, domainsOf(*type, *record, FieldType::Email)))
                votes[place] += 1;
        } else if (mover.field(field)->targets.contains(type->name) && belongsTo(domain, domainsOf(*type, *record, FieldType::Url))) {
            votes[id] += candidates;
        }
    }
}

} // namespace

QList<RecordId> suggestions(Connection &connection, const Schema &schema, const QList<RecordId> &ids, const QString &field, int limit)
{
    QHash<RecordId, int> votes;
    QSet<RecordId> present;
    QSet<QString> asked;
    for (const RecordId id : ids.mid(0, 50)) {
        const ObjectType *type = schema.typeOf(id);
        const Result<Record> record = readRecord(connection, schema, id);
        if (!type || !type->field(field) || !record)
            continue;
        present.insert(record->link(field));
        for (const QString &domain : domainsOf(*type, *record, FieldType::Email)) {
            if (asked.contains(domain) || isPublicMail(domain))
                continue;
            asked.insert(domain);
            vote(connection, schema, domain, field, *type, votes);
        }
    }
    QList<RecordId> places = votes.keys();
    places.removeIf([&](RecordId place) { return present.contains(place); });
    std::sort(places.begin(), places.end(), [&](RecordId a, RecordId b) {
        const int left = votes.value(a);
        const int right = votes.value(b);
        return left != right ? left > right : a < b;
    });
    return places.mid(0, limit);
}

} // namespace Mover
