#pragma once

#include "models/samples/culture.h"
#include "models/schema/record.h"

/// Invents records of a large, skewed, multilingual book of business. Every record is a function of the seed and its number, so
/// nothing needs to be remembered between them. Links are set by the caller, who knows the ids.
class Inventor
{
public:
    /// `today` is the day up to which work was done; a little is planned behind it.
    Inventor(quint64 seed, const QDate &today);

    Record user(qint64 number) const;
    Record account(qint64 number) const;
    /// A person who works at account number `accountNumber`.
    Record contact(qint64 number, qint64 accountNumber) const;
    Record opportunity(qint64 number, qint64 accountNumber) const;
    Record supportCase(qint64 number, qint64 accountNumber) const;
    /// The `number`th of `count`: the first lies years back, the last some weeks ahead.
    Record activity(qint64 number, qint64 count, qint64 accountNumber) const;
    Record event(qint64 number, qint64 count, qint64 accountNumber) const;

private:
    Dice diceFor(int object, qint64 number) const;
    QDate dayOf(qint64 number, qint64 count, Dice &dice) const;
    QString uuidFrom(const QDateTime &made, Dice &dice) const;
    /// Starts a record: its uuid, and when it was made.
    Record begun(int object, const QDate &made, Dice &dice) const;
    const Culture &cultureOf(qint64 accountNumber) const;

    quint64 m_seed;
    QDate m_today;
};
