#include "models/schema/objects/common.h"
#include "models/schema/objects/peoplenames.h"

// Who works on a customer on our side, and since when (features R15; Sourcegraph handbook, account team and hand-over; Fleet handbook,
// roles of the go-to-market groups). Salesforce's AccountTeamMember.

namespace {

void defaults(Record &record, const RuleContext &context)
{
    setIfEmpty(record, account_team_member::handover, context.today);
}

void derive(Record &record, const RuleContext &context)
{
    const RecordId person = record.link(account_team_member::user);
    if (!person || !context.fieldOf)
        return;
    const QString who = context.fieldOf(person, user::name).toString();
    const QString role = record.text(account_team_member::role);
    record.set(account_team_member::name, role.isEmpty() ? who : QCoreApplication::translate("Rules", "%1, %2", "a person and the role").arg(who, role).left(255));
}

QList<Problem> check(const Record &record, const RuleContext &)
{
    const QDate from = record.value(account_team_member::handover).toDate();
    const QDate until = record.value(account_team_member::until).toDate();
    if (from.isValid() && until.isValid() && until < from)
        return {{account_team_member::until, QCoreApplication::translate("Rules", "Until: choose a day after the handover.")}};
    return {};
}

} // namespace

const ObjectType &accountTeamMemberType()
{
    using namespace account_team_member;
    static const ObjectType type {
        .name = u"AccountTeamMember"_s, .code = object_code::accountTeamMember,
        .label = QT_TRANSLATE_NOOP("Schema", "Account Team Member"), .pluralLabel = QT_TRANSLATE_NOOP("Schema", "Account Team"),
        .remoteName = u"AccountTeamMember"_s, .keyPrefixes = {u"01M"_s}, .icon = u"people"_s, .color = u"account"_s,
        .nameField = name, .subtitle = {account_team_member::account, handover},
        .fields = {
            {.name = name, .label = QT_TRANSLATE_NOOP("Schema", "Team Member"), .readOnly = true, .indexed = true, .maxLength = 255},
            {.name = account_team_member::account, .type = FieldType::Lookup, .label = QT_TRANSLATE_NOOP("Schema", "Account"), .remoteName = u"AccountId"_s, .targets = {u"Account"_s}, .required = true},
            {.name = account_team_member::user, .type = FieldType::Lookup, .label = QT_TRANSLATE_NOOP("Schema", "User"), .remoteName = u"UserId"_s, .targets = {u"User"_s}, .required = true},
            {.name = role, .type = FieldType::Picklist, .label = QT_TRANSLATE_NOOP("Schema", "Team Role"), .remoteName = u"TeamMemberRole"_s,
             .choices = {{.value = u"Customer Success Manager"_s, .label = QT_TRANSLATE_NOOP("Schema", "Customer Success Manager"), .help = QT_TRANSLATE_NOOP("Schema", "Owns the relationship, the plan and the renewal.")},
                         {.value = u"Account Executive"_s, .label = QT_TRANSLATE_NOOP("Schema", "Account Executive"), .help = QT_TRANSLATE_NOOP("Schema", "Owns the commercial side: expansion and new business.")},
                         {.value = u"Customer Engineer"_s, .label = QT_TRANSLATE_NOOP("Schema", "Customer Engineer"), .help = QT_TRANSLATE_NOOP("Schema", "Owns the technical success: design, deployment, training.")},
                         {.value = u"Customer Solutions Architect"_s, .label = QT_TRANSLATE_NOOP("Schema", "Customer Solutions Architect"), .help = QT_TRANSLATE_NOOP("Schema", "Helps with design and workflows.")},
                         {.value = u"Support Lead"_s, .label = QT_TRANSLATE_NOOP("Schema", "Support Lead"), .help = QT_TRANSLATE_NOOP("Schema", "Owns their tickets and escalations.")},
                         {.value = u"Executive Sponsor"_s, .label = QT_TRANSLATE_NOOP("Schema", "Executive Sponsor"), .help = QT_TRANSLATE_NOOP("Schema", "Speaks with their executives, and is called when it burns.")}},
             .required = true, .suggests = true},
            {.name = handover, .type = FieldType::Date, .label = QT_TRANSLATE_NOOP("Schema", "Handover Date"), .help = QT_TRANSLATE_NOOP("Schema", "The day from which this person has the role."), .remoteName = handover, .indexed = true},
            {.name = until, .type = FieldType::Date, .label = QT_TRANSLATE_NOOP("Schema", "Until"), .help = QT_TRANSLATE_NOOP("Schema", "Empty while the person has the role."), .remoteName = until},
            {.name = notes, .type = FieldType::LongText, .label = QT_TRANSLATE_NOOP("Schema", "Handover Notes"), .help = QT_TRANSLATE_NOOP("Schema", "What was promised, what is open, whom to call first."), .remoteName = notes},
        },
        .layout = {{QT_TRANSLATE_NOOP("Schema", "Role"), {account_team_member::user, role, account_team_member::account, handover, until, notes, name}}},
        .listColumns = {name, account_team_member::account, role, handover, until},
        .listSort = name,
        .highlights = {account_team_member::account, account_team_member::user, role, handover, until},
        .newFields = {account_team_member::account, account_team_member::user, role, handover, notes},
        .inNavigation = false,
        .defaults = defaults, .derive = derive, .check = check,
    };
    return type;
}
