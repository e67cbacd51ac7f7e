#include "models/storage/featurerequests.h"

#include "models/schema/objects/feedbacknames.h"
#include "models/schema/objects/names.h"
#include "models/schema/values.h"
#include "models/storage/namemask.h"
#include "models/storage/rows.h"
#include "models/storage/step.h"

namespace {

const QString meetsTheNeed = u"Meets the need"_s;
const QString somethingIsMissing = u"Something is missing"_s;
constexpr int daysToShow = 7;

Error noCustomer()
{
    return {.kind = Error::Kind::Invalid, .text = QCoreApplication::translate("Storage", "Nobody asks here: choose the words in a call, an account or another record that belongs to a customer.")};
}

/// An open request of that name; else a new one.
Result<RecordId> requestNamed(Writer &writer, const QString &name, const QString &words)
{
    const RecordId known = writer.connection().scalar(u"SELECT id FROM Feature_Request__c WHERE deleted = 0 AND Name = ? COLLATE NOCASE AND Status__c NOT IN ('Shipped', 'Closed', 'Declined') ORDER BY id LIMIT 1"_s, {name}).toLongLong();
    if (known)
        return known;
    Record request = newRecord(*writer.schema().type(object_code::featureRequest), writer.context(), nullptr, {{feature_request::name, name}, {feature_request::description, words}});
    return writer.create(request);
}

Result<RecordId> fromWords(Writer &writer, RecordId from, const QString &words)
{
    const Result<Record> note = writer.read(from);
    if (!note)
        return note.error();
    const RecordId customer = customerOf(*writer.schema().typeOf(from), *note);
    if (!customer)
        return noCustomer();
    const QString name = nameFromWords(words);
    writer.nameStep(QCoreApplication::translate("Storage", "New feature request “%1”").arg(name));
    const Result<RecordId> request = requestNamed(writer, name, words);
    if (!request)
        return request;
    QHash<QString, QVariant> values {{feature_request_ask::request, qlonglong(*request)}, {feature_request_ask::account, qlonglong(customer)}, {feature_request_ask::quote, words}};
    if (note->object == object_code::activity)
        values.insert(feature_request_ask::call, qlonglong(from));
    const Result<RecordId> ask = writer.create(newRecord(*writer.schema().type(object_code::featureRequestAsk), writer.context(), nullptr, values));
    return ask ? request : ask;
}

struct Asker {
    Record ask; ///< the first of the account
    QString account;
};

QString taskSubject(const QString &request, const QString &account)
{
    return QCoreApplication::translate("Storage", "Show “%1” to %2", "a feature that shipped, to a customer").arg(request, account).left(255);
}

/// One for each account, see `accountsToShow`. `all`: every ask whose need is not met.
Result<QList<Asker>> askersToShow(Connection &connection, const Schema &schema, const RuleContext &context, const Record &request, QList<Record> *all = nullptr)
{
    QList<Asker> askers;
    QSet<RecordId> seen;
    for (const RecordId id : context.childrenOf(object_code::featureRequestAsk, feature_request_ask::request, request.id)) {
        const Result<Record> ask = readRecord(connection, schema, id);
        if (!ask)
            return ask.error();
        if (ask->text(feature_request_ask::answer) == meetsTheNeed)
            continue;
        if (all)
            all->append(*ask);
        const RecordId account = ask->link(feature_request_ask::account);
        if (!account || seen.contains(account))
            continue;
        seen.insert(account);
        const QString name = readTitle(connection, schema, account);
        const QVariant open = connection.scalar(u"SELECT count(*) FROM Activity WHERE deleted = 0 AND AccountId = ? AND IsClosed IS NOT 1 AND Subject = ?"_s, {qlonglong(account), taskSubject(request.text(feature_request::name), name)});
        if (open.toInt() == 0)
            askers.append({*ask, name});
    }
    return askers;
}

Result<> makeTask(Writer &writer, const Record &request, const Asker &asker)
{
    const ObjectType &type = *writer.schema().type(object_code::activity);
    Record task = newRecord(type, writer.context(), type.quickForm(u"newTask"_s), {{activity::what, asker.ask.value(feature_request_ask::account)}});
    task.set(activity::subject, taskSubject(request.text(feature_request::name), asker.account));
    if (const RecordId person = asker.ask.link(feature_request_ask::contact))
        task.set(activity::who, QVariantList {qlonglong(person)});
    const QVariant owner = writer.context().fieldOf(asker.ask.link(feature_request_ask::account), account::owner);
    if (owner.isValid())
        task.set(activity::owner, owner);
    task.set(activity::dueDate, writer.context().today.addDays(daysToShow));
    QString words = QCoreApplication::translate("Storage", "It shipped: show it, and write down in “%1” whether it meets their need or what is missing.").arg(asker.ask.text(feature_request_ask::name));
    if (const QString quote = asker.ask.text(feature_request_ask::quote); !quote.isEmpty())
        words += u"\n\n> "_s + QString(quote).replace(u'\n', u"\n> "_s);
    task.set(activity::comments, words);
    const Result<RecordId> made = writer.create(task);
    return made ? Result<>() : Result<>(made.error());
}

Result<int> makeTasks(Writer &writer, RecordId id)
{
    const NameMask::Off stored;
    const Result<Record> request = writer.read(id);
    if (!request)
        return request.error();
    QList<Record> all;
    const Result<QList<Asker>> askers = askersToShow(writer.connection(), writer.schema(), writer.context(), *request, &all);
    if (!askers)
        return askers.error();
    writer.nameStep(QCoreApplication::translate("Storage", "Tasks to show “%1”").arg(request->text(feature_request::name)));
    for (const Asker &asker : *askers) {
        if (const Result<> made = makeTask(writer, *request, asker); !made)
            return made.error();
    }
    for (const Record &before : std::as_const(all)) {
        Record after = before;
        after.set(feature_request_ask::answer, {});
        if (const Result<bool> changed = writer.updateIfChanged(before, after); !changed)
            return changed.error();
    }
    return int(askers->size());
}

} // namespace

