#include "models/samples/generator.h"

#include "models/samples/inventor.h"
#include "models/schema/objects/names.h"
#include "models/storage/searchindex.h"
#include "models/storage/slices.h"
#include "models/storage/writer.h"

#include <cmath>

namespace {

/// How many of `total` each of `owners` gets when few get most, in shuffled order; a share of them gets none. Adds up exactly.
std::vector<int> skewedCounts(qint64 owners, qint64 total, double idle, qint64 atLeastOne, Dice &dice)
{
    std::vector<int> counts(size_t(std::max<qint64>(owners, 0)));
    const qint64 busy = std::max<qint64>(1, owners - qint64(double(owners) * idle));
    if (counts.empty() || total <= 0)
        return counts;
    double sum = 0;
    for (qint64 i = 0; i < busy; ++i)
        sum += std::pow(double(i + 1), -0.7);
    qint64 left = total;
    for (qint64 i = 0; i < busy; ++i) {
        const qint64 share = qint64(double(total) * std::pow(double(i + 1), -0.7) / sum);
        counts[size_t(i)] = int(std::min(left, i == 0 ? std::max(share, atLeastOne) : share));
        left -= counts[size_t(i)];
    }
    for (qint64 i = busy - 1; left > 0; i = i == 0 ? busy - 1 : i - 1, --left)
        ++counts[size_t(i)];
    for (size_t i = counts.size() - 1; i > 0; --i)
        std::swap(counts[i], counts[size_t(dice.next() % (i + 1))]);
    return counts;
}

/// The numbers of the owners, each as often as its count says, shuffled.
std::vector<quint32> shuffledBag(const std::vector<int> &counts, Dice &dice)
{
    std::vector<quint32> bag;
    for (size_t owner = 0; owner < counts.size(); ++owner)
        bag.insert(bag.end(), size_t(counts[owner]), quint32(owner));
    for (size_t i = bag.size(); i > 1; --i)
        std::swap(bag[i - 1], bag[size_t(dice.next() % i)]);
    return bag;
}

class GeneratorJob
{
public:
    GeneratorJob(Schema &schema, const Generator::Options &options, std::shared_ptr<Generator::Progress> progress, Writer::Options step)
        : m_schema(schema)
        , m_options(options)
        , m_progress(progress ? std::move(progress) : std::make_shared<Generator::Progress>())
        , m_step(std::move(step))
        , m_inventor(options.seed, options.today)
    {
        m_step.kind = u"import"_s;
        m_step.bulk = true;
        m_step.check = false;
        plan();
    }

    /// Makes some thousand records in one transaction. True while there are more.
    Result<bool> slice(Connection &connection, const Database &database);
    const Generator::Counts &counts() const { return m_counts; }

private:
    struct Stage {
        qint64 count = 0;
        Record (GeneratorJob::*make)(qint64 number) = nullptr;
        std::vector<RecordId> *ids = nullptr; ///< where their ids are kept, for later links
    };

    void plan();
    Record user(qint64 number);
    Record account(qint64 number);
    Record contact(qint64 number);
    Record opportunity(qint64 number);
    Record supportCase(qint64 number);
    Record activity(qint64 number);
    Record event(qint64 number);
    RecordId anyUser(Dice &dice) const;
    QVariantList peopleOf(qint64 account, Dice &dice, int most) const;
    Dice linkDice(int object, qint64 number) const { return Dice(m_options.seed ^ (quint64(object) << 56) ^ (quint64(number) * 0xd6e8feb86659fd93ULL)); }
    qint64 anyAccount(Dice &dice) const { return m_accounts.empty() ? 0 : qint64(dice.next() % m_accounts.size()); }
    void setLink(Record &record, const QString &field, RecordId target) const
    {
        if (target)
            record.set(field, qlonglong(target));
    }
    RecordId accountId(qint64 number) const { return size_t(number) < m_accounts.size() ? m_accounts[size_t(number)] : 0; }

