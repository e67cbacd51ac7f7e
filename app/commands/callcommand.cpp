#include "app/commands/commands.h"

#include "app/commands/session.h"
#include "models/schema/objects/names.h"

#include <QFile>
#include <QJsonArray>

namespace {

QString say(const char *sentence)
{
    return QCoreApplication::translate("Commands", sentence);
}

/// The one record of `object` that `words` name.
Result<RecordId> namedRecord(CommandSession &session, int object, const QString &words, const QStringList &fields, const QVariantHash &narrow = {})
{
    const ObjectType &type = *session.schema.type(object);
    if (const Result<RecordId> known = session.wait(session.store.findRecord(words)); known && objectCodeOf(*known) == object) {
        if (const Result<Record> record = session.wait(session.store.fetch(*known)); record && !record->deleted)
            return *known;
    }
    QList<Record> found;
    for (const QString &field : fields) {
        Query query {.object = object, .where = {{field, Condition::Is::Equal, words}}, .limit = 10};
        for (auto it = narrow.begin(); it != narrow.end(); ++it)
            query.where.append({it.key(), Condition::Is::Equal, it.value()});
        const Result<QList<Record>> matches = session.wait(session.store.find(query));
        if (!matches)
            return matches.error();
        found += *matches;
        if (!found.isEmpty())
            break;
    }
    if (found.isEmpty() && !narrow.isEmpty())
        return namedRecord(session, object, words, fields);
    if (found.size() == 1)
        return found.first().id;
    QStringList names;
    if (found.isEmpty()) {
        for (const Hit &hit : session.wait(session.store.search(words, 5, object)))
            names << u"“%1”"_s.arg(hit.title);
        const QString text = say(QT_TRANSLATE_NOOP("Commands", "There is no %1 “%2”.")).arg(translated(type.label).toLower(), words);
        return Error {.kind = Error::Kind::NotFound, .text = names.isEmpty() ? text : text + u' ' + say(QT_TRANSLATE_NOOP("Commands", "Did you mean %1?")).arg(names.join(u", "_s))};
    }
    for (const Record &record : std::as_const(found))
        names << record.uuid;
    return Error {.kind = Error::Kind::BadInput,
                  .text = say(QT_TRANSLATE_NOOP("Commands", "%1 is the name of several: give one of these ids instead: %2")).arg(words, names.join(u", "_s))};
}

Error badInput(const QString &text)
{
    return {.kind = Error::Kind::BadInput, .text = text};
}

Result<QString> textOf(const QString &path)
{
    QFile file(path);
    const bool opened = path == u"-" ? file.open(stdin, QIODevice::ReadOnly) : file.open(QIODevice::ReadOnly);
    if (!opened)
        return badInput(say(QT_TRANSLATE_NOOP("Commands", "%1 cannot be read.")).arg(path));
    const QByteArray bytes = file.readAll();
    if (!bytes.isValidUtf8())
        return badInput(say(QT_TRANSLATE_NOOP("Commands", "%1 is not UTF-8 text; save it as UTF-8 and try again.")).arg(path));
    return QString::fromUtf8(bytes);
}

/// One of the choices that the field offers while `controller` holds what it holds.
Result<QString> choiceOf(const Field &field, const QString &given, const QString &option, const QString &controller = {})
{
    QStringList offered;
    for (const Choice &choice : field.choicesFor(controller)) {
        if (choice.value.compare(given, Qt::CaseInsensitive) == 0 || labelOf(field, choice).compare(given, Qt::CaseInsensitive) == 0)
            return choice.value;
        offered << choice.value;
    }
    return badInput(say(QT_TRANSLATE_NOOP("Commands", "--%1: “%2” is none of: %3.")).arg(option, given, offered.join(u", "_s)));
}

/// The people and the account of a call, as its command names them.
struct Customers {
    RecordId account = 0;
    QVariantList people;
};

Result<Customers> customersOf(CommandSession &session, const CommandCall &call)
{
    Customers customers;
    const Result<RecordId> account = namedRecord(session, object_code::account, call.parser.value(u"account"_s), {account::name});
    if (!account)
        return account.error();
    customers.account = *account;
    for (const QString &words : call.parser.values(u"contact"_s) + call.arguments) {
        const Result<RecordId> person = namedRecord(session, object_code::contact, words, {contact::email, contact::name}, {{contact::account, qlonglong(*account)}});
        if (!person)
            return person.error();
        if (!customers.people.contains(qlonglong(*person)))
            customers.people << qlonglong(*person);
    }
    return customers;
}

/// What was said of the call beside the people.
Result<> describe(Record &record, const ObjectType &type, const CommandCall &call)
{
    const Result<QString> kind = choiceOf(*type.field(activity::type), call.parser.value(u"type"_s), u"type"_s);
    if (!kind)
        return kind.error();
    const Result<QString> subType = choiceOf(*type.field(activity::subType), call.parser.value(u"sub-type"_s), u"sub-type"_s, *kind);
    if (!subType)
        return subType.error();
    record.set(activity::subject, call.parser.value(u"subject"_s));
    record.set(activity::type, *kind);
    record.set(activity::subType, *subType);
    if (const QString given = call.parser.value(u"date"_s); !given.isEmpty()) {
        const QDate day = QDate::fromString(given, Qt::ISODate);
        if (!day.isValid())
            return badInput(say(QT_TRANSLATE_NOOP("Commands", "--date: give a day such as 2026-11-22, not “%1”.")).arg(given));
        record.set(activity::dueDate, day);
    }
    if (!call.parser.isSet(u"comments"_s))
        return {};
    const Result<QString> comments = textOf(call.parser.value(u"comments"_s));
    if (!comments)
        return comments.error();
    record.set(activity::comments, *comments);
    return {};
}

} // namespace

