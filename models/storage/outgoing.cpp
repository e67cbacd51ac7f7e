#include "models/storage/outgoing.h"

#include "models/schema/objects/names.h"
#include "models/schema/values.h"
#include "models/storage/namemask.h"
#include "models/storage/rows.h"

#include <QCoreApplication>

namespace {

using Outgoing::Message;
using Outgoing::State;

const QString columns = u"id, key, target, record, subject, account, people, kinds, comments, day, logged_by, body, state, attempts, not_before, uncertain, words, at, ended"_s;

QString say(const char *text)
{
    return QCoreApplication::translate("Outgoing", text);
}

QString nameOf(FeedbackTarget target)
{
    return target == FeedbackTarget::Productboard ? u"productboard"_s : u"mattermost"_s;
}

QString nameOf(State state)
{
    switch (state) {
    case State::Waiting: return u"waiting"_s;
    case State::Sending: return u"sending"_s;
    case State::Sent: return u"sent"_s;
    case State::NeedsYou: return u"needs you"_s;
    case State::Discarded: return u"discarded"_s;
    }
    return {};
}

State stateOf(const QString &name)
{
    for (const State state : {State::Waiting, State::Sending, State::Sent, State::Discarded}) {
        if (nameOf(state) == name)
            return state;
    }
    return State::NeedsYou;
}

QString momentText(const QDateTime &moment)
{
    return moment.isValid() ? moment.toUTC().toString(Qt::ISODateWithMs) : QString();
}

QDateTime momentOf(const QString &text)
{
    return QDateTime::fromString(text, Qt::ISODateWithMs);
}

QStringList linesOf(const QString &text)
{
    return text.split(u'\n', Qt::SkipEmptyParts);
}

Message messageOf(const Statement &row)
{
    return {.id = row.integer(0), .key = row.text(1), .target = row.text(2) == u"mattermost" ? FeedbackTarget::Mattermost : FeedbackTarget::Productboard, .record = row.integer(3),
            .call = {.subject = row.text(4), .account = row.text(5), .people = linesOf(row.text(6)), .kinds = linesOf(row.text(7)), .comments = row.text(8), .day = QDate::fromString(row.text(9), Qt::ISODate), .loggedBy = row.text(10)},
            .body = row.utf8(11).toByteArray(), .state = stateOf(row.text(12)), .attempts = int(row.integer(13)), .notBefore = momentOf(row.text(14)), .uncertain = row.integer(15) != 0, .words = row.text(16),
            .at = momentOf(row.text(17)), .ended = momentOf(row.text(18))};
}

Result<> finish(const Connection &connection, Statement &statement)
{
    statement.step();
    return statement.failed() || !statement.isValid() ? Result<>(connection.lastError()) : Result<>();
}

/// One change in a transaction of its own.
template <typename Work>
auto transact(Connection &connection, Work work) -> decltype(work())
{
    Transaction transaction(connection);
    if (!transaction.isOpen())
        return connection.lastError();
    auto done = work();
    if (!done)
        return done;
    if (const Result<> committed = transaction.commit(); !committed)
        return committed.error();
    return done;
}

Result<Message> read(Connection &connection, qint64 id)
{
    Statement row = connection.prepare(u"SELECT %1 FROM outgoing WHERE id = ?"_s.arg(columns));
    row.bind(1, id);
    if (row.step())
        return messageOf(row);
    if (row.failed() || !row.isValid())
        return connection.lastError();
    return Error {.kind = Error::Kind::NotFound, .text = say(QT_TRANSLATE_NOOP("Outgoing", "This message is not in the queue.")), .detail = QString::number(id)};
}

/// The message, if the person may still do something about it.
Result<Message> readOpen(Connection &connection, qint64 id)
{
    const Result<Message> message = read(connection, id);
    if (!message)
        return message;
    if (message->state == State::Sending)
        return Error {.kind = Error::Kind::Busy, .text = say(QT_TRANSLATE_NOOP("Outgoing", "This message is being sent. Wait for the answer.")), .detail = u"sending"_s};
    if (message->state == State::Sent || message->state == State::Discarded)
        return Error {.kind = Error::Kind::Conflict, .text = say(QT_TRANSLATE_NOOP("Outgoing", "This message was sent or discarded already.")), .detail = nameOf(message->state)};
    return message;
}

/// A text that was shown and perhaps edited, as it is to be kept: codenames become names again.
QString realText(const QString &shown, const QString &stored)
{
    const NameMask *mask = NameMask::inForce();
    return !mask ? shown : mask->masked(stored) == shown ? stored : mask->unmasked(shown);
}

QStringList titlesOf(Connection &connection, const Schema &schema, const QVariant &links)
{
    QStringList titles;
    for (const RecordId link : targetsOf(links))
        titles << readTitle(connection, schema, link);
    titles.removeAll(QString());
    return titles;
}

Result<> insert(Connection &connection, const FeedbackCall &told, RecordId call, FeedbackTarget target, const QDateTime &now)
{
    Statement row = connection.prepare(u"INSERT INTO outgoing(key, target, record, subject, account, people, kinds, comments, day, logged_by, state, at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'waiting', ?)"_s);
    row.bind(1, newUuid(now)).bind(2, nameOf(target)).bind(3, call).bind(4, told.subject).bind(5, told.account).bind(6, told.people.join(u'\n')).bind(7, told.kinds.join(u'\n'));
    row.bind(8, told.comments).bind(9, told.day.toString(Qt::ISODate)).bind(10, told.loggedBy).bind(11, momentText(now));
    return finish(connection, row);
}

} // namespace

