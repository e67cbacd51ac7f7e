#pragma once

#include "forms/home/homeparts.h"

/// Events and tasks of the day in one order; what is overdue comes last, under "Any time", with the word. UI thread.
class TodayCard : public HomeCard
{
    Q_OBJECT
public:
    TodayCard(RecordStore &store, QWidget *parent = nullptr);
    void show(const HomeFigures &figures, const QLocale &locale);

Q_SIGNALS:
    void openRecord(RecordId id, bool newTab);
    void logCall(RecordId about);
    void compose(const QString &formName, RecordId about);
    void toast(const QString &text, bool undo);

private:
    void addItem(const TodayRow &row, const QLocale &locale);
    QString detailOf(const TodayRow &row, const QLocale &locale) const;
    QMenu *makeMenu(const TodayRow &row, QWidget *parent);
    void complete(RecordId id, const QString &subject);
    void remove(RecordId id, const QString &subject);

    RecordStore &m_store;
};
