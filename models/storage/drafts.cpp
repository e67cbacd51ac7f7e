#include "models/storage/drafts.h"

namespace Drafts {

static Result<> finish(Connection &connection, Statement &statement)
{
    statement.step();
    return statement.failed() || !statement.isValid() ? Result<>(connection.lastError()) : Result<>();
}

Result<> keep(Connection &connection, const QString &key, const QByteArray &json, const QDateTime &now)
{
    Statement insert = connection.prepare(u"INSERT OR REPLACE INTO draft(key, content, at) VALUES (?, ?, ?)"_s);
    insert.bind(1, key).bindBytes(2, json).bind(3, now.toUTC().toString(Qt::ISODateWithMs));
    return finish(connection, insert);
}

Result<> drop(Connection &connection, const QString &key)
{
    Statement remove = connection.prepare(u"DELETE FROM draft WHERE key = ?"_s);
    remove.bind(1, key);
    return finish(connection, remove);
}

QList<QPair<QString, QByteArray>> all(Connection &connection)
{
    QList<QPair<QString, QByteArray>> drafts;
    Statement rows = connection.prepare(u"SELECT key, content FROM draft ORDER BY at"_s);
    while (rows.step())
        drafts.append({rows.text(0), rows.text(1).toUtf8()});
    return drafts;
}

} // namespace Drafts
