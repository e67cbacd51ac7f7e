#include "app/commands/commands.h"

#include "app/commands/syncsession.h"
#include "models/schema/values.h"
#include "models/storage/connection.h"
#include "models/sync/mapping.h"
#include "models/sync/scope.h"

#include <QJsonArray>

namespace {

QString say(const char *sentence)
{
    return QCoreApplication::translate("Commands", sentence);
}

QString count(const char *sentence, int n)
{
    return QCoreApplication::translate("Commands", sentence, nullptr, n);
}

Error badInput(const QString &text)
{
    return {.kind = Error::Kind::BadInput, .text = text};
}

QString titled(const Schema &schema, RecordId record, const QString &title)
{
    return say(QT_TRANSLATE_NOOP("Commands", "%1 “%2”")).arg(translated(schema.typeOf(record)->label), title);
}

QString fieldLabel(const Schema &schema, RecordId record, const QString &field)
{
    const Field *declared = schema.typeOf(record)->field(field);
    return declared ? labelOf(*declared) : field;
}

} // namespace

namespace {

QList<QCommandLineOption> scopeOptions()
{
    return {{u"accounts"_s, say(QT_TRANSLATE_NOOP("Commands", "Which accounts are loaded: all, mine, or a filter such as \"Type = Customer and Industry = Banking\". Kept for later runs.")), u"all|mine|FILTER"_s},
            {u"depth"_s, say(QT_TRANSLATE_NOOP("Commands", "What comes along: 0 accounts alone, 1 what names an account, 2 also what names that, 3 everything. Kept for later runs.")), u"N"_s}};
}

bool asksForScope(const QCommandLineParser &parser)
{
    return parser.isSet(u"accounts"_s) || parser.isSet(u"depth"_s);
}

/// The scope as the options change it.
Result<PullScope> askedScope(const QCommandLineParser &parser, PullScope scope)
{
    if (parser.isSet(u"depth"_s)) {
        bool isNumber = false;
        scope.depth = parser.value(u"depth"_s).toInt(&isNumber);
        if (!isNumber || scope.depth < 0 || scope.depth > PullScope::everything)
            return badInput(say(QT_TRANSLATE_NOOP("Commands", "--depth is 0, 1, 2 or 3.")));
    }
    if (parser.isSet(u"accounts"_s)) {
        const QString accounts = parser.value(u"accounts"_s);
        scope.accounts = accounts == u"all" ? PullScope::Accounts::All : accounts == u"mine" ? PullScope::Accounts::Mine : PullScope::Accounts::Matching;
        scope.filter = scope.accounts == PullScope::Accounts::Matching ? accounts : QString();
        if (const Result<QList<ScopeCondition>> good = scope.filter.isEmpty() && scope.accounts != PullScope::Accounts::Matching ? QList<ScopeCondition>() : conditionsIn(accounts); !good)
            return good.error();
    }
    return scope;
}

/// How many records a scope holds, by object.
Result<CommandAnswer> counted(SyncSession &session, const PullScope &scope)
{
    const Result<QList<ScopeCount>> counts = session.wait(session.sync.countScope(scope));
    if (!counts)
        return counts.error();
    QJsonArray list;
    QString words;
    int total = 0;
    for (const ScopeCount &count : *counts) {
        const ObjectType *type = session.base.schema.type(count.object);
        list.append(QJsonObject {{u"object"_s, type->name}, {u"records"_s, count.records}});
        words += u"%1 %2\n"_s.arg(count.records, 9).arg(translated(type->pluralLabel));
        total += count.records;
    }
    words += count(QT_TRANSLATE_N_NOOP("Commands", "%n record(s) would be loaded."), total) + u'\n';
    return CommandAnswer {{{u"counts"_s, list}, {u"total"_s, total}}, words};
}

/// Keeps the scope that the options ask for, once the org has understood it.
Result<> keepScope(SyncSession &session, const QCommandLineParser &parser)
{
    if (!asksForScope(parser))
        return {};
    const Result<PullScope> kept = session.wait(session.sync.scope());
    const Result<PullScope> scope = kept ? askedScope(parser, *kept) : kept;
    if (!scope)
        return scope.error();
    const Result<CommandAnswer> counts = counted(session, *scope);
    if (!counts)
        return counts.error();
    CommandSession::tell(counts->words);
    return session.wait(session.sync.setScope(*scope));
}

} // namespace