    Schema &m_schema;
    Generator::Options m_options;
    std::shared_ptr<Generator::Progress> m_progress;
    Writer::Options m_step;
    Inventor m_inventor;
    QList<Stage> m_stages;
    qint64 m_next = 0; ///< within the first stage
    qint64 m_stepNumber = 0;
    Generator::Counts m_counts;
    std::vector<RecordId> m_users;
    std::vector<RecordId> m_accounts;
    std::vector<RecordId> m_contacts;
    std::vector<RecordId> m_deals;
    std::vector<quint32> m_dealAccounts;
    std::vector<quint32> m_firstContact; ///< contacts of account n: from [n] up to [n + 1]
    std::vector<quint32> m_bag; ///< the account of each activity
};

void GeneratorJob::plan()
{
    Dice dice(m_options.seed ^ 0x5741ULL);
    const std::vector<int> people = skewedCounts(m_options.accounts, m_options.contacts, 0.05, 0, dice);
    quint32 first = 0;
    for (const int count : people) {
        m_firstContact.push_back(first);
        first += quint32(count);
    }
    m_firstContact.push_back(first);
    m_bag = shuffledBag(skewedCounts(m_options.accounts, m_options.activities, 0.08, std::min<qint64>(500, m_options.activities), dice), dice);
    m_stages = {
        {std::clamp<qint64>(m_options.accounts / 80, 3, 120), &GeneratorJob::user, &m_users},
        {m_options.accounts, &GeneratorJob::account, &m_accounts},
        {m_options.contacts, &GeneratorJob::contact, &m_contacts},
        {m_options.accounts * 2, &GeneratorJob::opportunity, &m_deals},
        {m_options.accounts * 3 / 2, &GeneratorJob::supportCase, nullptr},
        {m_options.activities, &GeneratorJob::activity, nullptr},
        {m_options.activities / 25, &GeneratorJob::event, nullptr},
    };
    for (const Stage &stage : std::as_const(m_stages))
        m_progress->total += stage.count;
}

RecordId GeneratorJob::anyUser(Dice &dice) const
{
    // The person who works here has a book of their own; the rest is colleagues'.
    return m_users.empty() || dice.chance(0.08) ? m_step.who : m_users[size_t(dice.next() % m_users.size())];
}

QVariantList GeneratorJob::peopleOf(qint64 account, Dice &dice, int most) const
{
    QVariantList people;
    if (size_t(account) + 1 >= m_firstContact.size())
        return people;
    const quint32 first = m_firstContact[size_t(account)];
    const quint32 count = m_firstContact[size_t(account) + 1] - first;
    for (int i = 0; count > 0 && i < most; ++i) {
        const qlonglong person = m_contacts[first + quint32(dice.next() % count)];
        if (!people.contains(person))
            people << person;
    }
    return people;
}

Record GeneratorJob::user(qint64 number)
{
    return m_inventor.user(number);
}

Record GeneratorJob::account(qint64 number)
{
    Dice dice = linkDice(object_code::account, number);
    Record record = m_inventor.account(number);
    setLink(record, account::owner, anyUser(dice));
    if (number > 0 && dice.chance(0.06))
        setLink(record, account::parent, m_accounts[size_t(dice.next() % quint64(number))]);
    return record;
}

Record GeneratorJob::contact(qint64 number)
{
    Dice dice = linkDice(object_code::contact, number);
    const auto behind = std::upper_bound(m_firstContact.begin(), m_firstContact.end(), quint32(number));
    const qint64 account = m_options.accounts > 0 ? std::distance(m_firstContact.begin(), behind) - 1 : 0;
    Record record = m_inventor.contact(number, account);
    setLink(record, contact::account, accountId(account));
    setLink(record, contact::owner, anyUser(dice));
    return record;
}

Record GeneratorJob::opportunity(qint64 number)
{
    Dice dice = linkDice(object_code::opportunity, number);
    const qint64 account = anyAccount(dice);
    m_dealAccounts.push_back(quint32(account));
    Record record = m_inventor.opportunity(number, account);
    setLink(record, opportunity::account, accountId(account));
    setLink(record, opportunity::owner, anyUser(dice));
    return record;
}

Record GeneratorJob::supportCase(qint64 number)
{
    Dice dice = linkDice(object_code::supportCase, number);
    const qint64 account = anyAccount(dice);
    Record record = m_inventor.supportCase(number, account);
    setLink(record, support_case::account, accountId(account));
    if (const QVariantList people = peopleOf(account, dice, 1); !people.isEmpty())
        record.set(support_case::contact, people.first());
    setLink(record, support_case::owner, anyUser(dice));
    return record;
}

Record GeneratorJob::activity(qint64 number)
{
    Dice dice = linkDice(object_code::activity, number);
    const qint64 account = m_bag.empty() ? 0 : m_bag[size_t(number)];
    Record record = m_inventor.activity(number, m_options.activities, account);
    setLink(record, activity::what, accountId(account));
    if (!m_deals.empty() && dice.chance(0.04)) {
        if (const size_t deal = size_t(dice.next() % m_deals.size()); m_dealAccounts[deal] == account)
            record.set(activity::what, qlonglong(m_deals[deal]));
    }
    if (const QVariantList people = peopleOf(account, dice, dice.chance(0.12) ? dice.between(2, 5) : 1); !people.isEmpty())
        record.set(activity::who, people);
    setLink(record, activity::owner, anyUser(dice));
    return record;
}

Record GeneratorJob::event(qint64 number)
{
    Dice dice = linkDice(object_code::event, number);
    const qint64 account = anyAccount(dice);
    Record record = m_inventor.event(number, m_options.activities / 25, account);
    setLink(record, event::what, accountId(account));
    if (const QVariantList people = peopleOf(account, dice, dice.between(1, 4)); !people.isEmpty())
        record.set(event::who, people);
    setLink(record, event::owner, anyUser(dice));
    return record;
}

Result<bool> GeneratorJob::slice(Connection &connection, const Database &database)
{
    Transaction transaction(connection);
    if (!transaction.isOpen())
        return connection.lastError();
    Writer writer(connection, m_schema, m_step);
    writer.continueStep(m_stepNumber);
    for (int rows = 0; !m_stages.isEmpty() && rows < 20000 && !(rows % 64 == 63 && database.isPersonWaiting()); ++rows) {
        const Stage &stage = m_stages.first();
        if (m_next >= stage.count) {
            m_stages.removeFirst();
            m_next = 0;
            continue;
        }
        const Record record = (this->*stage.make)(m_next++);
        const Result<RecordId> made = writer.create(record);
        if (!made)
            return made.error();
        if (stage.ids)
            stage.ids->push_back(*made);
        ++m_counts[m_schema.type(record.object)->name];
        ++m_progress->done;
    }
    if (const Result<> flushed = writer.flush(); !flushed)
        return flushed.error();
    if (const Result<> committed = transaction.commit(); !committed)
        return committed.error();
    m_stepNumber = writer.step();
    return !m_stages.isEmpty();
}

} // namespace

QFuture<Result<Generator::Counts>> Generator::run(RecordStore &store, const Options &options, std::shared_ptr<Progress> progress)
{
    const RuleContext context = store.context();
    Options complete = options;
    if (!complete.today.isValid())
        complete.today = context.today;
    const Writer::Options step {.name = QCoreApplication::translate("Samples", "Generate records"), .who = context.me, .now = context.now};
    auto promise = std::make_shared<QPromise<Result<Counts>>>();
    promise->start();
    auto job = std::make_shared<GeneratorJob>(store.schema(), complete, std::move(progress), step);
    runInSlices(store.database(), [job, promise, &database = store.database(), announce = store.announcer()](Connection &connection) {
        const Result<bool> more = job->slice(connection, database);
        if (more && *more)
            return true;
        announce({.everything = true});
        promise->addResult(more ? Result<Counts>(job->counts()) : Result<Counts>(more.error()));
        promise->finish();
        return false;
    });
    return promise->future();
}