Result<FeedbackCall> Outgoing::readCall(Connection &connection, const Schema &schema, RecordId call)
{
    const NameMask::Off stored; // those who must hear it know who it is
    const Result<Record> record = readRecord(connection, schema, call);
    if (!record)
        return record.error();
    const ObjectType *type = schema.typeOf(call);
    const Field *kinds = type ? type->field(activity::feedback) : nullptr;
    if (!kinds || record->deleted)
        return Error {.kind = Error::Kind::NotFound, .text = say(QT_TRANSLATE_NOOP("Outgoing", "Only a call that is logged can be sent.")), .detail = QString::number(call)};
    FeedbackCall told {.subject = record->text(activity::subject), .people = titlesOf(connection, schema, record->value(activity::who)), .comments = record->text(activity::comments), .day = record->value(activity::dueDate).toDate()};
    if (const RecordId account = record->link(activity::account))
        told.account = readTitle(connection, schema, account);
    if (const RecordId owner = record->link(activity::owner))
        told.loggedBy = readTitle(connection, schema, owner);
    for (const QString &kind : record->value(activity::feedback).toStringList())
        told.kinds << displayText({.type = FieldType::Picklist, .choices = kinds->choices}, kind, QLocale());
    return told;
}

Result<int> Outgoing::queue(Connection &connection, const Schema &schema, RecordId call, const QList<FeedbackTarget> &targets, const QDateTime &now)
{
    const Result<FeedbackCall> told = readCall(connection, schema, call);
    if (!told)
        return told.error();
    return transact(connection, [&]() -> Result<int> {
        int queued = 0;
        for (const FeedbackTarget target : targets) {
            if (connection.scalar(u"SELECT count(*) FROM outgoing WHERE record = ? AND target = ? AND state IN ('waiting', 'sending', 'needs you')"_s, {qlonglong(call), nameOf(target)}).toInt() > 0)
                continue;
            if (const Result<> inserted = insert(connection, *told, call, target, now); !inserted)
                return inserted.error();
            ++queued;
        }
        return queued;
    });
}

Result<QList<Message>> Outgoing::all(Connection &connection, int limit)
{
    QList<Message> messages;
    Statement rows = connection.prepare(u"SELECT %1 FROM outgoing ORDER BY id DESC LIMIT ?"_s.arg(columns));
    rows.bind(1, limit);
    while (rows.step())
        messages << messageOf(rows);
    if (rows.failed() || !rows.isValid())
        return connection.lastError();
    return messages;
}

Result<Outgoing::Figures> Outgoing::figures(Connection &connection)
{
    Figures figures;
    Statement rows = connection.prepare(u"SELECT state, count(*) FROM outgoing WHERE state IN ('waiting', 'sending', 'needs you') GROUP BY state"_s);
    while (rows.step())
        (stateOf(rows.text(0)) == State::NeedsYou ? figures.needsYou : figures.waiting) += int(rows.integer(1));
    if (rows.failed() || !rows.isValid())
        return connection.lastError();
    return figures;
}

Result<Outgoing::Claim> Outgoing::claim(Connection &connection, FeedbackTarget target, const QDateTime &now, const std::function<QByteArray(const Message &)> &bodyOf)
{
    const NameMask::Off stored;
    return transact(connection, [&]() -> Result<Claim> {
        Message message;
        {
            Statement row = connection.prepare(u"SELECT %1 FROM outgoing WHERE target = ?1 AND state = 'waiting' AND NOT EXISTS (SELECT 1 FROM outgoing WHERE target = ?1 AND (state = 'sending' OR (state = 'needs you' AND holds = 1))) "
                                               "ORDER BY id LIMIT 1"_s.arg(columns));
            row.bind(1, nameOf(target));
            if (!row.step())
                return row.failed() || !row.isValid() ? Result<Claim>(connection.lastError()) : Result<Claim>(Claim {});
            message = messageOf(row);
        }
        if (message.notBefore.isValid() && message.notBefore > now)
            return Claim {.notBefore = message.notBefore};
        if (message.body.isEmpty())
            message.body = bodyOf(message);
        message.state = State::Sending;
        ++message.attempts;
        Statement take = connection.prepare(u"UPDATE outgoing SET state = 'sending', attempts = attempts + 1, body = ?, not_before = NULL WHERE id = ?"_s);
        take.bindBytes(1, message.body).bind(2, message.id);
        if (const Result<> taken = finish(connection, take); !taken)
            return taken.error();
        return Claim {.message = message};
    });
}

