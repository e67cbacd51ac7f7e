#include "models/schema/objects/common.h"
#include "models/schema/schema.h"

Field ownerField(const char *label)
{
    return {.name = u"OwnerId"_s, .type = FieldType::Lookup, .label = QString::fromUtf8(label), .remoteName = u"OwnerId"_s,
            .targets = {u"User"_s}, .byAction = changeOwnerAction};
}

Field assigneeField()
{
    Field field = ownerField(QT_TRANSLATE_NOOP("Schema", "Assigned To"));
    field.byAction.clear();
    return field;
}

namespace {

/// The words for one address of a record, written out so that they can be translated and no two fields of a form are named alike.
struct AddressWords {
    const char *prefix;
    const char *address;
    const char *street;
    const char *city;
    const char *state;
    const char *postalCode;
    const char *country;
    const char *latitude;
    const char *longitude;
    const char *accuracy;
};

constexpr AddressWords addressWords[] = {
    {"Billing",
     QT_TRANSLATE_NOOP("Schema", "Billing Address"), QT_TRANSLATE_NOOP("Schema", "Billing Street"), QT_TRANSLATE_NOOP("Schema", "Billing City"),
     QT_TRANSLATE_NOOP("Schema", "Billing State/Province"), QT_TRANSLATE_NOOP("Schema", "Billing Zip/Postal Code"), QT_TRANSLATE_NOOP("Schema", "Billing Country"),
     QT_TRANSLATE_NOOP("Schema", "Billing Latitude"), QT_TRANSLATE_NOOP("Schema", "Billing Longitude"), QT_TRANSLATE_NOOP("Schema", "Billing Geocode Accuracy")},
    {"Shipping",
     QT_TRANSLATE_NOOP("Schema", "Shipping Address"), QT_TRANSLATE_NOOP("Schema", "Shipping Street"), QT_TRANSLATE_NOOP("Schema", "Shipping City"),
     QT_TRANSLATE_NOOP("Schema", "Shipping State/Province"), QT_TRANSLATE_NOOP("Schema", "Shipping Zip/Postal Code"), QT_TRANSLATE_NOOP("Schema", "Shipping Country"),
     QT_TRANSLATE_NOOP("Schema", "Shipping Latitude"), QT_TRANSLATE_NOOP("Schema", "Shipping Longitude"), QT_TRANSLATE_NOOP("Schema", "Shipping Geocode Accuracy")},
    {"Mailing",
     QT_TRANSLATE_NOOP("Schema", "Mailing Address"), QT_TRANSLATE_NOOP("Schema", "Mailing Street"), QT_TRANSLATE_NOOP("Schema", "Mailing City"),
     QT_TRANSLATE_NOOP("Schema", "Mailing State/Province"), QT_TRANSLATE_NOOP("Schema", "Mailing Zip/Postal Code"), QT_TRANSLATE_NOOP("Schema", "Mailing Country"),
     QT_TRANSLATE_NOOP("Schema", "Mailing Latitude"), QT_TRANSLATE_NOOP("Schema", "Mailing Longitude"), QT_TRANSLATE_NOOP("Schema", "Mailing Geocode Accuracy")},
    {"Other",
     QT_TRANSLATE_NOOP("Schema", "Other Address"), QT_TRANSLATE_NOOP("Schema", "Other Street"), QT_TRANSLATE_NOOP("Schema", "Other City"),
     QT_TRANSLATE_NOOP("Schema", "Other State/Province"), QT_TRANSLATE_NOOP("Schema", "Other Zip/Postal Code"), QT_TRANSLATE_NOOP("Schema", "Other Country"),
     QT_TRANSLATE_NOOP("Schema", "Other Latitude"), QT_TRANSLATE_NOOP("Schema", "Other Longitude"), QT_TRANSLATE_NOOP("Schema", "Other Geocode Accuracy")},
};

Field part(const QString &prefix, const char *suffix, const char *label, FieldType type = FieldType::Text)
{
    const QString name = prefix + QLatin1String(suffix);
    return {.name = name, .type = type, .label = QString::fromUtf8(label), .remoteName = name};
}

} // namespace

QList<Field> addressFields(const QString &prefix)
{
    const auto *words = std::find_if(std::begin(addressWords), std::end(addressWords), [&](const AddressWords &w) { return prefix == QLatin1String(w.prefix); });
    Q_ASSERT(words != std::end(addressWords));
    const QString compound = prefix + u"Address"_s;
    QList<Field> fields {
        {.name = compound, .type = FieldType::Address, .label = QString::fromUtf8(words->address),
         .parts = {prefix + u"Street"_s, prefix + u"City"_s, prefix + u"State"_s, prefix + u"PostalCode"_s, prefix + u"Country"_s}},
        part(prefix, "Street", words->street, FieldType::LongText),
        part(prefix, "City", words->city),
        part(prefix, "State", words->state),
        part(prefix, "PostalCode", words->postalCode),
        part(prefix, "Country", words->country),
        part(prefix, "Latitude", words->latitude, FieldType::Decimal),
        part(prefix, "Longitude", words->longitude, FieldType::Decimal),
        part(prefix, "GeocodeAccuracy", words->accuracy),
    };
    for (qsizetype i = 6; i < fields.size(); ++i) {
        fields[i].readOnly = true;
        fields[i].unsearched = true;
    }
    return fields;
}

