#pragma once

#include "models/schema/objecttype.h"

#include <QLocale>

/// Turns values into text and back. Pure functions; the locale is handed in.

/// What people read: money with its symbol, dates in the locale's form, the label of a choice. A lookup needs `titles`
/// (the titles of linked records by id).
QString displayText(const Field &field, const QVariant &value, const QLocale &locale, const QString &currencyCode = {},
                    const QHash<RecordId, QString> &titles = {});
/// Text in the form an editor starts from: numbers without symbol, dates in the locale's medium form.
QString editText(const Field &field, const QVariant &value, const QLocale &locale);
/// Reads what a person typed. Dates accept the locale, ISO, "today", "tomorrow", "+2w", "-3d", "fri" (feature D11).
/// The error's text says how to put it right: "Enter a date such as Mar 31, 2027."
Result<QVariant> parseTyped(const Field &field, const QString &text, const QLocale &locale, const QDate &today);
/// Neutral text: ISO dates, plain numbers, "true"/"false", ';' between several. Used by CSV, JSON, journal and drafts.
/// Lookups become decimal ids. `toNeutral(fromNeutral(x)) == x` for every stored value.
QString toNeutral(const Field &field, const QVariant &value);
/// Reads neutral text and what Salesforce exports: "1"/"0"/"" for booleans, `2024-01-19T09:42:24.000+0000`, 18-digit numbers.
Result<QVariant> fromNeutral(const Field &field, const QString &text);
/// A key that sorts like a person would: empty last, accents ignored, numbers by size.
QVariant sortKey(const Field &field, const QVariant &value);
/// The lines of an address, in order, without empty ones.
QStringList addressLines(const Field &field, const Record &record);
/// The type that fits all of `samples` (non-empty texts of one column): integer, decimal, date, date-time, check box,
/// e-mail, URL, long text (line breaks or over 255 characters), else text.
FieldType guessType(const QStringList &samples);