QList<QCommandLineOption> connectOptions()
{
    return scopeOptions() + QList<QCommandLineOption> {{u"login-host"_s, say(QT_TRANSLATE_NOOP("Commands", "Where you sign in: https://login.salesforce.com, https://test.salesforce.com or your My Domain.")), u"URL"_s},
            {u"client-id"_s, say(QT_TRANSLATE_NOOP("Commands", "The consumer key of the app that your administrator registered.")), u"ID"_s},
            {u"port"_s, say(QT_TRANSLATE_NOOP("Commands", "The port of its callback address http://localhost:PORT/OauthRedirect.")), u"N"_s}};
}

Result<CommandAnswer> runConnect(const CommandCall &call)
{
    SyncSession session(call.profile);
    SyncAccount account = accountIn(session.settings);
    if (call.parser.isSet(u"login-host"_s))
        account.signIn.host = call.parser.value(u"login-host"_s);
    while (account.signIn.host.endsWith(u'/'))
        account.signIn.host.chop(1);
    if (call.parser.isSet(u"client-id"_s))
        account.signIn.clientId = call.parser.value(u"client-id"_s);
    if (call.parser.isSet(u"port"_s))
        account.signIn.port = call.parser.value(u"port"_s).toInt();
    if (const Result<> good = checkSignIn(account.signIn); !good)
        return good.error();
    if (const Result<> opened = session.open(); !opened)
        return opened.error();
    if (const Result<PullScope> good = askedScope(call.parser, {}); !good)
        return good.error();
    if (const Result<> may = session.wait(mayConnect(session.base.store)); !may)
        return may.error();
    if (account.secret.isEmpty())
        account.secret = newSecretName();
    if (const Result<> connected = session.signIn(account); !connected)
        return connected.error();
    keepAccount(session.settings, account, session.sync.instance());
    if (const Result<> kept = keepScope(session, call.parser); !kept)
        return kept.error();
    QString words = say(QT_TRANSLATE_NOOP("Commands", "Connected to %1. `steward sync` brings both sides together.")).arg(session.sync.instance()) + u'\n' + session.secrets.sentence();
    if (session.place() == u"memory")
        words += u' ' + say(QT_TRANSLATE_NOOP("Commands", "Each command that needs the org opens the browser again."));
    return CommandAnswer {{{u"instance"_s, session.sync.instance()}, {u"loginHost"_s, account.signIn.host}, {u"clientId"_s, account.signIn.clientId}, {u"port"_s, account.signIn.port}, {u"tokens"_s, session.place()}}, words};
}

Result<CommandAnswer> runDisconnect(const CommandCall &call)
{
    SyncSession session(call.profile);
    if (const Result<> opened = session.open(); !opened)
        return opened.error();
    if (!session.sync.isConnected())
        return CommandAnswer {{{u"connected"_s, false}, {u"revoked"_s, false}}, say(QT_TRANSLATE_NOOP("Commands", "This workspace was not connected."))};
    const Result<> told = session.wait(session.sync.disconnectFromOrg());
    keepAccount(session.settings, {}, {});
    const QString words = told ? say(QT_TRANSLATE_NOOP("Commands", "Disconnected. What was not sent stays here and is sent when you connect again.")) : told.error().text;
    return CommandAnswer {{{u"connected"_s, false}, {u"revoked"_s, bool(told)}}, words};
}