static Field kept(const QString &name, const char *label, FieldType type)
{
    return {.name = name, .type = type, .label = QString::fromUtf8(label), .remoteName = name, .readOnly = true, .unsearched = true, .system = true};
}

Field keptText(const QString &name, const char *label)
{
    return kept(name, label, FieldType::Text);
}

Field keptDate(const QString &name, const char *label)
{
    return kept(name, label, FieldType::Date);
}

Field keptDateTime(const QString &name, const char *label)
{
    return kept(name, label, FieldType::DateTime);
}

Field keptCheck(const QString &name, const char *label)
{
    return kept(name, label, FieldType::CheckBox);
}

QList<Choice> choicesOf(std::initializer_list<const char *> values)
{
    QList<Choice> choices;
    for (const char *value : values)
        choices.append({.value = QString::fromUtf8(value)});
    return choices;
}

QList<Choice> currencyChoices()
{
    return choicesOf({"USD", "EUR", "GBP", "JPY", "CHF", "CAD", "AUD", "BRL", "INR", "SEK"});
}

QList<Choice> industryChoices()
{
    return choicesOf({QT_TRANSLATE_NOOP("Schema", "Agriculture"), QT_TRANSLATE_NOOP("Schema", "Banking"),
                      QT_TRANSLATE_NOOP("Schema", "Biotechnology"), QT_TRANSLATE_NOOP("Schema", "Construction"),
                      QT_TRANSLATE_NOOP("Schema", "Consulting"), QT_TRANSLATE_NOOP("Schema", "Education"),
                      QT_TRANSLATE_NOOP("Schema", "Energy"), QT_TRANSLATE_NOOP("Schema", "Engineering"),
                      QT_TRANSLATE_NOOP("Schema", "Finance"), QT_TRANSLATE_NOOP("Schema", "Food & Beverage"),
                      QT_TRANSLATE_NOOP("Schema", "Government"), QT_TRANSLATE_NOOP("Schema", "Healthcare"),
                      QT_TRANSLATE_NOOP("Schema", "Hospitality"), QT_TRANSLATE_NOOP("Schema", "Insurance"),
                      QT_TRANSLATE_NOOP("Schema", "Manufacturing"), QT_TRANSLATE_NOOP("Schema", "Media"),
                      QT_TRANSLATE_NOOP("Schema", "Not For Profit"), QT_TRANSLATE_NOOP("Schema", "Retail"),
                      QT_TRANSLATE_NOOP("Schema", "Technology"), QT_TRANSLATE_NOOP("Schema", "Telecommunications"),
                      QT_TRANSLATE_NOOP("Schema", "Transport & Logistics"), QT_TRANSLATE_NOOP("Schema", "Utilities"),
                      QT_TRANSLATE_NOOP("Schema", "Other")});
}

QList<Choice> segmentChoices()
{
    return choicesOf({QT_TRANSLATE_NOOP("Schema", "Strategic"), QT_TRANSLATE_NOOP("Schema", "Enterprise"), QT_TRANSLATE_NOOP("Schema", "Mid-Market"),
                      QT_TRANSLATE_NOOP("Schema", "Growth"), QT_TRANSLATE_NOOP("Schema", "Premium"), QT_TRANSLATE_NOOP("Schema", "Non-Enterprise"),
                      QT_TRANSLATE_NOOP("Schema", "Evaluation"), QT_TRANSLATE_NOOP("Schema", "Community")});
}

QList<Choice> leadSourceChoices()
{
    return choicesOf({QT_TRANSLATE_NOOP("Schema", "Web"), QT_TRANSLATE_NOOP("Schema", "Phone Inquiry"),
                      QT_TRANSLATE_NOOP("Schema", "Partner Referral"), QT_TRANSLATE_NOOP("Schema", "Customer Referral"),
                      QT_TRANSLATE_NOOP("Schema", "Event"), QT_TRANSLATE_NOOP("Schema", "Other")});
}

void setIfEmpty(Record &record, const QString &field, const QVariant &value)
{
    if (!record.value(field).isValid() && !record.dangling.contains(field))
        record.set(field, value);
}

RecordId accountBehind(RecordId id, const RuleContext &context)
{
    if (id == 0)
        return 0;
    if (objectCodeOf(id) == object_code::account)
        return id;
    if (!context.fieldOf)
        return 0;
    // Salesforce's own objects call it so, custom ones end in __c.
    const QVariant standard = context.fieldOf(id, u"AccountId"_s);
    return standard.isValid() ? standard.toLongLong() : context.fieldOf(id, u"Account__c"_s).toLongLong();
}

QDateTime closedAt(const Record &record, const RuleContext &context)
{
    const QDateTime known = record.value(system_field::modifiedDate).toDateTime();
    return record.id == 0 && known.isValid() ? known : context.now;
}
