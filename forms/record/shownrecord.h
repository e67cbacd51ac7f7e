#pragma once

#include "models/schema/objecttype.h"

#include <QLocale>
#include <QUrl>

/// A record as a page shows it: its values, the titles of the records they point to, and the day distances are measured from.
struct ShownRecord {
    const ObjectType *type = nullptr;
    Record record = {};
    QHash<RecordId, QString> titles = {};
    QDate today = {};
    QLocale locale = {};

    QString title() const { return titleOf(*type, record); }
};

/// The value in words; empty if there is none. A link whose record is not in the file shows its remote id.
QString shownText(const ShownRecord &shown, const Field &field);
/// The records that a lookup points to, in order.
QList<RecordId> linksOf(const ShownRecord &shown, const Field &field);
/// All records that the values of `record` point to.
QList<RecordId> allLinks(const ObjectType &type, const Record &record);
/// What a mail, phone or web value opens outside the program; invalid for everything else. Only https, mailto and tel.
QUrl outsideLink(const Field &field, const QString &value);
/// Hands the address to the system, if it is one of the three kinds that may leave the program.
void openOutside(const QUrl &url);
