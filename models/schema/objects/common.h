#pragma once

#include "models/schema/objects/names.h"
#include "models/schema/objects/objects.h"

// Fields that several objects share. Each returns declarations; nothing here knows an object.

/// The record's owner, whom only the action Change Owner replaces; the schema gives it to every object that has one.
Field ownerField(const char *label);
/// Who does it: chosen in the form like any other field.
Field assigneeField();
/// Street, city, state, postal code, country, coordinates and the composed address of `prefix` ("Billing", "Shipping", "Mailing", "Other").
QList<Field> addressFields(const QString &prefix);
/// Columns of Salesforce that Steward keeps as they came and shows under "System Information".
Field keptText(const QString &name, const char *label);
Field keptDate(const QString &name, const char *label);
Field keptDateTime(const QString &name, const char *label);
Field keptCheck(const QString &name, const char *label);
QList<Choice> currencyChoices();
/// The files of a record, which its panel "files" shows and makes. Last among `related`.
RelatedList filesOf();
QList<Choice> industryChoices();
/// Account.Segment__c.
QList<Choice> segmentChoices();
QList<Choice> leadSourceChoices();
/// Values as choices that are shown as written.
QList<Choice> choicesOf(std::initializer_list<const char *> values);
/// Sets `field` if it is empty.
void setIfEmpty(Record &record, const QString &field, const QVariant &value);
/// The account behind a "Related To" or a person: the record itself, or its AccountId.
RecordId accountBehind(RecordId id, const RuleContext &context);
/// When something closed was closed: now, or for a record that comes from elsewhere its last change.
QDateTime closedAt(const Record &record, const RuleContext &context);
