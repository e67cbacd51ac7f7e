#include "models/storage/referencefinder.h"

#include "models/schema/objects/contractnames.h"
#include "models/schema/objects/names.h"
#include "models/schema/objects/referencenames.h"
#include "models/schema/periods.h"
#include "models/schema/sorttext.h"
#include "models/storage/connection.h"
#include "models/storage/health.h"
#include "models/storage/searchindex.h"

namespace {

QDate dayOf(const Statement &row, int column)
{
    return QDate::fromString(row.text(column).left(10), Qt::ISODate);
}

FoundReference fromRow(const Statement &row, const QDate &today)
{
    FoundReference found {.id = row.integer(0), .uuid = row.text(1), .name = row.text(2), .account = row.integer(3), .customer = row.text(4),
                          .type = row.text(5), .category = row.text(6), .audience = row.text(7), .reach = row.text(8), .status = row.text(9),
                          .industry = row.text(10), .segment = row.text(11), .products = row.text(12).split(u'\n', Qt::SkipEmptyParts),
                          .useCase = row.text(13), .url = row.text(14), .contact = row.text(15), .contactTitle = row.text(16), .notes = row.text(17),
                          .customerLegalOn = dayOf(row, 18), .ownLegalOn = dayOf(row, 19),
                          .uses = int(row.integer(26)), .limit = row.isNull(27) ? -1 : int(row.integer(27)), .lastUse = dayOf(row, 28)};
    found.facts = {.completed = found.status == customer_reference::completed, .customerLegal = row.integer(20) != 0, .ownLegal = row.integer(21) != 0,
                   .external = found.reach == customer_reference::external,
                   .accountAtRisk = ReferenceRules::isAtRisk(row.text(22), row.isNull(23) ? QVariant() : QVariant(row.real(23))), .start = dayOf(row, 24), .end = dayOf(row, 25)};
    found.obstacles = ReferenceRules::obstacles(found.facts, today, true);
    return found;
}

Result<QList<FoundReference>> read(Connection &connection, const QDate &today, const QString &uuid)
{
    const DateSpan quarter = spanOf(Period::ThisQuarter, today);
    Statement rows = connection.prepare(
        u"SELECT r.id, r.uuid, r.Name, r.Account__c, a.Name, r.Reference_Type__c, r.Reference_Category__c, r.Audience__c, r.Internal_or_External__c, r.Status__c, a.Industry, a.Segment__c, "
        "(SELECT group_concat(p, char(10)) FROM (SELECT DISTINCT Product__c AS p FROM Contract WHERE AccountId = a.id AND deleted = 0 AND Product__c <> '' ORDER BY p)), "
        "r.Reference_Notes__c, r.Published_Reference_URL__c, c.Name, c.Title, r.Notes__c, r.Customer_Legal_Date__c, r.Own_Legal_Date__c, r.Approved_by_Legal__c, r.Mattermost_Legal_Sign_Off__c, "
        "a.Health__c, a.Open_Risk_Amount__c, r.Reference_Start_Date__c, r.Reference_End_Date__c, "
        "(SELECT count(*) FROM Reference_Use__c u WHERE u.Customer_Reference__c = r.id AND u.deleted = 0 AND u.Use_Date__c BETWEEN ?1 AND ?2), r.Uses_per_Quarter__c, "
        "(SELECT max(Use_Date__c) FROM Reference_Use__c u WHERE u.Customer_Reference__c = r.id AND u.deleted = 0 AND u.Use_Date__c <= ?3) "
        "FROM Customer_Reference__c r LEFT JOIN Account a ON a.id = r.Account__c LEFT JOIN Contact c ON c.id = r.Customer_Reference_Contact__c WHERE r.deleted = 0 AND (?4 = '' OR r.uuid = ?4) ORDER BY r.id"_s);
    rows.bind(1, quarter.from.toString(Qt::ISODate)).bind(2, quarter.to.toString(Qt::ISODate)).bind(3, today.toString(Qt::ISODate)).bind(4, uuid.isNull() ? u""_s : uuid);
    QList<FoundReference> all;
    while (rows.step())
        all << fromRow(rows, today);
    if (rows.failed() || !rows.isValid())
        return connection.lastError();
    return all;
}

/// Whether each typed word begins one of the words.
bool says(const FoundReference &reference, const QString &typed)
{
    const QStringList words = SearchIndex::wordsOf(QStringList {reference.name, reference.customer, reference.category, reference.useCase}.join(u' '));
    const QStringList wanted = SearchIndex::wordsOf(typed);
    return std::all_of(wanted.cbegin(), wanted.cend(), [&](const QString &one) { return std::any_of(words.cbegin(), words.cend(), [&](const QString &word) { return word.startsWith(one); }); });
}

bool fits(const FoundReference &reference, const ReferenceWish &wish)
{
    const auto is = [](const QString &wanted, const QString &value) { return wanted.isEmpty() || wanted == value; };
    return is(wish.type, reference.type) && is(wish.category, reference.category) && is(wish.reach, reference.reach) && is(wish.industry, reference.industry) && is(wish.segment, reference.segment)
        && (is(wish.audience, reference.audience) || reference.audience == u"Everyone") && (wish.product.isEmpty() || reference.products.contains(wish.product))
        && (!wish.usableOnly || reference.isUsable(wish.reach != customer_reference::internal)) && says(reference, wish.words);
}

bool isBetter(const FoundReference &a, const FoundReference &b)
{
    const auto rank = [](const FoundReference &one) {
        return std::tuple(one.isUsable(true) ? 0 : one.isUsable(false) ? 1 : 2, one.isOverLimit(), one.uses, one.lastUse.isValid() ? one.lastUse.toJulianDay() : 0);
    };
    return rank(a) != rank(b) ? rank(a) < rank(b) : a.name.compare(b.name, Qt::CaseInsensitive) < 0;
}

struct Asked {
    QString answer;
    int references = 0;
};

Result<QHash<RecordId, Asked>> readAsked(Connection &connection)
{
    Statement rows = connection.prepare(u"SELECT a.id, a.Reference_Survey_Answer__c, (SELECT count(*) FROM Customer_Reference__c r WHERE r.Account__c = a.id AND r.deleted = 0) FROM Account a WHERE a.deleted = 0"_s);
    QHash<RecordId, Asked> asked;
    while (rows.step())
        asked.insert(rows.integer(0), {rows.text(1), int(rows.integer(2))});
    if (rows.failed() || !rows.isValid())
        return connection.lastError();
    return asked;
}

CandidateFacts factsOf(const HealthRow &row, const Asked &asked, const QDate &today)
{
    const auto &nps = row.readings[health_measure::nps];
    const bool fresh = nps.value && nps.day.daysTo(today) <= healthMeasures().at(health_measure::nps).staleDays;
    return {.tone = row.rating.isEmpty() ? row.computed.tone : HealthRules::toneOf(row.rating), .score = row.score >= 0 ? row.score : row.computed.score,
            .severeTickets = int(row.readings[health_measure::severe].value.value_or(0)), .openRisk = row.readings[health_measure::openRisk].value.value_or(0) > 0,
            .nps = fresh ? nps.value : std::nullopt, .answer = asked.answer};
}

} // namespace

