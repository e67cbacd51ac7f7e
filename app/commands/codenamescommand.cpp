#include "app/commands/commands.h"
#include "app/commands/session.h"
#include "models/schema/codenames.h"
#include "models/schema/objects/names.h"

#include <QCoreApplication>
#include <QJsonArray>

/// Gives every account without a GitHub label the next free codename, as one step that undo takes back.
Result<CommandAnswer> runCodenames(const CommandCall &call)
{
    CommandSession session(call.profile);
    if (const Result<> opened = session.open(); !opened)
        return opened.error();
    const Result<QList<Record>> accounts = session.wait(session.store.find({.object = object_code::account, .sort = system_field::createdDate}));
    if (!accounts)
        return accounts.error();
    QSet<QString> taken;
    for (const Record &record : *accounts)
        taken.insert(record.text(account::issueLabel));
    QList<Record> named;
    QJsonArray list;
    QString words;
    for (Record record : *accounts) {
        if (!record.text(account::issueLabel).isEmpty() || record.uuid == account::holdPublicUuid)
            continue;
        const QString label = codenameLabel(nextCodename(taken));
        taken.insert(label);
        record.set(account::issueLabel, label);
        named.append(record);
        list.append(QJsonObject {{u"uuid"_s, record.uuid}, {u"account"_s, record.text(account::name)}, {u"label"_s, label}});
        words += u"%1  %2\n"_s.arg(label, record.text(account::name));
    }
    if (named.isEmpty())
        return CommandAnswer {{{u"codenames"_s, list}}, QCoreApplication::translate("Commands", "Every account has its label.")};
    const Result<QList<RecordId>> saved = session.wait(session.store.saveAll(named, QCoreApplication::translate("Commands", "Give Codenames")));
    if (!saved)
        return saved.error();
    return CommandAnswer {{{u"codenames"_s, list}}, words.trimmed()};
}
