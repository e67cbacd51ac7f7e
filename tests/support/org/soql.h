#pragma once

#include <QJsonObject>
#include <QJsonValue>
#include <QSet>
#include <QStringList>

#include <functional>
#include <optional>

/// The part of SOQL that the stand-in org speaks: SELECT fields FROM object WHERE conditions with AND, OR, NOT, parentheses, =, !=,
/// <, <=, >, >=, LIKE, INCLUDES, IN (...), IN (SELECT ...), paths to parents in conditions, ORDER BY several, LIMIT; SELECT COUNT(). What it does not understand is MALFORMED_QUERY.
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

/// What the org knows beyond one record.
struct SoqlWorld {
    std::function<QSet<QString>(const Soql &)> idsOf; ///< answers a semi-join
    /// The value at a path such as Account.OwnerId.
    std::function<QJsonValue(const QString &object, const QJsonObject &record, const QString &path)> valueAt;
};
std::optional<Soql> parseSoql(const QString &text, const SoqlWorld &world);