namespace {

QJsonObject jsonOf(const RemoteObject &object)
{
    QJsonArray fields;
    for (const FieldMapping &field : object.fields) {
        fields.append(QJsonObject {{u"field"_s, field.local}, {u"remote"_s, field.remote}, {u"label"_s, field.label}, {u"foundBy"_s, field.remote.isEmpty() ? u""_s : field.byLabel ? u"label"_s : u"name"_s},
                                   {u"direction"_s, wordOf(field.direction)}});
    }
    QJsonArray others;
    for (const RemoteField &field : object.others)
        others.append(QJsonObject {{u"remote"_s, field.name}, {u"label"_s, field.label}, {u"type"_s, field.type}});
    return {{u"object"_s, object.type->name}, {u"remote"_s, object.name}, {u"label"_s, object.label}, {u"hasKey"_s, object.hasKey}, {u"fields"_s, fields}, {u"onlyInOrg"_s, others},
            {u"consequences"_s, QJsonArray::fromStringList(consequencesOf(object))}};
}

QString wordsOf(const RemoteObject &object)
{
    QString words = object.name.isEmpty() ? say(QT_TRANSLATE_NOOP("Commands", "%1 ↔ (not in the org)\n")).arg(object.type->name) : say(QT_TRANSLATE_NOOP("Commands", "%1 ↔ %2\n")).arg(object.type->name, object.name);
    for (const FieldMapping &field : object.fields) {
        if (!field.remote.isEmpty())
            words += u"  %1 %2 %3\n"_s.arg(field.local.leftJustified(32), field.direction == Direction::Both ? u"↔"_s : field.direction == Direction::Here ? u"←"_s : u"–"_s, field.remote);
    }
    for (const QString &line : consequencesOf(object))
        words += u"  ! "_s + line + u'\n';
    return words;
}

} // namespace

QList<QCommandLineOption> mappingOptions()
{
    return {{u"admin-note"_s, say(QT_TRANSLATE_NOOP("Commands", "Prints what an administrator can create in the org, and why."))}};
}

Result<CommandAnswer> runMapping(const CommandCall &call)
{
    SyncSession session(call.profile);
    if (const Result<> opened = session.open(); !opened)
        return opened.error();
    if (const Result<> ready = session.beSignedIn(); !ready)
        return ready.error();
    const Result<QList<RemoteObject>> objects = session.wait(session.sync.objects());
    if (!objects)
        return objects.error();
    QJsonArray list;
    QString words;
    for (const RemoteObject &object : *objects) {
        list.append(jsonOf(object));
        words += wordsOf(object);
    }
    QJsonObject json {{u"objects"_s, list}};
    if (call.parser.isSet(u"admin-note"_s)) {
        words = administratorNote(*objects);
        json.insert(u"adminNote"_s, words);
    }
    return CommandAnswer {json, words};
}

namespace {

QJsonObject jsonOf(const Schema &schema, const SyncState::Outgoing &out)
{
    static const QStringList kinds {u"create"_s, u"update"_s, u"delete"_s};
    QJsonObject values;
    for (auto it = out.values.cbegin(); it != out.values.cend(); ++it)
        values.insert(it.key(), it->isEmpty() ? QJsonValue(QJsonValue::Null) : QJsonValue(*it));
    return {{u"object"_s, schema.typeOf(out.record)->name}, {u"uuid"_s, out.uuid}, {u"id"_s, out.remoteId}, {u"title"_s, out.title}, {u"kind"_s, kinds.at(int(out.kind))}, {u"values"_s, values}};
}

QString wordsOf(const Schema &schema, const SyncState::Outgoing &out)
{
    const char *head = out.kind == SyncState::Outgoing::Kind::Create ? QT_TRANSLATE_NOOP("Commands", "new: %1\n")
        : out.kind == SyncState::Outgoing::Kind::Delete             ? QT_TRANSLATE_NOOP("Commands", "delete: %1\n")
                                                                    : QT_TRANSLATE_NOOP("Commands", "change: %1\n");
    QString words = say(head).arg(titled(schema, out.record, out.title));
    QStringList fields = out.values.keys();
    fields.sort();
    for (const QString &field : std::as_const(fields))
        words += say(QT_TRANSLATE_NOOP("Commands", "  %1: “%2”\n")).arg(fieldLabel(schema, out.record, field), out.values.value(field));
    return words;
}

Result<CommandAnswer> dryRun(SyncSession &session)
{
    const Result<QList<SyncState::Outgoing>> all = session.wait(session.sync.dryRun());
    if (!all)
        return all.error();
    QJsonArray changes;
    QString words = all->isEmpty() ? say(QT_TRANSLATE_NOOP("Commands", "Nothing would be sent.")) : count(QT_TRANSLATE_N_NOOP("Commands", "%n record(s) would be sent:"), int(all->size())) + u'\n';
    for (const SyncState::Outgoing &out : *all) {
        changes.append(jsonOf(session.base.schema, out));
        words += wordsOf(session.base.schema, out);
    }
    return CommandAnswer {{{u"dryRun"_s, true}, {u"changes"_s, changes}}, words};
}

} // namespace

