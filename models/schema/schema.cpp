#include "models/schema/schema.h"

#include "models/schema/objects/names.h"
#include "models/schema/objects/objects.h"

const QList<const ObjectType *> &objectTypes()
{
    static const QList<const ObjectType *> types {&accountType(), &contactType(), &opportunityType(), &caseType(),
                                                  &activityType(), &eventType(), &userType(),
                                                  &releaseType(), &successCriterionType(), &healthCheckType(), &healthCheckFindingType(),
                                                  &businessReviewType(), &outageType(), &featureRequestType(), &featureRequestAskType(), &contractType(),
                                                  &customerReferenceType(), &referenceUseType(), &customerRiskType(), &redAccountPlanType(), &accountTeamMemberType(), &stakeholderType(), &healthProfileType(), &attachmentType()};
    return types;
}

namespace {

QList<Field> systemFields()
{
    const auto make = [](const QString &name, FieldType type, const char *label) {
        Field field {.name = name, .type = type, .label = QString::fromLatin1(label), .remoteName = name, .readOnly = true,
                     .unsearched = true, .system = true};
        if (type == FieldType::Lookup)
            field.targets = {u"User"_s};
        return field;
    };
    return {
        make(system_field::createdDate, FieldType::DateTime, QT_TRANSLATE_NOOP("Schema", "Created Date")),
        make(system_field::createdBy, FieldType::Lookup, QT_TRANSLATE_NOOP("Schema", "Created By")),
        make(system_field::modifiedDate, FieldType::DateTime, QT_TRANSLATE_NOOP("Schema", "Last Modified Date")),
        make(system_field::modifiedBy, FieldType::Lookup, QT_TRANSLATE_NOOP("Schema", "Last Modified By")),
        make(system_field::remoteStamp, FieldType::DateTime, QT_TRANSLATE_NOOP("Schema", "System Modstamp")),
    };
}

const QString moreFields = QString::fromLatin1(QT_TRANSLATE_NOOP("Schema", "More Fields"));
const QString changeOwner = QString::fromLatin1(QT_TRANSLATE_NOOP("Schema", "Change Owner"));
const QString systemInformation = QString::fromLatin1(QT_TRANSLATE_NOOP("Schema", "System Information"));

void buildIndex(ObjectType &type)
{
    type.fieldIndex.clear();
    for (int i = 0; i < type.fields.size(); ++i)
        type.fieldIndex.insert(type.fields.at(i).name, i);
}

/// The declared type with system fields, each field in a section.
std::unique_ptr<ObjectType> completed(const ObjectType &declared)
{
    auto type = std::make_unique<ObjectType>(declared);
    for (const Field &field : systemFields()) {
        if (!declared.field(field.name))
            type->fields << field;
    }
    QStringList shown;
    for (const Section &section : std::as_const(type->layout))
        shown << section.fields;
    Section system {systemInformation, {}};
    for (const Field &field : std::as_const(type->fields)) {
        if (field.system && !shown.contains(field.name))
            system.fields << field.name;
    }
    type->layout << system;
    for (const Field &field : declared.fields) {
        if (field.byAction == changeOwnerAction)
            type->actions << RecordAction {.name = changeOwnerAction, .label = changeOwner, .kind = RecordAction::Kind::ChangeOwner, .field = field.name, .icon = u"person-gear"_s};
    }
    buildIndex(*type);
    return type;
}

} // namespace

Schema::Schema()
{
    for (const ObjectType *declared : objectTypes()) {
        m_all.push_back(completed(*declared));
        m_current.insert(declared->code, m_all.back().get());
        m_order << declared->code;
    }
}

Schema::~Schema() = default;

QList<const ObjectType *> Schema::types() const
{
    QMutexLocker lock(&m_mutex);
    QList<const ObjectType *> all;
    for (const int code : m_order)
        all << m_current.value(code);
    return all;
}

const ObjectType *Schema::type(int code) const
{
    QMutexLocker lock(&m_mutex);
    return m_current.value(code);
}

const ObjectType *Schema::type(const QString &name) const
{
    QMutexLocker lock(&m_mutex);
    for (const ObjectType *type : m_current) {
        if (type->name == name)
            return type;
    }
    return nullptr;
}

const ObjectType *Schema::recognised(const QString &name) const
{
    for (const ObjectType *type : types()) {
        const QStringList names = QStringList {type->name, type->remoteName, type->pluralLabel, type->label} + type->fileNames;
        if (!name.isEmpty() && names.contains(name, Qt::CaseInsensitive))
            return type;
    }
    return nullptr;
}

const ObjectType *Schema::byKeyPrefix(const QString &remoteId) const
{
    for (const ObjectType *type : types()) {
        if (type->keyPrefixes.contains(remoteId.left(3)))
            return type;
    }
    return nullptr;
}

Schema::Version Schema::version() const
{
    QMutexLocker lock(&m_mutex);
    return m_current;
}

void Schema::setVersion(const Version &version)
{
    QMutexLocker lock(&m_mutex);
    m_current = version;
}

void Schema::addCustomField(int objectCode, const Field &field)
{
    QMutexLocker lock(&m_mutex);
    const ObjectType *old = m_current.value(objectCode);
    Q_ASSERT(old);
    auto next = std::make_unique<ObjectType>(*old);
    if (const auto known = next->fieldIndex.constFind(field.name); known != next->fieldIndex.cend()) {
        next->fields[*known] = field;
    } else {
        next->fields << field;
        // The section of custom fields stands before the system one.
        auto section = std::find_if(next->layout.begin(), next->layout.end(), [](const Section &s) { return s.label == moreFields; });
        if (section == next->layout.end())
            section = next->layout.insert(next->layout.size() - 1, {moreFields, {}});
        section->fields << field.name;
    }
    buildIndex(*next);
    m_all.push_back(std::move(next));
    m_current.insert(objectCode, m_all.back().get());
}
