#include "models/lists/timelinewords.h"

#include "models/schema/objects/names.h"

#include <QRegularExpression>

QFuture<Result<RecordId>> setActivityDone(RecordStore &store, RecordId id, bool done, const QString &stepName)
{
    const ObjectType *type = store.schema().typeOf(id);
    const Field *status = type ? type->field(activity::status) : nullptr;
    Record record {.object = type ? type->code : 0, .id = id};
    for (const Choice &choice : status ? status->choices : QList<Choice> {}) {
        if (choice.closed == done) {
            record.set(activity::status, choice.value);
            return store.save(record, stepName, {activity::status});
        }
    }
    return QtFuture::makeReadyFuture(Result<RecordId>(Error {.kind = Error::Kind::NotFound, .text = QCoreApplication::translate("Timeline", "This cannot be completed.")}));
}

namespace TimelineWords {

namespace {

QString say(const char *sentence)
{
    return QCoreApplication::translate("Timeline", sentence);
}

/// The same event told of the reader and of somebody else (%1), without and with company (%2).
struct Sentences {
    const char *mine;
    const char *mineWith;
    const char *theirs;
    const char *theirsWith;
};

enum class Time { Done, Ahead, Today, Overdue };

Sentences callSentences(Time time)
{
    switch (time) {
    case Time::Done:
        return {QT_TRANSLATE_NOOP("Timeline", "You logged a call"), QT_TRANSLATE_NOOP("Timeline", "You logged a call with %2"),
                QT_TRANSLATE_NOOP("Timeline", "%1 logged a call"), QT_TRANSLATE_NOOP("Timeline", "%1 logged a call with %2")};
    case Time::Ahead:
        return {QT_TRANSLATE_NOOP("Timeline", "You have an upcoming call"), QT_TRANSLATE_NOOP("Timeline", "You have an upcoming call with %2"),
                QT_TRANSLATE_NOOP("Timeline", "%1 has an upcoming call"), QT_TRANSLATE_NOOP("Timeline", "%1 has an upcoming call with %2")};
    case Time::Today:
        return {QT_TRANSLATE_NOOP("Timeline", "You have a call today"), QT_TRANSLATE_NOOP("Timeline", "You have a call today with %2"),
                QT_TRANSLATE_NOOP("Timeline", "%1 has a call today"), QT_TRANSLATE_NOOP("Timeline", "%1 has a call today with %2")};
    case Time::Overdue:
        return {QT_TRANSLATE_NOOP("Timeline", "You have an overdue call"), QT_TRANSLATE_NOOP("Timeline", "You have an overdue call with %2"),
                QT_TRANSLATE_NOOP("Timeline", "%1 has an overdue call"), QT_TRANSLATE_NOOP("Timeline", "%1 has an overdue call with %2")};
    }
    Q_UNREACHABLE();
}

Sentences meetingSentences(Time time)
{
    switch (time) {
    case Time::Done:
        return {QT_TRANSLATE_NOOP("Timeline", "You logged a meeting"), QT_TRANSLATE_NOOP("Timeline", "You logged a meeting with %2"),
                QT_TRANSLATE_NOOP("Timeline", "%1 logged a meeting"), QT_TRANSLATE_NOOP("Timeline", "%1 logged a meeting with %2")};
    case Time::Ahead:
        return {QT_TRANSLATE_NOOP("Timeline", "You have an upcoming meeting"), QT_TRANSLATE_NOOP("Timeline", "You have an upcoming meeting with %2"),
                QT_TRANSLATE_NOOP("Timeline", "%1 has an upcoming meeting"), QT_TRANSLATE_NOOP("Timeline", "%1 has an upcoming meeting with %2")};
    case Time::Today:
        return {QT_TRANSLATE_NOOP("Timeline", "You have a meeting today"), QT_TRANSLATE_NOOP("Timeline", "You have a meeting today with %2"),
                QT_TRANSLATE_NOOP("Timeline", "%1 has a meeting today"), QT_TRANSLATE_NOOP("Timeline", "%1 has a meeting today with %2")};
    case Time::Overdue:
        return {QT_TRANSLATE_NOOP("Timeline", "You have an overdue meeting"), QT_TRANSLATE_NOOP("Timeline", "You have an overdue meeting with %2"),
                QT_TRANSLATE_NOOP("Timeline", "%1 has an overdue meeting"), QT_TRANSLATE_NOOP("Timeline", "%1 has an overdue meeting with %2")};
    }
    Q_UNREACHABLE();
}

Sentences emailSentences(Time time)
{
    switch (time) {
    case Time::Done:
        return {QT_TRANSLATE_NOOP("Timeline", "You sent an email"), QT_TRANSLATE_NOOP("Timeline", "You sent an email to %2"),
                QT_TRANSLATE_NOOP("Timeline", "%1 sent an email"), QT_TRANSLATE_NOOP("Timeline", "%1 sent an email to %2")};
    case Time::Ahead:
        return {QT_TRANSLATE_NOOP("Timeline", "You have an email to send"), QT_TRANSLATE_NOOP("Timeline", "You have an email to send to %2"),
                QT_TRANSLATE_NOOP("Timeline", "%1 has an email to send"), QT_TRANSLATE_NOOP("Timeline", "%1 has an email to send to %2")};
    case Time::Today:
        return {QT_TRANSLATE_NOOP("Timeline", "You have an email to send today"), QT_TRANSLATE_NOOP("Timeline", "You have an email to send today to %2"),
                QT_TRANSLATE_NOOP("Timeline", "%1 has an email to send today"), QT_TRANSLATE_NOOP("Timeline", "%1 has an email to send today to %2")};
    case Time::Overdue:
        return {QT_TRANSLATE_NOOP("Timeline", "You have an overdue email to send"), QT_TRANSLATE_NOOP("Timeline", "You have an overdue email to send to %2"),
                QT_TRANSLATE_NOOP("Timeline", "%1 has an overdue email to send"), QT_TRANSLATE_NOOP("Timeline", "%1 has an overdue email to send to %2")};
    }
    Q_UNREACHABLE();
}

Sentences taskSentences(Time time)
{
    switch (time) {
    case Time::Done:
        return {QT_TRANSLATE_NOOP("Timeline", "You completed a task"), QT_TRANSLATE_NOOP("Timeline", "You completed a task with %2"),
                QT_TRANSLATE_NOOP("Timeline", "%1 completed a task"), QT_TRANSLATE_NOOP("Timeline", "%1 completed a task with %2")};
    case Time::Ahead:
        return {QT_TRANSLATE_NOOP("Timeline", "You have an upcoming task"), QT_TRANSLATE_NOOP("Timeline", "You have an upcoming task with %2"),
                QT_TRANSLATE_NOOP("Timeline", "%1 has an upcoming task"), QT_TRANSLATE_NOOP("Timeline", "%1 has an upcoming task with %2")};
    case Time::Today:
        return {QT_TRANSLATE_NOOP("Timeline", "You have a task due today"), QT_TRANSLATE_NOOP("Timeline", "You have a task due today with %2"),
                QT_TRANSLATE_NOOP("Timeline", "%1 has a task due today"), QT_TRANSLATE_NOOP("Timeline", "%1 has a task due today with %2")};
    case Time::Overdue:
        return {QT_TRANSLATE_NOOP("Timeline", "You have an overdue task"), QT_TRANSLATE_NOOP("Timeline", "You have an overdue task with %2"),
                QT_TRANSLATE_NOOP("Timeline", "%1 has an overdue task"), QT_TRANSLATE_NOOP("Timeline", "%1 has an overdue task with %2")};
    }
    Q_UNREACHABLE();
}

Sentences eventSentences(Time time)
{
    if (time == Time::Done)
        return {QT_TRANSLATE_NOOP("Timeline", "You had an event"), QT_TRANSLATE_NOOP("Timeline", "You had an event with %2"),
                QT_TRANSLATE_NOOP("Timeline", "%1 had an event"), QT_TRANSLATE_NOOP("Timeline", "%1 had an event with %2")};
    return {QT_TRANSLATE_NOOP("Timeline", "You have an event"), QT_TRANSLATE_NOOP("Timeline", "You have an event with %2"),
            QT_TRANSLATE_NOOP("Timeline", "%1 has an event"), QT_TRANSLATE_NOOP("Timeline", "%1 has an event with %2")};
}

Time timeOf(const TimelineEntry &entry, const QDate &today)
{
    if (!entry.open)
        return Time::Done;
    if (isOverdue(entry, today))
        return Time::Overdue;
    return entry.date == today ? Time::Today : Time::Ahead;
}

Sentences sentencesOf(const TimelineEntry &entry, Time time)
{
    if (entry.kind == u"event")
        return eventSentences(time);
    if (entry.kind == u"email")
        return emailSentences(time);
    if (entry.kind == u"task")
        return taskSentences(time);
    return entry.type == u"In-Person Meeting" ? meetingSentences(time) : callSentences(time);
}

// A name inside a sentence is marked by two control characters, so that it is found again wherever the language puts it.
constexpr QChar nameBegins(0x01);
constexpr QChar nameEnds(0x02);

QString marked(QString name, int which)
{
    name.remove(nameBegins).remove(nameEnds).remove(QChar(0x03));
    return nameBegins + QString::number(which) + name + nameEnds;
}

LinkedText unmarked(const QString &sentence, RecordId first, RecordId second)
{
    LinkedText out;
    int begun = -1;
    RecordId id = 0;
    for (qsizetype i = 0; i < sentence.size(); ++i) {
        const QChar c = sentence.at(i);
        if (c == nameBegins && i + 1 < sentence.size()) {
            begun = int(out.text.size());
            id = sentence.at(++i) == u'1' ? first : second;
        } else if (c == nameEnds) {
            if (id && begun >= 0 && out.text.size() > begun)
                out.links.append({begun, int(out.text.size()) - begun, id});
            begun = -1;
        } else {
            out.text += c;
        }
    }
    return out;
}

} // namespace

bool isOverdue(const TimelineEntry &entry, const QDate &today)
{
    return entry.open && entry.kind != u"event" && entry.date.isValid() && entry.date < today;
}

QString sectionKey(const TimelineEntry &entry)
{
    if (entry.open)
        return u"open"_s;
    return entry.date.isValid() ? entry.date.toString(u"yyyy-MM"_s) : u"undated"_s;
}

TimelineSection section(const QString &key, int openCount, const TimelineReader &reader)
{
    if (key == u"open")
        return {key, say(QT_TRANSLATE_NOOP("Timeline", "Upcoming & Overdue")), reader.locale.toString(openCount)};
    const QDate month = QDate::fromString(key + u"-01"_s, Qt::ISODate);
    if (!month.isValid())
        return {key, say(QT_TRANSLATE_NOOP("Timeline", "Without a Date")), {}};
    const QString title = QCoreApplication::translate("Timeline", "%1 %2", "month and year")
                              .arg(reader.locale.standaloneMonthName(month.month()), QString::number(month.year()));
    const int ago = (reader.today.year() - month.year()) * 12 + reader.today.month() - month.month();
    if (ago == 0)
        return {key, title, say(QT_TRANSLATE_NOOP("Timeline", "This Month"))};
    if (ago == 1)
        return {key, title, say(QT_TRANSLATE_NOOP("Timeline", "Last Month"))};
    if (ago == -1)
        return {key, title, say(QT_TRANSLATE_NOOP("Timeline", "Next Month"))};
    if (ago > 1 && ago < 12)
        return {key, title, QCoreApplication::translate("Timeline", "%n Months Ago", nullptr, ago)};
    return {key, title, {}};
}

LinkedText sentence(const TimelineEntry &entry, const TimelineReader &reader)
{
    const Sentences sentences = sentencesOf(entry, timeOf(entry, reader.today));
    const bool mine = entry.ownerId && entry.ownerId == reader.me;
    const QString owner = entry.owner.isEmpty() ? say(QT_TRANSLATE_NOOP("Timeline", "Somebody")) : marked(entry.owner, 1);
    QString people;
    if (!entry.names.isEmpty()) {
        people = marked(entry.names.constFirst(), 2);
        if (entry.people.size() > 1) {
            const int others = int(entry.people.size()) - 1; // lupdate never ends on an expression in its place
            const QString more = QCoreApplication::translate("Timeline", "%1 and %n more", "people", others);
            people = more.arg(people);
        }
    }
    const char *chosen = mine ? (people.isEmpty() ? sentences.mine : sentences.mineWith)
                              : (people.isEmpty() ? sentences.theirs : sentences.theirsWith);
    // Names may hold "%1" themselves: each mark is replaced by hand, once.
    QString out = say(chosen);
    const qsizetype ownerAt = out.indexOf(u"%1"_s);
    if (ownerAt >= 0)
        out.replace(ownerAt, 2, u"\x03"_s);
    const qsizetype peopleAt = out.indexOf(u"%2"_s);
    if (peopleAt >= 0)
        out.replace(peopleAt, 2, people);
    if (ownerAt >= 0)
        out.replace(out.indexOf(QChar(0x03)), 1, owner);
    return unmarked(out, entry.ownerId, entry.people.value(0));
}

QString dayAndMonth(const QDate &date, const QLocale &locale)
{
    if (locale.language() == QLocale::English)
        return locale.toString(date, u"MMM d"_s);
    static const QRegularExpression year(u"y+"_s);
    static const QRegularExpression edges(uR"(^[\s./,-]+|[\s/,-]+$)"_s);
    return locale.toString(date, locale.dateFormat(QLocale::ShortFormat).remove(year).remove(edges));
}

QString fullDate(const QDate &date, const QLocale &locale)
{
    return locale.toString(date, locale.language() == QLocale::English ? u"MMM d, yyyy"_s : locale.dateFormat(QLocale::ShortFormat));
}

QString dateText(const TimelineEntry &entry, const TimelineReader &reader)
{
    const QDate date = entry.start.isValid() ? entry.start.toLocalTime().date() : entry.date;
    if (!date.isValid())
        return {};
    const qint64 ahead = reader.today.daysTo(date);
    QString day;
    if (ahead == 0)
        day = say(QT_TRANSLATE_NOOP("Timeline", "Today"));
    else if (ahead == 1)
        day = say(QT_TRANSLATE_NOOP("Timeline", "Tomorrow"));
    else if (ahead == -1)
        day = say(QT_TRANSLATE_NOOP("Timeline", "Yesterday"));
    else if (entry.start.isValid() && ahead > 0 && ahead < 7)
        day = reader.locale.dayName(date.dayOfWeek(), QLocale::ShortFormat);
    else
        day = date.year() == reader.today.year() ? dayAndMonth(date, reader.locale) : fullDate(date, reader.locale);
    if (!entry.start.isValid() || ahead < 0 || ahead >= 7)
        return day;
    return QCoreApplication::translate("Timeline", "%1 %2", "day and time").arg(day, reader.locale.toString(entry.start.toLocalTime().time(), QLocale::ShortFormat));
}

QString fullDateText(const TimelineEntry &entry, const TimelineReader &reader)
{
    const QString date = entry.start.isValid() ? whenText(entry, reader.locale)
        : entry.date.isValid()                 ? fullDate(entry.date, reader.locale)
                                               : say(QT_TRANSLATE_NOOP("Timeline", "no date"));
    return isOverdue(entry, reader.today) ? say(QT_TRANSLATE_NOOP("Timeline", "%1, overdue")).arg(date) : date;
}

QString kindText(const QString &kind)
{
    if (kind == u"call")
        return say(QT_TRANSLATE_NOOP("Timeline", "Call"));
    if (kind == u"event")
        return say(QT_TRANSLATE_NOOP("Timeline", "Event"));
    return kind == u"email" ? say(QT_TRANSLATE_NOOP("Timeline", "Email")) : say(QT_TRANSLATE_NOOP("Timeline", "Task"));
}

QString whenText(const TimelineEntry &entry, const QLocale &locale)
{
    if (!entry.start.isValid())
        return {};
    const QDateTime start = entry.start.toLocalTime();
    const QDateTime end = entry.end.toLocalTime();
    const auto moment = [&](const QDateTime &at) {
        return QCoreApplication::translate("Timeline", "%1, %2", "date and time").arg(fullDate(at.date(), locale), locale.toString(at.time(), QLocale::ShortFormat));
    };
    if (!end.isValid())
        return moment(start);
    const QString until = end.date() == start.date() ? locale.toString(end.time(), QLocale::ShortFormat) : moment(end);
    return QCoreApplication::translate("Timeline", "%1 to %2", "beginning and end").arg(moment(start), until);
}

QString kindIcon(const QString &kind)
{
    if (kind == u"call")
        return u"telephone"_s;
    if (kind == u"event")
        return u"calendar-event"_s;
    return kind == u"email" ? u"envelope"_s : u"list-check"_s;
}

QString kindColor(const QString &kind)
{
    return kind == u"call" || kind == u"event" || kind == u"email" ? kind : u"task"_s;
}

}