QList<QCommandLineOption> syncOptions()
{
    return scopeOptions() + QList<QCommandLineOption> {{u"count"_s, say(QT_TRANSLATE_NOOP("Commands", "Says how many records would be loaded, and loads none."))},
            {u"dry-run"_s, say(QT_TRANSLATE_NOOP("Commands", "Lists exactly what would be sent, and sends nothing."))}};
}

Result<CommandAnswer> runSync(const CommandCall &call)
{
    SyncSession session(call.profile);
    if (const Result<> opened = session.open(); !opened)
        return opened.error();
    if (const Result<> ready = session.beSignedIn(); !ready)
        return ready.error();
    if (call.parser.isSet(u"count"_s)) {
        const Result<PullScope> kept = session.wait(session.sync.scope());
        const Result<PullScope> scope = kept ? askedScope(call.parser, *kept) : kept;
        return scope ? counted(session, *scope) : Result<CommandAnswer>(scope.error());
    }
    if (call.parser.isSet(u"dry-run"_s))
        return dryRun(session);
    if (const Result<> good = keepScope(session, call.parser); !good)
        return good.error();
    const Result<SyncReport> report = session.wait(session.sync.sync());
    if (!report)
        return report.error();
    QJsonObject json {{u"pulled"_s, report->pulled()}, {u"pulledNew"_s, report->pulledNew}, {u"pulledChanged"_s, report->pulledChanged}, {u"pulledDeleted"_s, report->pulledDeleted}, {u"merged"_s, report->merged},
                      {u"pushed"_s, report->pushed()}, {u"created"_s, report->created}, {u"updated"_s, report->updated}, {u"deleted"_s, report->deleted}, {u"conflicts"_s, report->conflicts},
                      {u"refused"_s, report->refused}, {u"pending"_s, report->pending}, {u"apiCalls"_s, report->calls}, {u"notes"_s, QJsonArray::fromStringList(report->notes)}};
    QString words = count(QT_TRANSLATE_N_NOOP("Commands", "%n record(s) came from the org."), report->pulled()) + u'\n' + count(QT_TRANSLATE_N_NOOP("Commands", "%n record(s) were sent."), report->pushed()) + u'\n';
    if (report->conflicts)
        words += count(QT_TRANSLATE_N_NOOP("Commands", "%n decision(s) wait for you: `steward conflicts`."), report->conflicts) + u'\n';
    if (report->refused)
        words += count(QT_TRANSLATE_N_NOOP("Commands", "%n record(s) were refused by the org: `steward pending`."), report->refused) + u'\n';
    return CommandAnswer {json, words};
}

Result<CommandAnswer> runPending(const CommandCall &call)
{
    SyncSession session(call.profile);
    if (const Result<> opened = session.open(); !opened)
        return opened.error();
    if (!session.sync.isConnected())
        return CommandAnswer {{{u"connected"_s, false}, {u"pending"_s, QJsonArray()}}, say(QT_TRANSLATE_NOOP("Commands", "This workspace is not connected to Salesforce, so nothing waits to be sent."))};
    Schema &schema = session.base.schema;
    const Result<QList<SyncState::Pending>> lines = session.wait(session.base.database.run([&schema](Connection &connection) -> Result<QList<SyncState::Pending>> {
        const Result<SyncState::Figures> figures = SyncState::figures(connection, schema);
        return figures ? SyncState::pending(connection, schema) : Result<QList<SyncState::Pending>>(figures.error());
    }));
    if (!lines)
        return lines.error();
    QJsonArray list;
    QString words = lines->isEmpty() ? say(QT_TRANSLATE_NOOP("Commands", "Everything is sent.")) : QString();
    for (const SyncState::Pending &line : *lines) {
        list.append(QJsonObject {{u"object"_s, schema.typeOf(line.record)->name}, {u"uuid"_s, line.uuid}, {u"title"_s, line.title}, {u"kind"_s, line.kind}, {u"field"_s, line.field}, {u"before"_s, line.before},
                                 {u"after"_s, line.after}, {u"state"_s, line.state}, {u"code"_s, line.code}, {u"words"_s, line.words}, {u"fields"_s, QJsonArray::fromStringList(line.refusedFields)}});
        const QString what = titled(schema, line.record, line.title);
        words += line.field.isEmpty() ? say(QT_TRANSLATE_NOOP("Commands", "%1: %2 (%3)")).arg(what, line.kind, line.state)
                                      : say(QT_TRANSLATE_NOOP("Commands", "%1, %2: was “%3”, is “%4” (%5)")).arg(what, fieldLabel(schema, line.record, line.field), line.before, line.after, line.state);
        words += line.words.isEmpty() ? u"\n"_s : u"\n  "_s + line.words + u'\n';
    }
    return CommandAnswer {{{u"connected"_s, true}, {u"pending"_s, list}}, words};
}