QList<QCommandLineOption> callOptions()
{
    return {{u"account"_s, say(QT_TRANSLATE_NOOP("Commands", "The account: name, Salesforce id or uuid.")), u"A"_s},
            {u"contact"_s, say(QT_TRANSLATE_NOOP("Commands", "A person who attended: name, e-mail, Salesforce id or uuid. May be given several times.")), u"C"_s},
            {u"subject"_s, say(QT_TRANSLATE_NOOP("Commands", "Brief description of the call.")), u"S"_s},
            {u"type"_s, say(QT_TRANSLATE_NOOP("Commands", "Call or In-Person Meeting.")), u"T"_s, u"Call"_s},
            {u"sub-type"_s, say(QT_TRANSLATE_NOOP("Commands", "Such as Customer Feedback.")), u"T"_s, u"Customer Feedback"_s},
            {u"date"_s, say(QT_TRANSLATE_NOOP("Commands", "The day of the call, such as 2026-11-22; else today.")), u"DAY"_s},
            {u"comments"_s, say(QT_TRANSLATE_NOOP("Commands", "A text file with details of the call; - reads standard input.")), u"FILE"_s}};
}

Result<CommandAnswer> runCall(const CommandCall &call)
{
    QStringList missing;
    for (const QString &needed : {u"account"_s, u"contact"_s, u"subject"_s}) {
        if (call.parser.value(needed).trimmed().isEmpty())
            missing << u"--"_s + needed;
    }
    if (!missing.isEmpty())
        return badInput(say(QT_TRANSLATE_NOOP("Commands", "A call needs %1. `steward call --help` shows examples.")).arg(missing.join(u", "_s)));
    CommandSession session(call.profile);
    if (const Result<> opened = session.open(); !opened)
        return opened.error();
    const Result<Customers> customers = customersOf(session, call);
    if (!customers)
        return customers.error();
    const ObjectType &type = *session.schema.type(object_code::activity);
    Record record = newRecord(type, session.store.context(), type.quickForm(u"logACall"_s));
    record.set(activity::who, customers->people);
    record.set(activity::what, qlonglong(customers->account));
    if (const Result<> described = describe(record, type, call); !described)
        return described.error();
    const Result<RecordId> saved = session.wait(session.store.save(record, {}, {}, u"logACall"_s));
    if (!saved)
        return saved.error();
    const auto uuidOf = [&session](RecordId id) { return session.wait(session.store.fetch(id))->uuid; };
    QJsonArray contacts;
    for (const QVariant &person : customers->people)
        contacts.append(uuidOf(person.toLongLong()));
    const QString uuid = uuidOf(*saved);
    return CommandAnswer {{{u"uuid"_s, uuid}, {u"account"_s, uuidOf(customers->account)}, {u"contacts"_s, contacts}},
                          say(QT_TRANSLATE_NOOP("Commands", "Call logged: %1")).arg(uuid)};
}
