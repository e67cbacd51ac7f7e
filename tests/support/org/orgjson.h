#pragma once

#include <QDateTime>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::Literals::StringLiterals;

// How the org writes what it says.

inline QString stampOf(const QDateTime &time)
{
    return time.toString(u"yyyy-MM-dd'T'HH:mm:ss'.000+0000'"_s);
}
inline QByteArray json(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}
inline QByteArray json(const QJsonArray &array)
{
    return QJsonDocument(array).toJson(QJsonDocument::Compact);
}
inline QJsonArray problemList(const QString &nameOfCode, const QString &code, const QString &message, const QStringList &fields)
{
    return {QJsonObject {{nameOfCode, code}, {u"message"_s, message}, {u"fields"_s, QJsonArray::fromStringList(fields)}}};
}
