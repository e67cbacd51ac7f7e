#include "models/schema/field.h"

#include "models/schema/owncompany.h"

#include <QReadWriteLock>

const Choice *Field::choice(const QString &value) const
{
    for (const Choice &choice : choices) {
        if (choice.value == value)
            return &choice;
    }
    return nullptr;
}

QList<Choice> Field::choicesFor(const QString &controllerValue) const
{
    if (controller.isEmpty())
        return choices;
    QList<Choice> valid;
    for (const Choice &choice : choices) {
        if (choice.validFor.isEmpty() || choice.validFor.contains(controllerValue))
            valid << choice;
    }
    return valid;
}

QString translated(const QString &schemaText)
{
    if (schemaText.isEmpty())
        return {};
    QString text = QCoreApplication::translate("Schema", schemaText.toUtf8().constData());
    static const QString company = u"{company}"_s;
    if (text.contains(company)) {
        const QString name = ownCompany();
        //: Stands in a label for the name of one's own company, while nobody has said it: "Approved by Our Legal".
        text.replace(company, name.isEmpty() ? QCoreApplication::translate("Schema", "Our") : name);
    }
    return text;
}

namespace {
QReadWriteLock companyLock;
QString companyName; // of the open workspace
}

void setOwnCompany(const QString &name)
{
    const QWriteLocker lock(&companyLock);
    companyName = name.simplified();
}

QString ownCompany()
{
    const QReadLocker lock(&companyLock);
    return companyName;
}

QString labelOf(const Field &field)
{
    return field.custom ? field.label : translated(field.label);
}

QString labelOf(const Field &field, const Choice &choice)
{
    return field.custom ? choice.shown() : translated(choice.shown());
}

namespace {

struct TypeWord {
    FieldType type;
    QLatin1String word;
};

constexpr TypeWord typeWords[] = {
    {FieldType::Text, QLatin1String("text")}, {FieldType::LongText, QLatin1String("longtext")},
    {FieldType::CheckBox, QLatin1String("checkbox")}, {FieldType::Picklist, QLatin1String("picklist")},
    {FieldType::MultiPicklist, QLatin1String("multipicklist")}, {FieldType::Date, QLatin1String("date")},
    {FieldType::DateTime, QLatin1String("datetime")}, {FieldType::Integer, QLatin1String("integer")},
    {FieldType::Decimal, QLatin1String("decimal")}, {FieldType::Currency, QLatin1String("currency")},
    {FieldType::Percent, QLatin1String("percent")}, {FieldType::Email, QLatin1String("email")},
    {FieldType::Phone, QLatin1String("phone")}, {FieldType::Url, QLatin1String("url")},
    {FieldType::Lookup, QLatin1String("lookup")}, {FieldType::Lookups, QLatin1String("lookups")},
    {FieldType::Address, QLatin1String("address")},
};

} // namespace

QString typeName(FieldType type)
{
    for (const TypeWord &entry : typeWords) {
        if (entry.type == type)
            return entry.word;
    }
    Q_UNREACHABLE();
}

std::optional<FieldType> typeByName(const QString &name)
{
    for (const TypeWord &entry : typeWords) {
        if (entry.word == name)
            return entry.type;
    }
    return std::nullopt;
}
