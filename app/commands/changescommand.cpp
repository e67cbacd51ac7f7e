#include "app/commands/commands.h"

#include "app/commands/session.h"
#include "models/schema/datewords.h"
#include "models/schema/values.h"

#include <QJsonArray>

namespace {

QString say(const char *sentence)
{
    return QCoreApplication::translate("Commands", sentence);
}

QString stateOf(const RecordChange &change)
{
    return change.created ? u"created"_s : change.deleted ? u"deleted"_s : u"changed"_s;
}

QString wordsOf(const RecordChange &change, const ObjectType &type)
{
    const QString head = change.created ? say(QT_TRANSLATE_NOOP("Commands", "%1 “%2” is new")) : change.deleted ? say(QT_TRANSLATE_NOOP("Commands", "%1 “%2” was deleted"))
                                                                                                         : say(QT_TRANSLATE_NOOP("Commands", "%1 “%2” changed"));
    QString words = head.arg(translated(type.label), change.title) + u'\n';
    for (const FieldChange &field : change.fields) {
        const Field &declared = *type.field(field.field);
        words += say(QT_TRANSLATE_NOOP("Commands", "  %1: was “%2”, is “%3”\n")).arg(labelOf(declared), toNeutral(declared, field.before), toNeutral(declared, field.after));
    }
    return words;
}

QJsonObject jsonOf(const RecordChange &change, const ObjectType &type)
{
    QJsonArray fields;
    for (const FieldChange &field : change.fields) {
        const Field &declared = *type.field(field.field);
        fields.append(QJsonObject {{u"field"_s, field.field}, {u"before"_s, toNeutral(declared, field.before)}, {u"after"_s, toNeutral(declared, field.after)}});
    }
    return {{u"object"_s, type.name}, {u"title"_s, change.title}, {u"state"_s, stateOf(change)}, {u"last"_s, change.last.toString(Qt::ISODate)}, {u"fields"_s, fields}};
}

} // namespace

QList<QCommandLineOption> changesOptions()
{
    return {{u"since"_s, say(QT_TRANSLATE_NOOP("Commands", "From when: 2026-11-01, yesterday, -7, -2w. Otherwise the last 24 hours.")), u"DAY"_s},
            {u"limit"_s, say(QT_TRANSLATE_NOOP("Commands", "At most so many records, those changed last.")), u"N"_s, u"1000"_s}};
}

Result<CommandAnswer> runChanges(const CommandCall &call)
{
    QDateTime since = QDateTime::currentDateTimeUtc().addDays(-1);
    if (const QString typed = call.parser.value(u"since"_s); !typed.isEmpty()) {
        const QDate day = DateWords::parse(typed, QLocale::c(), QDate::currentDate());
        if (!day.isValid())
            return Error {.kind = Error::Kind::BadInput, .text = say(QT_TRANSLATE_NOOP("Commands", "“%1” is no day: give one such as 2026-11-01, yesterday or -2w.")).arg(typed)};
        since = day.startOfDay();
    }
    bool isNumber = false;
    const int limit = call.parser.value(u"limit"_s).toInt(&isNumber);
    if (!isNumber || limit < 1)
        return Error {.kind = Error::Kind::BadInput, .text = say(QT_TRANSLATE_NOOP("Commands", "Give --limit a number from 1 on."))};
    CommandSession session(call.profile);
    if (const Result<> opened = session.open(); !opened)
        return opened.error();
    const Result<QList<RecordChange>> changes = session.wait(session.store.changesSince(since, limit));
    if (!changes)
        return changes.error();
    QJsonArray list;
    QString words = changes->isEmpty() ? say(QT_TRANSLATE_NOOP("Commands", "Nothing is different.")) : QString();
    for (const RecordChange &change : *changes) {
        const ObjectType &type = *session.schema.typeOf(change.id);
        list.append(jsonOf(change, type));
        words += wordsOf(change, type);
    }
    return CommandAnswer {{{u"since"_s, since.toUTC().toString(Qt::ISODate)}, {u"changes"_s, list}}, words};
}