QList<QCommandLineOption> conflictsOptions()
{
    return {{u"keep"_s, say(QT_TRANSLATE_NOOP("Commands", "Whose word counts for the FIELD of the record UUID: mine or theirs. FIELD is “record” if one side deleted it.")), u"SIDE"_s}};
}

namespace {

Result<CommandAnswer> keep(SyncSession &session, const CommandCall &call)
{
    const QString side = call.parser.value(u"keep"_s);
    if ((side != u"mine" && side != u"theirs") || call.arguments.size() != 2)
        return badInput(say(QT_TRANSLATE_NOOP("Commands", "Call it as: steward conflicts --keep mine|theirs UUID FIELD")));
    const Result<RecordId> record = session.wait(session.base.store.findByUuid(call.arguments.at(0)));
    if (!record)
        return record.error();
    const QString field = call.arguments.at(1) == u"record" ? QString() : call.arguments.at(1);
    Schema &schema = session.base.schema;
    const Result<ChangeSet> done = session.wait(session.base.database.run([&schema, id = *record, field, mine = side == u"mine"](Connection &connection) {
        return SyncState::resolve(connection, schema, id, field, mine, QDateTime::currentDateTimeUtc());
    }));
    if (!done)
        return done.error();
    return CommandAnswer {{{u"uuid"_s, call.arguments.at(0)}, {u"field"_s, call.arguments.at(1)}, {u"kept"_s, side}}, say(QT_TRANSLATE_NOOP("Commands", "Settled. `steward sync` sends it."))};
}

} // namespace

Result<CommandAnswer> runConflicts(const CommandCall &call)
{
    SyncSession session(call.profile);
    if (const Result<> opened = session.open(); !opened)
        return opened.error();
    Schema &schema = session.base.schema;
    const Result<> made = session.wait(session.base.database.run([](Connection &connection) { return SyncState::makeTables(connection); }));
    if (!made)
        return made.error();
    if (call.parser.isSet(u"keep"_s))
        return keep(session, call);
    if (!call.arguments.isEmpty())
        return badInput(say(QT_TRANSLATE_NOOP("Commands", "Say whose word counts: --keep mine or --keep theirs.")));
    const Result<QList<SyncState::Conflict>> all = session.wait(session.base.database.run([&schema](Connection &connection) { return SyncState::conflicts(connection, schema); }));
    if (!all)
        return all.error();
    QJsonArray list;
    QString words = all->isEmpty() ? say(QT_TRANSLATE_NOOP("Commands", "There are no conflicts.")) : QString();
    for (const SyncState::Conflict &one : *all) {
        const QString field = one.field.isEmpty() ? u"record"_s : one.field;
        list.append(QJsonObject {{u"object"_s, schema.typeOf(one.record)->name}, {u"uuid"_s, one.uuid}, {u"title"_s, one.title}, {u"field"_s, field}, {u"base"_s, one.base}, {u"mine"_s, one.mine}, {u"theirs"_s, one.theirs}});
        words += say(QT_TRANSLATE_NOOP("Commands", "%1 (%2), %3: was “%4”, mine “%5”, theirs “%6”\n")).arg(titled(schema, one.record, one.title), one.uuid, field, one.base, one.mine, one.theirs);
    }
    return CommandAnswer {{{u"conflicts"_s, list}}, words};
}
