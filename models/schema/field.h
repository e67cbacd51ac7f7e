#pragma once

#include "models/result.h"

#include <QCoreApplication>
#include <QHash>
#include <QStringList>

// Texts of the schema are written QT_TRANSLATE_NOOP("Schema", "…"); `translated()` turns them into the person's language.

/// What a field holds, and so how it is stored, edited, shown, sorted, parsed and sent. The value of a Record is in brackets.
enum class FieldType {
    Text, ///< one line (QString)
    LongText, ///< Markdown, several lines (QString)
    CheckBox, ///< (bool)
    Picklist, ///< one of `choices`, or a value that came from elsewhere (QString, the API value)
    MultiPicklist, ///< several of `choices` (QStringList of API values)
    Date, ///< (QDate)
    DateTime, ///< (QDateTime in UTC)
    Integer, ///< (qlonglong)
    Decimal, ///< (double)
    Currency, ///< (double); the code is in the record's CurrencyIsoCode, else the corporate currency
    Percent, ///< 52 is 52 % (double)
    Email, ///< (QString)
    Phone, ///< (QString)
    Url, ///< (QString)
    Lookup, ///< one record of an object in `targets` (RecordId as qlonglong)
    Lookups, ///< several records, the first is primary (QVariantList of RecordId)
    Address, ///< composed of the text fields in `parts`; has no column of its own
};

struct Choice {
    QString value; ///< as stored and sent
    QString label = {}; ///< as shown; empty: the value
    QStringList validFor = {}; ///< values of `Field::controller` that allow it; empty: all
    QString help = {};
    QString tone = {}; ///< "good", "watch", "risk", "none": shown as a pill with shape and word
    bool closed = false; ///< for a status: the work is over

    const QString &shown() const { return label.isEmpty() ? value : label; }
};

/// One field of an object, said once. Every reader (storage, forms, lists, search, import, export, history, sync) takes it from here.
struct Field {
    QString name; ///< Salesforce's API name; also the column and the object name of the editor
    FieldType type = FieldType::Text;
    QString label = {};
    QString help = {}; ///< one sentence under or beside the editor
    QString remoteName = {}; ///< Salesforce's name; empty: stays here. A read-only field is taken from there and never sent
    QStringList aliases = {}; ///< further column names that an import takes for this field
    QList<Choice> choices = {};
    QString controller = {}; ///< the picklist that decides which choices are valid
    QStringList targets = {}; ///< objects a lookup may point to
    QString createForm = {}; ///< QuickForm of the target by which the lookup creates a record; empty: the full form
    QString visibleWhenField = {}; ///< shown and asked for only while this field holds one of `visibleWhen`
    QStringList visibleWhen = {};
    QStringList follows = {}; ///< of a new record: `defaults` proposes it from these fields, anew whenever one changes, until a person edits it
    QString companion = {}; ///< a further field that is shown with this one: the score beside a health, "At risk · 48"
    QStringList parts = {}; ///< of an address: street, city, state, postal code, country
    bool required = false; ///< red star; a save without it is refused
    bool unique = false; ///< text that no two live records share, whatever its case: a save that repeats one is refused, an import is not
    QString byAction = {}; ///< a person changes it only through this action of the object ("changeOwner"); forms show it locked
    bool readOnly = false; ///< computed or kept by the program: shown with a lock, never typed
    bool indexed = false; ///< lists sort by it often: storage keeps an index
    bool unsearched = false; ///< its text stays out of the full-text search
    bool system = false; ///< Id, created, modified: in the section "System Information"
    bool custom = false; ///< came with an import at run time; label and choices are data, not translated
    bool suggests = false; ///< a picklist one may also type into (Subject)
    bool countdown = false; ///< a date people work towards (a renewal): lists mark it while it is less than 60 days ahead
    int decimals = 0;
    int maxLength = 0; ///< 0: none; else characters that Salesforce accepts

    bool hasColumn() const { return type != FieldType::Address; }
    bool isText() const
    {
        return type == FieldType::Text || type == FieldType::LongText || type == FieldType::Picklist
            || type == FieldType::MultiPicklist || type == FieldType::Email || type == FieldType::Phone || type == FieldType::Url;
    }
    bool isNumber() const
    {
        return type == FieldType::Integer || type == FieldType::Decimal || type == FieldType::Currency
            || type == FieldType::Percent;
    }
    bool isLookup() const { return type == FieldType::Lookup || type == FieldType::Lookups; }
    const Choice *choice(const QString &value) const;
    /// The choices allowed while the controlling field holds `controllerValue`.
    QList<Choice> choicesFor(const QString &controllerValue) const;
};

/// A label, help or choice text of the schema in the person's language; custom fields pass unchanged.
QString translated(const QString &schemaText);
QString labelOf(const Field &field);
QString labelOf(const Field &field, const Choice &choice);
/// The word that names a type in `custom_field` and in exports ("text", "currency"), and back.
QString typeName(FieldType type);
std::optional<FieldType> typeByName(const QString &name);
