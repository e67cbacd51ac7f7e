#pragma once

#include <QJsonObject>
#include <QSet>
#include <QStringList>

#include <functional>
#include <optional>

/// The part of SOQL that the stand-in org speaks: SELECT fields FROM object WHERE conditions with AND, OR, NOT, parentheses, =, !=,
/// <, <=, >, >=, IN (...), IN (SELECT ...), ORDER BY several, LIMIT; SELECT COUNT(). What it does not understand is MALFORMED_QUERY.
struct Soql {
    QStringList fields;
    QString object;
    std::function<bool(const QJsonObject &)> matches; ///< null: all
    QStringList conditionFields;
    QStringList order;
    int limit = -1;
    bool counts = false;
    QString from; ///< a lower bound of SystemModstamp that stands first and alone decides where to begin
};

/// `idsOf` answers what a semi-join asks.
std::optional<Soql> parseSoql(const QString &text, const std::function<QSet<QString>(const Soql &)> &idsOf);
