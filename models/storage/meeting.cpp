#include "models/storage/meeting.h"

#include "models/schema/objects/feedbacknames.h"
#include "models/schema/objects/names.h"
#include "models/schema/objects/risknames.h"
#include "models/storage/drafts.h"
#include "models/storage/namemask.h"
#include "models/storage/rows.h"
#include "models/storage/writer.h"

namespace MeetingText {

QString markOf(MeetingLine kind)
{
    switch (kind) {
    case MeetingLine::Task:
        return u'[' + QCoreApplication::translate("Meeting", "Task") + u"] "_s;
    case MeetingLine::Risk:
        return u'[' + QCoreApplication::translate("Meeting", "Risk") + u"] "_s;
    case MeetingLine::Request:
        return u'[' + QCoreApplication::translate("Meeting", "Request") + u"] "_s;
    case MeetingLine::Note:
        break;
    }
    return {};
}

MeetingLine kindOf(const QString &line)
{
    for (const MeetingLine kind : {MeetingLine::Task, MeetingLine::Risk, MeetingLine::Request}) {
        if (line.startsWith(markOf(kind).trimmed()))
            return kind;
    }
    return MeetingLine::Note;
}

static QString bare(const QString &line)
{
    const MeetingLine kind = kindOf(line);
    return kind == MeetingLine::Note ? line : line.mid(markOf(kind).trimmed().size()).trimmed();
}

QString toggled(const QString &line, MeetingLine kind)
{
    return kindOf(line) == kind ? bare(line) : markOf(kind) + bare(line);
}

MeetingNotes notesFrom(const QString &text)
{
    MeetingNotes notes;
    QStringList lines;
    for (const QString &line : text.split(u'\n')) {
        const QString words = bare(line).trimmed();
        lines << words;
        if (words.isEmpty())
            continue;
        switch (kindOf(line)) {
        case MeetingLine::Task:
            notes.tasks << words;
            break;
        case MeetingLine::Risk:
            notes.risks << words;
            break;
        case MeetingLine::Request:
            notes.requests << words;
            break;
        case MeetingLine::Note:
            break;
        }
    }
    notes.text = lines.join(u'\n').trimmed();
    return notes;
}

}

namespace {

Result<RecordId> createNew(Writer &writer, int object, const QHash<QString, QVariant> &values)
{
    const ObjectType &type = *writer.schema().type(object);
    const Record record = newRecord(type, writer.context(), nullptr, values);
    // Typed while codenames are shown, stored as what they stand for.
    const NameMask *mask = NameMask::inForce();
    return writer.create(mask ? mask->real(record, nullptr, type) : record);
}

Result<RecordId> createRequest(Writer &writer, RecordId account, const QString &name, const QString &words, RecordId contact, RecordId call)
{
    const Result<RecordId> request = createNew(writer, object_code::featureRequest, {{feature_request::name, name.left(80)}, {feature_request::description, words}});
    if (!request)
        return request;
    QHash<QString, QVariant> ask {{feature_request_ask::request, qlonglong(*request)}, {feature_request_ask::account, qlonglong(account)}, {feature_request_ask::quote, words}};
    if (call)
        ask.insert(feature_request_ask::call, qlonglong(call));
    if (contact)
        ask.insert(feature_request_ask::contact, qlonglong(contact));
    const Result<RecordId> asked = createNew(writer, object_code::featureRequestAsk, ask);
    return asked ? request : asked;
}

/// Writes one meeting within a transaction; one use.
class MeetingWriter
{
public:
    MeetingWriter(Writer &writer, const MeetingNotes &notes)
        : m_writer(writer)
        , m_notes(notes)
    {
    }

    Result<MeetingSaved> write()
    {
        for (const auto part : {&MeetingWriter::writeCall, &MeetingWriter::writeTasks, &MeetingWriter::writeRisks, &MeetingWriter::writeRequests}) {
            if (const Result<> done = (this->*part)(); !done)
                return done.error();
        }
        return m_saved;
    }

private:
    Result<RecordId> create(int object, const QHash<QString, QVariant> &values) { return createNew(m_writer, object, values); }
    QVariantList people() const
    {
        QVariantList all;
        for (const RecordId id : m_notes.people)
            all << qlonglong(id);
        return all;
    }

