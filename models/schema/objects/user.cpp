#include "models/schema/objects/common.h"
#include "models/schema/schema.h"

static QList<Field> fields()
{
    return {
        {.name = user::name, .label = QT_TRANSLATE_NOOP("Schema", "Full Name"), .remoteName = u"Name"_s, .required = true, .indexed = true},
        {.name = u"FirstName"_s, .label = QT_TRANSLATE_NOOP("Schema", "First Name"), .remoteName = u"FirstName"_s, .unsearched = true},
        {.name = u"LastName"_s, .label = QT_TRANSLATE_NOOP("Schema", "Last Name"), .remoteName = u"LastName"_s, .unsearched = true},
        {.name = user::email, .type = FieldType::Email, .label = QT_TRANSLATE_NOOP("Schema", "Email"), .remoteName = u"Email"_s},
        {.name = u"Username"_s, .label = QT_TRANSLATE_NOOP("Schema", "Username"), .remoteName = u"Username"_s},
        {.name = u"Title"_s, .label = QT_TRANSLATE_NOOP("Schema", "Title"), .remoteName = u"Title"_s},
        {.name = u"ManagerId"_s, .type = FieldType::Lookup, .label = QT_TRANSLATE_NOOP("Schema", "Manager"), .remoteName = u"ManagerId"_s, .targets = {u"User"_s}},
        {.name = user::isActive, .type = FieldType::CheckBox, .label = QT_TRANSLATE_NOOP("Schema", "Active"), .remoteName = u"IsActive"_s},
        {.name = user::placeholder, .type = FieldType::CheckBox, .label = QT_TRANSLATE_NOOP("Schema", "Known by Id Only"),
         .help = QT_TRANSLATE_NOOP("Schema", "An import named this owner by id. Give the person a name and clear this box.")},
        keptText(u"UserRoleId"_s, QT_TRANSLATE_NOOP("Schema", "Role ID")), keptText(u"TimeZoneSidKey"_s, QT_TRANSLATE_NOOP("Schema", "Time Zone")),
        keptText(u"LocaleSidKey"_s, QT_TRANSLATE_NOOP("Schema", "Locale")),
    };
}

static void derive(Record &record, const RuleContext &)
{
    if (!record.text(user::name).isEmpty())
        return;
    const QString name = (record.text(u"FirstName"_s) + u' ' + record.text(u"LastName"_s)).simplified();
    if (!name.isEmpty())
        record.set(user::name, name);
}

const ObjectType &userType()
{
    static const ObjectType type {
        .name = u"User"_s, .code = object_code::user,
        .label = QT_TRANSLATE_NOOP("Schema", "User"), .pluralLabel = QT_TRANSLATE_NOOP("Schema", "Users"),
        .remoteName = u"User"_s, .keyPrefixes = {u"005"_s}, .icon = u"person-badge"_s, .color = u"note"_s,
        .nameField = user::name, .subtitle = {u"Title"_s, user::email},
        .fields = fields(),
        .layout = {{QT_TRANSLATE_NOOP("Schema", "User Information"), {user::name, user::email, u"FirstName"_s, u"Username"_s, u"LastName"_s, u"Title"_s, u"ManagerId"_s, user::isActive, user::placeholder}}},
        .listColumns = {user::name, u"Title"_s, user::email, user::isActive, user::placeholder},
        .listSort = user::name,
        .highlights = {u"Title"_s, user::email, user::isActive},
        .related = {{.object = u"Account"_s, .field = account::owner, .label = QT_TRANSLATE_NOOP("Schema", "Accounts Owned"), .columns = {account::name, account::health, account::renewalDate}, .sortField = account::name, .descending = false}},
        .isWho = true,
        .derive = derive,
    };
    return type;
}
