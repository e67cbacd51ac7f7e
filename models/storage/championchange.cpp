#include "models/storage/championchange.h"

#include "models/schema/objects/names.h"
#include "models/storage/connection.h"
#include "models/storage/rows.h"
#include "models/storage/writer.h"

namespace {

/// A ticket keeps the person who opened it, a call those who were in it.
bool keepsItsPeople(const ObjectType &type)
{
    return type.isActivity || type.code == object_code::event || type.code == object_code::supportCase || type.code == object_code::contact;
}

Result<> addRoles(Connection &connection, const Schema &schema, const ObjectType &type, const Field &field, RecordId person, QList<ContactRole> &roles)
{
    QString open;
    for (const QString &closed : {u"IsClosed"_s, u"IsClosed__c"_s}) {
        if (type.field(closed))
            open = u" AND %1 IS NOT 1"_s.arg(quoted(closed));
    }
    QList<RecordId> ids;
    Statement rows = connection.prepare(u"SELECT id FROM %1 WHERE %2 = ? AND deleted = 0%3 ORDER BY id LIMIT 100"_s.arg(quoted(type.name), quoted(field.name), open));
    rows.bind(1, person);
    while (rows.step())
        ids << rows.integer(0);
    if (rows.failed() || !rows.isValid())
        return connection.lastError();
    for (const RecordId id : std::as_const(ids))
        roles.append({id, field.name, readTitle(connection, schema, id)});
    return {};
}

Result<QList<ContactRole>> rolesOf(Connection &connection, const Schema &schema, RecordId person)
{
    QList<ContactRole> roles;
    for (const ObjectType *type : schema.types()) {
        if (keepsItsPeople(*type))
            continue;
        for (const Field &field : type->fields) {
            if (field.type != FieldType::Lookup || field.readOnly || !field.targets.contains(u"Contact"_s))
                continue;
            if (const Result<> added = addRoles(connection, schema, *type, field, person, roles); !added)
                return added.error();
        }
    }
    return roles;
}

QString say(const char *text)
{
    return QCoreApplication::translate("ChampionChange", text);
}

/// Changes fields of a stored record; a record that is named twice is changed once.
Result<> change(Connection &connection, const Schema &schema, QList<Record> &records, RecordId id, const QHash<QString, QVariant> &values)
{
    auto known = std::find_if(records.begin(), records.end(), [id](const Record &record) { return record.id == id; });
    if (known == records.end()) {
        const Result<Record> read = readRecord(connection, schema, id);
        if (!read)
            return read.error();
        known = records.insert(records.end(), *read);
    }
    for (auto it = values.cbegin(); it != values.cend(); ++it)
        known->set(it.key(), it.value());
    return {};
}

} // namespace

const QList<ChampionTask> &championTasks()
{
    static const QList<ChampionTask> tasks {
        {QT_TRANSLATE_NOOP("ChampionChange", "Get an introduction to %1: role and contact information"), QT_TRANSLATE_NOOP("ChampionChange", "Get an introduction: name, role, contact information"), 3},
        {QT_TRANSLATE_NOOP("ChampionChange", "Make sure that %1 is in the shared channel"), QT_TRANSLATE_NOOP("ChampionChange", "Make sure that the successor is in the shared channel"), 3},
        {QT_TRANSLATE_NOOP("ChampionChange", "Invite %1 to the success meetings, at a time that suits the team"), QT_TRANSLATE_NOOP("ChampionChange", "Invite to the success meetings, at a time that suits the team"), 5},
        {QT_TRANSLATE_NOOP("ChampionChange", "Find out how well %1 knows the product"), QT_TRANSLATE_NOOP("ChampionChange", "First meeting: find out how well the successor knows the product"), 14},
        {QT_TRANSLATE_NOOP("ChampionChange", "Ask %1 for needs and goals"), QT_TRANSLATE_NOOP("ChampionChange", "First meeting: ask for needs and goals"), 14},
        {QT_TRANSLATE_NOOP("ChampionChange", "Offer %1 training to get up to speed"), QT_TRANSLATE_NOOP("ChampionChange", "Offer training to get up to speed"), 21},
    };
    return tasks;
}

QFuture<Result<ChampionFacts>> championFacts(RecordStore &store, RecordId person)
{
    return store.database().run([&schema = store.schema(), person](Connection &connection) -> Result<ChampionFacts> {
        const Result<Record> record = readRecord(connection, schema, person);
        if (!record)
            return record.error();
        ChampionFacts facts {.person = *record, .name = readTitle(connection, schema, person), .account = record->link(contact::account)};
        if (facts.account)
            facts.accountName = readTitle(connection, schema, facts.account);
        const Result<QList<ContactRole>> roles = rolesOf(connection, schema, person);
        if (!roles)
            return roles.error();
        facts.roles = *roles;
        return facts;
    });
}

QFuture<Result<QList<Record>>> championRecords(RecordStore &store, const ChampionChange &asked)
{
    const Writer::Options options {.who = store.me(), .now = store.context().now};
    return store.database().run([&schema = store.schema(), options, asked](Connection &connection) -> Result<QList<Record>> {
        QList<Record> records;
        if (const Result<> done = change(connection, schema, records, asked.leaver, {{contact::left, true}, {contact::leftOn, asked.leftOn}, {contact::successor, qlonglong(asked.successor)}}); !done)
            return done.error();
        for (const ContactRole &role : asked.roles) {
            if (const Result<> done = change(connection, schema, records, role.record, {{role.field, qlonglong(asked.successor)}}); !done)
                return done.error();
        }
        Writer writer(connection, schema, options);
        const RuleContext context = writer.context();
        const ObjectType &type = *schema.type(object_code::activity);
        const QString successor = readTitle(connection, schema, asked.successor);
        const RecordId account = records.first().link(contact::account);
        for (const int index : asked.tasks) {
            const ChampionTask &task = championTasks().at(index);
            QHash<QString, QVariant> presets {{activity::subject, say(task.subject).arg(successor)}, {activity::who, QVariantList {qlonglong(asked.successor)}}};
            if (account)
                presets.insert(activity::what, qlonglong(account));
            // Of a change that was heard of late, no task is overdue from the start.
            presets.insert(activity::dueDate, std::max(context.today, asked.leftOn).addDays(task.days));
            records << newRecord(type, context, type.quickForm(u"newTask"_s), presets);
        }
        return records;
    });
}