    Result<> writeCall()
    {
        const Result<RecordId> call = create(object_code::activity, {{activity::subject, m_notes.subject.left(255)}, {activity::subtype, u"Call"_s}, {activity::status, u"Completed"_s}, {activity::type, u"Call"_s}, {activity::subType, u"Check-In"_s},
                                                                     {activity::what, qlonglong(m_notes.account)}, {activity::who, people()}, {activity::comments, m_notes.text}});
        if (!call)
            return call.error();
        m_saved.call = *call;
        return {};
    }

    Result<> writeTasks()
    {
        for (const QString &words : m_notes.tasks) {
            const Result<RecordId> task = create(object_code::activity, {{activity::subject, words.left(255)}, {activity::what, qlonglong(m_notes.account)}, {activity::dueDate, m_writer.context().today.addDays(7)}});
            if (!task)
                return task.error();
            ++m_saved.tasks;
        }
        return {};
    }

    /// An early warning; how much is in doubt is worked out later.
    Result<> writeRisks()
    {
        if (!m_notes.risks.isEmpty() && m_notes.people.isEmpty())
            return Error {.kind = Error::Kind::Invalid, .text = QCoreApplication::translate("Meeting", "A risk needs a contact: choose who was there.")};
        for (const QString &words : m_notes.risks) {
            QHash<QString, QVariant> values {{customer_risk::account, qlonglong(m_notes.account)}, {customer_risk::status, customer_risk::earlyWarningValue}, {customer_risk::summary, words},
                                             {customer_risk::seats, 0}, {customer_risk::amount, 0.0}, {customer_risk::engagement, u"In regular contact"_s}, {customer_risk::competitor, u"None known"_s}, {customer_risk::reason, u"Not known yet"_s},
                                             {customer_risk::nextStep, QCoreApplication::translate("Meeting", "Find out how grave it is, and how much is in doubt.")}, {customer_risk::nextStepDate, m_writer.context().today.addDays(7)}};
            if (!m_notes.people.isEmpty())
                values.insert(customer_risk::keyContact, qlonglong(m_notes.people.first()));
            const Result<RecordId> risk = create(object_code::customerRisk, values);
            if (!risk)
                return risk.error();
            ++m_saved.risks;
        }
        return {};
    }

    Result<> writeRequests()
    {
        for (const QString &words : m_notes.requests) {
            const Result<RecordId> request = createRequest(m_writer, m_notes.account, words, words, m_notes.people.value(0), m_saved.call);
            if (!request)
                return request.error();
            ++m_saved.requests;
        }
        return {};
    }

    Writer &m_writer;
    const MeetingNotes &m_notes;
    MeetingSaved m_saved;
};

} // namespace

QFuture<Result<MeetingSaved>> saveMeeting(RecordStore &store, const MeetingNotes &notes, const QString &draftKey)
{
    return store.database().run([&schema = store.schema(), context = store.context(), announce = store.announcer(), notes, draftKey](Connection &connection) -> Result<MeetingSaved> {
        Transaction transaction(connection);
        if (!transaction.isOpen())
            return connection.lastError();
        //: The name of a step that undo takes back; %1 is a customer.
        Writer writer(connection, schema, {.name = QCoreApplication::translate("Meeting", "Log meeting with %1").arg(readTitle(connection, schema, notes.account)), .who = context.me, .now = context.now});
        const Result<MeetingSaved> saved = MeetingWriter(writer, notes).write();
        if (!saved)
            return saved;
        if (const Result<> flushed = writer.flush(); !flushed)
            return flushed.error();
        if (const Result<> dropped = Drafts::drop(connection, draftKey); !dropped)
            return dropped.error();
        if (const Result<> done = transaction.commit(); !done)
            return done.error();
        announce(writer.changes());
        return saved;
    });
}

QFuture<Result<RecordId>> noteRequest(RecordStore &store, RecordId account, const QString &name, const QString &words, RecordId contact)
{
    return store.database().run([&schema = store.schema(), context = store.context(), announce = store.announcer(), account, name, words, contact](Connection &connection) -> Result<RecordId> {
        Transaction transaction(connection);
        if (!transaction.isOpen())
            return connection.lastError();
        //: The name of a step that undo takes back; %1 is what is asked for.
        Writer writer(connection, schema, {.name = QCoreApplication::translate("Meeting", "Note request %1").arg(name), .who = context.me, .now = context.now});
        const Result<RecordId> request = createRequest(writer, account, name, words, contact, 0);
        if (!request)
            return request;
        if (const Result<> flushed = writer.flush(); !flushed)
            return flushed.error();
        if (const Result<> done = transaction.commit(); !done)
            return done.error();
        announce(writer.changes());
        return request;
    });
}
