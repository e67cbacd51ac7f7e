#include "models/storage/codenamemode.h"

#include "models/schema/codenames.h"
#include "models/schema/objects/names.h"
#include "models/storage/namemask.h"
#include "models/storage/step.h"

namespace CodenameMode {

namespace {

const QString modeFact = u"codename mode"_s;

Result<> keep(Connection &connection, bool on)
{
    Statement insert = connection.prepare(u"INSERT OR REPLACE INTO fact(key, value) VALUES (?, ?)"_s);
    insert.bind(1, modeFact).bind(2, on ? u"on"_s : u"off"_s);
    insert.step();
    return insert.failed() || !insert.isValid() ? Result<>(connection.lastError()) : Result<>();
}

Result<> put(Connection &connection, bool on)
{
    if (!on) {
        NameMask::setInForce(nullptr);
        return {};
    }
    const auto mask = NameMask::read(connection);
    if (!mask)
        return mask.error();
    NameMask::setInForce(*mask);
    return {};
}

bool isKeptOn(Connection &connection)
{
    return connection.scalar(u"SELECT value FROM fact WHERE key = ?"_s, {modeFact}).toString() == u"on";
}

Result<QList<Given>> giveAll(Writer &writer, const QList<RecordId> &accounts)
{
    Statement rows = writer.connection().prepare(u"SELECT id, GitHub_label__c, deleted, uuid FROM Account ORDER BY CreatedDate, id"_s);
    QSet<QString> taken;
    QList<RecordId> nameless;
    while (rows.step()) {
        if (!rows.text(1).trimmed().isEmpty())
            taken.insert(rows.text(1));
        else if (rows.integer(2) == 0 && rows.text(3) != account::holdPublicUuid && (accounts.isEmpty() || accounts.contains(rows.integer(0))))
            nameless << rows.integer(0);
    }
    if (rows.failed())
        return writer.connection().lastError();
    writer.setCheck(false);
    QList<Given> given;
    const QStringList names = nextCodenames(taken, int(nameless.size()));
    for (qsizetype i = 0; i < nameless.size(); ++i) {
        const Result<Record> before = writer.read(nameless.at(i));
        if (!before)
            return before.error();
        Record after = *before;
        after.set(account::issueLabel, codenameLabel(names.at(i)));
        if (const Result<> done = writer.update(*before, after); !done)
            return done.error();
        given << Given {after.id, codenameLabel(names.at(i))};
    }
    return given;
}

} // namespace

QFuture<bool> isOn(RecordStore &store)
{
    return store.database().run([](Connection &) { return NameMask::inForce() != nullptr; });
}

QFuture<Result<>> set(RecordStore &store, bool on)
{
    return store.database().run([on, announce = store.announcer()](Connection &connection) -> Result<> {
        if (const Result<> kept = keep(connection, on); !kept)
            return kept;
        if (const Result<> done = put(connection, on); !done)
            return done;
        announce({.everything = true});
        return {};
    });
}

Result<> start(Connection &connection)
{
    return put(connection, isKeptOn(connection));
}

Result<> follow(Connection &connection)
{
    return NameMask::inForce() ? put(connection, true) : Result<>();
}

QFuture<Result<QList<Given>>> give(RecordStore &store, const QList<RecordId> &accounts)
{
    return inStep<QList<Given>>(store, QCoreApplication::translate("Storage", "Give Codenames"), [accounts](Writer &writer) { return giveAll(writer, accounts); });
}

} // namespace CodenameMode
