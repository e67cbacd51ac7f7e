#pragma once

#include "models/samples/dice.h"

/// The words of one language and country from which invented companies, people and conversations are made. A name in another
/// script carries its Latin spelling behind a slash ("田中/tanaka"), from which e-mail addresses are made.
struct Culture {
    QString language; ///< "de"
    int weight = 1; ///< how many of the accounts are from there, relative to the others
    QStringList firstNames;
    QStringList lastNames;
    bool familyNameFirst = false;
    QStringList brands; ///< first part of a company's name
    QStringList trades; ///< second part
    QStringList legalForms; ///< may be empty
    bool spaced = true; ///< words of a name are kept apart by spaces
    QStringList cities; ///< "Hamburg|HH|20095"
    QString country;
    QString phone; ///< digits stand for themselves, # for any
    QString currency;
    QString domain; ///< "de"
    QStringList titles;
    QStringList calls; ///< subjects; %1 is a product or topic
    QStringList tasks;
    QStringList sentences; ///< of comments; %1 a topic, %2 a person, %3 a number
    QStringList topics;
};

const QList<Culture> &cultures();

/// "田中" of "田中/tanaka".
QString nativePart(const QString &word);
/// Small Latin letters and digits for addresses: "tanaka", "Łukasz" → "lukasz".
QString latinPart(const QString &word);
