#include "app/commands/commands.h"
#include "app/commands/session.h"
#include "models/schema/objects/names.h"
#include "models/storage/codenamemode.h"

#include <QCoreApplication>
#include <QJsonArray>

namespace {

Result<CommandAnswer> switchMode(CommandSession &session, const QString &mode)
{
    const bool on = mode == u"on";
    if (!on && mode != u"off")
        return Error {.kind = Error::Kind::BadInput, .text = QCoreApplication::translate("Commands", "--mode must be on or off.")};
    if (const Result<> done = session.wait(CodenameMode::set(session.store, on)); !done)
        return done.error();
    return CommandAnswer {{{u"mode"_s, mode}}, on ? QCoreApplication::translate("Commands", "Codename mode is on: customers are shown and exported by their codenames.")
                                                  : QCoreApplication::translate("Commands", "Codename mode is off.")};
}

} // namespace

/// Gives every account without a GitHub label the next free codename, as one step that undo takes back; or switches codename mode.
Result<CommandAnswer> runCodenames(const CommandCall &call)
{
    CommandSession session(call.profile);
    if (const Result<> opened = session.open(); !opened)
        return opened.error();
    if (call.parser.isSet(u"mode"_s))
        return switchMode(session, call.parser.value(u"mode"_s));
    const Result<QList<CodenameMode::Given>> given = session.wait(CodenameMode::give(session.store));
    if (!given)
        return given.error();
    if (given->isEmpty())
        return CommandAnswer {{{u"codenames"_s, QJsonArray()}}, QCoreApplication::translate("Commands", "Every account has its label.")};
    QList<RecordId> ids;
    for (const CodenameMode::Given &one : *given)
        ids << one.account;
    const Result<QList<Record>> records = session.wait(session.store.fetchAll(ids));
    if (!records)
        return records.error();
    QJsonArray list;
    QString words;
    for (qsizetype i = 0; i < std::min(given->size(), records->size()); ++i) {
        const Record &record = records->at(i);
        list.append(QJsonObject {{u"uuid"_s, record.uuid}, {u"account"_s, record.text(account::name)}, {u"label"_s, given->at(i).label}});
        words += u"%1  %2\n"_s.arg(given->at(i).label, record.text(account::name));
    }
    return CommandAnswer {{{u"codenames"_s, list}}, words.trimmed()};
}