Result<> Outgoing::settle(Connection &connection, qint64 message, const Ending &ending, const QDateTime &now)
{
    return transact(connection, [&] {
        Statement row = connection.prepare(u"UPDATE outgoing SET state = ?, words = ?, not_before = ?, uncertain = max(uncertain, ?), holds = ?, ended = ? WHERE id = ? AND state = 'sending'"_s);
        row.bind(1, nameOf(ending.state)).bind(2, ending.words).bind(3, momentText(ending.notBefore)).bind(4, int(ending.uncertain)).bind(5, int(ending.holds));
        row.bind(6, ending.state == State::Sent ? momentText(now) : QString()).bind(7, message);
        return finish(connection, row);
    });
}

Result<> Outgoing::recover(Connection &connection, bool restored, const QDateTime &)
{
    return transact(connection, [&]() -> Result<> {
        if (const Result<> back = connection.execute(u"UPDATE outgoing SET state = 'waiting', uncertain = 1, not_before = NULL WHERE state = 'sending'"_s); !back || !restored)
            return back;
        Statement ask = connection.prepare(u"UPDATE outgoing SET state = 'needs you', uncertain = 1, words = ? WHERE state = 'waiting'"_s);
        ask.bind(1, say(QT_TRANSLATE_NOOP("Outgoing", "The workspace was restored from a backup: this may have been sent since. Send it, or discard it.")));
        return finish(connection, ask);
    });
}

Result<> Outgoing::edit(Connection &connection, qint64 message, const QString &subject, const QString &comments, const QDateTime &now)
{
    const NameMask::Off stored;
    return transact(connection, [&]() -> Result<> {
        const Result<Message> before = readOpen(connection, message);
        if (!before)
            return before.error();
        if (before->uncertain)
            return Error {.kind = Error::Kind::Conflict, .text = say(QT_TRANSLATE_NOOP("Outgoing", "An answer was lost, so this message may have arrived: its words stay. Send it again as it is, or discard it.")), .detail = u"uncertain"_s};
        // The server refused the old words for good, so new ones are a new message to it.
        Statement row = connection.prepare(u"UPDATE outgoing SET subject = ?, comments = ?, key = ?, body = NULL, state = 'waiting', attempts = 0, not_before = NULL, holds = 0, words = NULL WHERE id = ?"_s);
        row.bind(1, realText(subject, before->call.subject)).bind(2, realText(comments, before->call.comments)).bind(3, newUuid(now)).bind(4, message);
        return finish(connection, row);
    });
}

Result<> Outgoing::discard(Connection &connection, qint64 message, const QDateTime &now)
{
    return transact(connection, [&]() -> Result<> {
        if (const Result<Message> open = readOpen(connection, message); !open)
            return open.error();
        Statement row = connection.prepare(u"UPDATE outgoing SET state = 'discarded', holds = 0, ended = ? WHERE id = ?"_s);
        row.bind(1, momentText(now)).bind(2, message);
        return finish(connection, row);
    });
}

Result<> Outgoing::release(Connection &connection, qint64 message)
{
    return transact(connection, [&]() -> Result<> {
        const Result<Message> open = readOpen(connection, message);
        if (!open)
            return open.error();
        Statement row = connection.prepare(u"UPDATE outgoing SET state = 'waiting', not_before = NULL, holds = 0 WHERE id = ?1 OR (target = ?2 AND id < ?1 AND (state = 'waiting' OR (state = 'needs you' AND holds = 1)))"_s);
        row.bind(1, message).bind(2, nameOf(open->target));
        return finish(connection, row);
    });
}

Result<> Outgoing::releaseTarget(Connection &connection, FeedbackTarget target)
{
    return transact(connection, [&] {
        Statement row = connection.prepare(u"UPDATE outgoing SET state = 'waiting', not_before = NULL, holds = 0 WHERE target = ? AND state = 'needs you' AND holds = 1"_s);
        row.bind(1, nameOf(target));
        return finish(connection, row);
    });
}