RecordId customerOf(const ObjectType &type, const Record &record)
{
    if (record.object == object_code::account)
        return record.id;
    for (const Field &field : type.fields) {
        if (field.type == FieldType::Lookup && field.targets == QStringList {u"Account"_s} && record.link(field.name))
            return record.link(field.name);
    }
    return 0;
}

QString nameFromWords(const QString &words)
{
    QString name = words.section(u'\n', 0, 0).simplified();
    const qsizetype end = name.indexOf(u". "_s);
    if (end > 0)
        name.truncate(end);
    while (name.endsWith(u'.'))
        name.chop(1);
    return name.size() <= 80 ? name : name.left(79) + u'…';
}

QFuture<Result<RecordId>> requestFromWords(RecordStore &store, RecordId record, const QString &words)
{
    return inStep<RecordId>(store, {}, [record, words](Writer &writer) {
        return fromWords(writer, record, NameMask::inForce() ? NameMask::inForce()->unmasked(words) : words);
    });
}

QFuture<Result<QList<RecordId>>> accountsToShow(RecordStore &store, RecordId request)
{
    Writer::Options options {.who = store.me(), .now = store.context().now};
    return store.database().run([&schema = store.schema(), options, request](Connection &connection) -> Result<QList<RecordId>> {
        Writer writer(connection, schema, options);
        const Result<Record> record = writer.read(request);
        if (!record)
            return record.error();
        const Result<QList<Asker>> askers = askersToShow(connection, schema, writer.context(), *record);
        if (!askers)
            return askers.error();
        QList<RecordId> accounts;
        for (const Asker &asker : *askers)
            accounts << asker.ask.link(feature_request_ask::account);
        return accounts;
    });
}

QFuture<Result<int>> makeShowTasks(RecordStore &store, RecordId request)
{
    return inStep<int>(store, {}, [request](Writer &writer) { return makeTasks(writer, request); });
}

AnswerFollower::AnswerFollower(Writer &writer, const Record &aboutToBeSaved)
    : m_writer(writer)
    , m_concerned(aboutToBeSaved.object == object_code::featureRequestAsk)
{
    if (m_concerned && aboutToBeSaved.id) {
        const Result<Record> before = writer.read(aboutToBeSaved.id);
        m_before = before ? before->text(feature_request_ask::answer) : QString();
    }
}

Result<> AnswerFollower::follow(RecordId saved)
{
    if (!m_concerned)
        return {};
    const Result<Record> ask = m_writer.read(saved);
    if (!ask)
        return ask.error();
    const QString answer = ask->text(feature_request_ask::answer);
    const RecordId id = ask->link(feature_request_ask::request);
    if (answer == m_before || answer.isEmpty() || !id)
        return {};
    const Result<Record> request = m_writer.read(id);
    if (!request)
        return request.error();
    return answer == somethingIsMissing ? reopen(*request, *ask) : closeIfAllAreMet(*request);
}

Result<> AnswerFollower::reopen(Record request, const Record &ask)
{
    const QString status = request.text(feature_request::status);
    if (status != u"Shipped"_s && status != u"Closed"_s)
        return {};
    const Record before = request;
    const QString who = readTitle(m_writer.connection(), m_writer.schema(), ask.link(feature_request_ask::account));
    const QString missing = QCoreApplication::translate("Storage", "Something is missing (%1, %2): %3", "account, day, comment")
                                .arg(who, QLocale().toString(m_writer.context().today, QLocale::ShortFormat), ask.text(feature_request_ask::comment));
    const QString description = request.text(feature_request::description);
    request.set(feature_request::description, (description.isEmpty() ? missing : description + u"\n\n"_s + missing).left(32000));
    request.set(feature_request::status, u"Open"_s);
    request.set(feature_request::shipped, {});
    const Result<bool> changed = m_writer.updateIfChanged(before, request);
    return changed ? Result<>() : Result<>(changed.error());
}

Result<> AnswerFollower::closeIfAllAreMet(Record request)
{
    const QVariant open = m_writer.connection().scalar(u"SELECT count(*) FROM Feature_Request_Ask__c WHERE deleted = 0 AND Feature_Request__c = ? AND Is_Closed__c IS NOT 1"_s, {qlonglong(request.id)});
    if (request.text(feature_request::status) != u"Shipped"_s || open.toInt() > 0)
        return {};
    const Record before = request;
    request.set(feature_request::status, u"Closed"_s);
    const Result<bool> changed = m_writer.updateIfChanged(before, request);
    return changed ? Result<>() : Result<>(changed.error());
}
