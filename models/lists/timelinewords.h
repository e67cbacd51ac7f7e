#pragma once

#include "models/storage/recordstore.h"

#include <QLocale>

// What a timeline says, without a window: pure functions of an entry, the day, the person and the locale.

/// A text of which some parts lead to records.
struct LinkedText {
    struct Link {
        int start = 0;
        int length = 0;
        RecordId id = 0;
    };
    QString text;
    QList<Link> links;
};

/// Who reads, when and in which language.
struct TimelineReader {
    RecordId me = 0;
    QDate today;
    QLocale locale;
};

/// The heading under which an entry stands.
struct TimelineSection {
    QString key; ///< "open", "2026-11", "undated"
    QString title; ///< "Upcoming & Overdue", "November 2026"
    QString note; ///< "This Month"; of the open ones, their number
};

/// Completes or reopens an activity as one named step. NotFound if its object has no status that says so.
QFuture<Result<RecordId>> setActivityDone(RecordStore &store, RecordId id, bool done, const QString &stepName);

namespace TimelineWords {

/// What is left to do, and its day is over. An event that is over is not overdue, it is past.
bool isOverdue(const TimelineEntry &entry, const QDate &today);
QString sectionKey(const TimelineEntry &entry);
TimelineSection section(const QString &key, int openCount, const TimelineReader &reader);
/// Who did what with whom: "You logged a call with Priya Raman and 2 more". Names are links.
LinkedText sentence(const TimelineEntry &entry, const TimelineReader &reader);
/// As short as the day allows: "Today", "Mon 2:00 PM", "Nov 19", "Nov 19, 2025".
QString dateText(const TimelineEntry &entry, const TimelineReader &reader);
/// The whole date, and the word overdue where it is.
QString fullDateText(const TimelineEntry &entry, const TimelineReader &reader);
/// "Call", "Task", "Event", "Email".
QString kindText(const QString &kind);
/// "2:00 PM to 3:00 PM", with dates where they differ.
QString whenText(const TimelineEntry &entry, const QLocale &locale);
/// Day and month in the order of the locale, without the year.
QString dayAndMonth(const QDate &date, const QLocale &locale);
QString fullDate(const QDate &date, const QLocale &locale);
/// Icon and colour token of a kind.
QString kindIcon(const QString &kind);
QString kindColor(const QString &kind);

}
