#include "models/exchange/linkresolver.h"

#include "models/schema/objects/names.h"
#include "models/schema/objects/objects.h"
#include "models/schema/salesforceid.h"

RecordId LinkResolver::find(Writer &writer, const Field &field, const QString &link)
{
    const auto known = m_known.constFind(link);
    if (known != m_known.cend())
        return *known;
    const RecordId id = look(writer, field, link);
    if (id)
        m_known.insert(link, id);
    return id;
}

RecordId LinkResolver::look(Writer &writer, const Field &field, const QString &link)
{
    if (link.startsWith(u'@'))
        return 0;
    const QString remote = toId18(link);
    if (remote.isEmpty()) {
        for (const QString &target : field.targets) {
            if (const RecordId id = writer.idOfUuid(m_schema.type(target)->code, link))
                return id;
        }
        return 0;
    }
    for (const QString &target : field.targets) {
        if (const RecordId id = writer.idOfRemote(m_schema.type(target)->code, remote))
            return id;
    }
    if (!field.targets.contains(u"User"_s) || !userType().keyPrefixes.contains(remote.left(3)))
        return 0;
    Record placeholder {.object = object_code::user, .remoteId = remote};
    placeholder.set(user::name, QCoreApplication::translate("Import", "User %1").arg(remote));
    placeholder.set(user::isActive, true);
    placeholder.set(user::placeholder, true);
    const Result<RecordId> made = writer.create(placeholder);
    if (!made)
        return 0;
    ++m_placeholders;
    return *made;
}