bool FoundReference::isUsable(bool outside) const
{
    return obstacles.isEmpty() || (!outside && obstacles == QList {ReferenceRules::Obstacle::InternalOnly});
}

QStringList FoundReference::reasons() const
{
    QStringList all;
    for (const ReferenceRules::Obstacle obstacle : obstacles)
        all << ReferenceRules::sentence(obstacle, facts);
    return all;
}

QList<FoundReference> fitting(const QList<FoundReference> &all, const ReferenceWish &wish)
{
    QList<FoundReference> found;
    std::copy_if(all.cbegin(), all.cend(), std::back_inserter(found), [&](const FoundReference &one) { return fits(one, wish); });
    std::stable_sort(found.begin(), found.end(), isBetter);
    return found;
}

QFuture<Result<QList<FoundReference>>> findReferences(RecordStore &store)
{
    return store.database().run([today = store.context().today](Connection &connection) { return read(connection, today, {}); });
}

QFuture<Result<FoundReference>> findReference(RecordStore &store, const QString &uuid)
{
    return store.database().run([today = store.context().today, uuid](Connection &connection) -> Result<FoundReference> {
        const Result<QList<FoundReference>> found = uuid.isEmpty() ? QList<FoundReference>() : read(connection, today, uuid);
        if (!found)
            return found.error();
        if (found->isEmpty())
            return Error {.kind = Error::Kind::NotFound, .text = QCoreApplication::translate("References", "There is no customer reference with the id %1.").arg(uuid)};
        return found->first();
    });
}

QFuture<Result<QList<ReferenceCandidate>>> referenceCandidates(RecordStore &store)
{
    return store.database().run([&schema = store.schema(), context = store.context()](Connection &connection) -> Result<QList<ReferenceCandidate>> {
        const Result<HealthBook> book = readHealthBook(connection, schema, context);
        if (!book)
            return book.error();
        const Result<QHash<RecordId, Asked>> asked = readAsked(connection);
        if (!asked)
            return asked.error();
        QList<std::pair<ReferenceCandidate, CandidateFacts>> all;
        for (const HealthRow &row : book->rows) {
            const Asked one = asked->value(row.id);
            const CandidateFacts facts = factsOf(row, one, context.today);
            if (ReferenceRules::isCandidate(facts))
                all.append({{.account = row.id, .name = row.name, .score = facts.score, .answer = one.answer, .reasons = ReferenceRules::candidateReasons(facts), .references = one.references}, facts});
        }
        const auto rank = [](const auto &one) { return std::tuple(one.first.answer != customer_reference::saidYes, one.first.references > 0, -one.second.nps.value_or(-100), -one.first.score); };
        std::stable_sort(all.begin(), all.end(), [rank](const auto &a, const auto &b) { return rank(a) != rank(b) ? rank(a) < rank(b) : a.first.name.compare(b.first.name, Qt::CaseInsensitive) < 0; });
        QList<ReferenceCandidate> candidates;
        for (const auto &one : std::as_const(all))
            candidates << one.first;
        return candidates;
    });
}
