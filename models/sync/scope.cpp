#include "models/sync/scope.h"

#include "models/schema/objects/names.h"
#include "models/sync/salesforceremote.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonObject>
#include <QRegularExpression>

namespace {

Error bad(const QString &text)
{
    return {.kind = Error::Kind::BadInput, .text = text, .detail = u"stopped scope"_s};
}

/// From a record one step up.
struct Hop {
    QString field;
    QString relation; ///< empty: it may lead to several objects, so that no path goes through it
    QString target;
};
using Way = QList<Hop>; ///< from an object up to its account

constexpr int longestWay = 5; // so far a path of SOQL reaches

/// The shortest ways to the account, by object code.
QHash<int, Way> waysUp(const QHash<int, QJsonObject> &describes)
{
    QHash<int, Way> ways {{object_code::account, {}}};
    QHash<QString, int> codes;
    for (auto it = describes.cbegin(); it != describes.cend(); ++it)
        codes.insert(it->value(u"name").toString(), it.key());
    for (int length = 1; length <= longestWay; ++length) {
        QHash<int, Way> found;
        for (auto it = describes.cbegin(); it != describes.cend(); ++it) {
            if (ways.contains(it.key()) || it.key() == object_code::user)
                continue;
            for (const QJsonValue &value : it->value(u"fields").toArray()) {
                const QJsonObject field = value.toObject();
                const QJsonArray targets = field.value(u"referenceTo").toArray();
                for (const QJsonValue &target : targets) {
                    const auto next = ways.constFind(codes.value(target.toString(), -1));
                    if (next == ways.cend() || next->size() != length - 1)
                        continue;
                    const Hop hop {field.value(u"name").toString(), targets.size() == 1 ? field.value(u"relationshipName").toString() : QString(), target.toString()};
                    const Way &had = found.value(it.key());
                    const bool better = had.isEmpty() || (had.first().relation.isEmpty() && !hop.relation.isEmpty()) || hop.field == u"AccountId";
                    if (better)
                        found.insert(it.key(), Way {hop} + *next);
                }
            }
        }
        ways.insert(found);
    }
    return ways;
}

/// The comparisons with `path` in front of their fields, as far as the way goes.
QString through(const Way &way, const QStringList &comparisons)
{
    QString path;
    for (qsizetype i = 0; i < way.size(); ++i) {
        const Hop &hop = way.at(i);
        if (hop.relation.isEmpty()) {
            const QString inner = through(way.mid(i + 1), comparisons);
            // One question may not hold a question within a question.
            return inner.isEmpty() || inner.contains(u"(SELECT") ? QString() : u"%1%2 IN (SELECT Id FROM %3 WHERE %4)"_s.arg(path, hop.field, hop.target, inner);
        }
        path += hop.relation + u'.';
    }
    QStringList all;
    for (const QString &comparison : comparisons)
        all << path + comparison;
    return all.join(u" AND "_s);
}

QString likeText(const QString &value)
{
    QString text = soqlText(value);
    text.replace(u'%', u"\\%"_s).replace(u'_', u"\\_"_s);
    return u"'%"_s + text.mid(1, text.size() - 2) + u"%'"_s;
}

/// The value as SOQL writes it for this type; empty: it is none.
QString literal(const QString &type, const QString &value)
{
    static const QStringList numbers {u"int"_s, u"double"_s, u"currency"_s, u"percent"_s, u"long"_s};
    if (numbers.contains(type)) {
        bool isNumber = false;
        (void)value.toDouble(&isNumber);
        return isNumber ? value : QString();
    }
    if (type == u"date")
        return QDate::fromString(value, Qt::ISODate).isValid() ? value : QString();
    if (type == u"datetime")
        return QDate::fromString(value, Qt::ISODate).isValid() ? value + u"T00:00:00Z"_s : QString();
    if (type == u"boolean") {
        const QString word = value.toLower();
        return word == u"true" || word == u"yes" ? u"true"_s : word == u"false" || word == u"no" ? u"false"_s : QString();
    }
    return soqlText(value);
}

Result<QString> comparisonOf(const ScopeCondition &condition, const QJsonObject &account)
{
    for (const QJsonValue &value : account.value(u"fields").toArray()) {
        const QJsonObject field = value.toObject();
        const QString name = field.value(u"name").toString();
        if (name.compare(condition.field, Qt::CaseInsensitive) != 0 && field.value(u"label").toString().compare(condition.field, Qt::CaseInsensitive) != 0)
            continue;
        const QString type = field.value(u"type").toString();
        if (!field.value(u"filterable").toBool(true))
            return bad(QCoreApplication::translate("Sync", "Salesforce cannot look for accounts by “%1”.").arg(condition.field));
        if (condition.operation == u"contains")
            return type == u"multipicklist" ? u"%1 INCLUDES (%2)"_s.arg(name, soqlText(condition.value)) : u"%1 LIKE %2"_s.arg(name, likeText(condition.value));
        const QString text = literal(type, condition.value);
        if (text.isEmpty())
            return bad(QCoreApplication::translate("Sync", "“%1” is no value of “%2”. Write days as 2026-12-31, numbers with a point.").arg(condition.value, condition.field));
        return u"%1 %2 %3"_s.arg(name, condition.operation, text);
    }
    return bad(QCoreApplication::translate("Sync", "Accounts in the org have no field “%1”.").arg(condition.field));
}

} // namespace

