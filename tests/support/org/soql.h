#pragma once

#include <QJsonObject>
#include <QStringList>

#include <functional>
#include <optional>

/// The part of SOQL that the stand-in org speaks: SELECT fields FROM object WHERE conditions with AND, OR, NOT, parentheses, =, !=,
/// <, <=, >, >=, IN (...), ORDER BY several, LIMIT. What it does not understand is MALFORMED_QUERY.
struct Soql {
    QStringList fields;
    QString object;
    std::function<bool(const QJsonObject &)> matches; ///< null: all
    QStringList conditionFields;
    QStringList order;
    int limit = -1;
};

std::optional<Soql> parseSoql(const QString &text);
