#include "app/commands/commands.h"

#include "app/commands/session.h"
#include "models/schema/values.h"

#include <QElapsedTimer>
#include <QJsonArray>

#include <cstdio>
#include <iostream>

namespace {

QString say(const char *sentence)
{
    return QCoreApplication::translate("Commands", sentence);
}

Error badInput(const QString &text)
{
    return {.kind = Error::Kind::BadInput, .text = text};
}

/// Carries out requests as the window would, and takes the time of what a person waits for.
class LineServer
{
public:
    explicit LineServer(CommandSession &session)
        : m_session(session)
    {
    }

    /// Milliseconds.
    Result<double> serve(const QString &line)
    {
        const QString verb = line.section(u' ', 0, 0);
        const QString rest = line.section(u' ', 1);
        if (verb == u"search")
            return search(rest);
        const ObjectType *type = m_session.schema.recognised(rest.section(u' ', 0, 0));
        if (!type)
            return badInput(say(QT_TRANSLATE_NOOP("Commands", "There is no request or object “%1”.")).arg(line.left(60)));
        if (verb == u"open")
            return open(*type, rest.section(u' ', 1));
        if (verb == u"save")
            return save(*type, rest.section(u' ', 1, 1), rest.section(u' ', 2, 2), rest.section(u' ', 3));
        if (verb == u"list")
            return list(*type, rest.section(u' ', 1).trimmed());
        return badInput(say(QT_TRANSLATE_NOOP("Commands", "There is no request “%1”.")).arg(verb));
    }

private:
    template <typename Work>
    double timed(Work work) const
    {
        QElapsedTimer clock;
        clock.start();
        work();
        return double(clock.nsecsElapsed()) / 1e6;
    }

    Result<double> search(const QString &text)
    {
        return timed([&] { m_session.wait(m_session.store.search(text)); });
    }

    Result<RecordId> find(const ObjectType &type, const QString &id)
    {
        const Result<RecordId> found = m_session.wait(m_session.store.findRecord(id.trimmed()));
        if (found && objectCodeOf(*found) != type.code)
            return badInput(say(QT_TRANSLATE_NOOP("Commands", "%1 is no %2.")).arg(id, type.name));
        return found;
    }

    /// What a record's page asks for.
    Result<double> open(const ObjectType &type, const QString &id)
    {
        const Result<RecordId> record = find(type, id);
        if (!record)
            return record.error();
        RecordStore &store = m_session.store;
        return timed([&] {
            const auto fetched = store.fetch(*record);
            const auto counts = store.relatedCounts(*record);
            const auto timeline = store.timelinePage(*record, 50);
            QList<RecordId> links;
            if (const Result<Record> &values = m_session.wait(fetched)) {
                for (const Field &field : type.fields) {
                    if (field.isLookup() && values->link(field.name))
                        links << values->link(field.name);
                }
            }
            m_session.wait(store.titles(links));
            m_session.wait(counts);
            (void)m_session.wait(timeline);
        });
    }

    Result<double> save(const ObjectType &type, const QString &id, const QString &fieldName, const QString &text)
    {
        const Result<RecordId> record = find(type, id);
        if (!record)
            return record.error();
        const Field *field = type.field(fieldName);
        if (!field || !field->hasColumn() || field->readOnly)
            return badInput(say(QT_TRANSLATE_NOOP("Commands", "%1 has no field “%2” that can be changed.")).arg(type.name, fieldName));
        Result<QVariant> value = field->isLookup() ? linked(text) : fromNeutral(*field, text);
        if (!value)
            return value.error();
        Result<Record> before = m_session.wait(m_session.store.fetch(*record));
        if (!before)
            return before.error();
        before->set(field->name, *value);
        Result<RecordId> saved = 0;
        const double took = timed([&] { saved = m_session.wait(m_session.store.save(*before, {}, {field->name})); });
        return saved ? Result<double>(took) : Result<double>(saved.error());
    }

    Result<QVariant> linked(const QString &id)
    {
        if (id.isEmpty())
            return QVariant();
        const Result<RecordId> target = m_session.wait(m_session.store.findRecord(id));
        return target ? Result<QVariant>(QVariant(qlonglong(*target))) : Result<QVariant>(target.error());
    }

    /// What a list asks for before it can be painted: all ids in order, and the first rows.
    Result<double> list(const ObjectType &type, const QString &sort)
    {
        const bool descending = sort.startsWith(u'-');
        const QString field = descending ? sort.mid(1) : sort;
        if (!field.isEmpty() && !type.field(field))
            return badInput(say(QT_TRANSLATE_NOOP("Commands", "%1 has no field “%2”.")).arg(type.name, field));
        const Query query {.object = type.code, .sort = field.isEmpty() ? type.listSort : field, .descending = field.isEmpty() ? type.listDescending : descending};
        return timed([&] {
            const Result<QList<RecordId>> ids = m_session.wait(m_session.store.ids(query));
            if (ids)
                (void)m_session.wait(m_session.store.rows(type.code, ids->mid(0, 64), type.listColumns));
        });
    }

    CommandSession &m_session;
};

} // namespace

Result<CommandAnswer> runServeLines(const CommandCall &call)
{
    CommandSession session(call.profile);
    if (const Result<> opened = session.open(); !opened)
        return opened.error();
    LineServer server(session);
    QJsonArray requests;
    bool ok = true;
    std::string raw;
    while (std::getline(std::cin, raw)) {
        const QString line = QString::fromStdString(raw).trimmed();
        if (line.isEmpty())
            continue;
        const Result<double> took = server.serve(line);
        ok = ok && took;
        if (call.json)
            requests.append(took ? QJsonObject {{u"request"_s, line}, {u"ms"_s, *took}} : QJsonObject {{u"request"_s, line}, {u"error"_s, took.error().text}});
        else
            fputs((took ? QByteArray::number(*took, 'f', 3) + '\n' : "error " + took.error().text.toUtf8() + '\n').constData(), stdout);
        fflush(stdout);
    }
    return CommandAnswer {{{u"requests"_s, requests}}, {}, ok};
}