QString textOf(const PullScope &scope)
{
    static const QStringList words {u"all"_s, u"mine"_s, u"filter"_s};
    return u"%1|%2|%3"_s.arg(words.at(int(scope.accounts))).arg(scope.depth).arg(scope.filter);
}

PullScope scopeIn(const QString &text)
{
    PullScope scope;
    const QString word = text.section(u'|', 0, 0);
    scope.accounts = word == u"mine" ? PullScope::Accounts::Mine : word == u"filter" ? PullScope::Accounts::Matching : PullScope::Accounts::All;
    if (!text.isEmpty())
        scope.depth = text.section(u'|', 1, 1).toInt();
    scope.filter = text.section(u'|', 2);
    return scope;
}

Result<QList<ScopeCondition>> conditionsIn(const QString &filter)
{
    static const QRegularExpression one(uR"re(^\s*([^=!<>'"]+?)\s*(!=|<=|>=|=|<|>|\bcontains\b)\s*(?:'([^']*)'|"([^"]*)"|([^'"]+?))\s*(?:\band\b\s*(.+))?$)re"_s,
                                        QRegularExpression::CaseInsensitiveOption | QRegularExpression::DotMatchesEverythingOption);
    QList<ScopeCondition> conditions;
    for (QString rest = filter; !rest.trimmed().isEmpty();) {
        const QRegularExpressionMatch match = one.match(rest);
        if (!match.hasMatch())
            return bad(QCoreApplication::translate("Sync", "“%1” is no filter. Write it as: Type = Customer and Industry = 'Oil and Gas'. Comparisons: = != < <= > >= contains.").arg(filter));
        conditions.append({match.captured(1), match.captured(2).toLower(), match.captured(3) + match.captured(4) + match.captured(5)});
        rest = match.captured(6);
    }
    if (conditions.isEmpty())
        return bad(QCoreApplication::translate("Sync", "Write which accounts you want, for example: Type = Customer"));
    return conditions;
}

Result<> narrow(QList<RemoteObject> &objects, const QHash<int, QJsonObject> &describes, const PullScope &scope, const QString &me)
{
    QStringList comparisons;
    if (scope.accounts == PullScope::Accounts::Mine)
        comparisons << u"OwnerId = %1"_s.arg(soqlText(me));
    if (scope.accounts == PullScope::Accounts::Matching) {
        const Result<QList<ScopeCondition>> conditions = conditionsIn(scope.filter);
        if (!conditions)
            return conditions.error();
        for (const ScopeCondition &condition : *conditions) {
            const Result<QString> comparison = comparisonOf(condition, describes.value(object_code::account));
            if (!comparison)
                return comparison.error();
            comparisons << *comparison;
        }
    }
    const QHash<int, Way> ways = waysUp(describes);
    for (RemoteObject &object : objects) {
        const auto way = ways.constFind(object.type->code);
        if (way == ways.cend())
            continue; // it hangs on no account
        object.leftOut = scope.depth < PullScope::everything && way->size() > scope.depth;
        if (!comparisons.isEmpty())
            object.where = through(*way, comparisons);
    }
    return {};
}
