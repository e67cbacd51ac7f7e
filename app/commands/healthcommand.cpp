#include "app/commands/commands.h"

#include "app/commands/session.h"
#include "models/lists/healthbookmodel.h"
#include "models/storage/usage.h"

#include <QJsonArray>

namespace {

QString say(const char *sentence)
{
    return QCoreApplication::translate("Commands", sentence);
}

QJsonObject jsonOf(const HealthBook &book, const HealthRow &row)
{
    QJsonArray measures;
    QJsonArray leftOut;
    for (int i = 0; i < health_measure::count; ++i) {
        const HealthPart &part = row.computed.parts[i];
        const HealthReading &reading = row.readings[i];
        if (part.state != HealthPart::State::Counted) {
            if (const QString why = HealthRules::leftOutText(i, part.state, reading, book.today); !why.isEmpty())
                leftOut.append(QJsonObject {{u"measure"_s, healthMeasures()[i].key}, {u"why"_s, why}});
            continue;
        }
        measures.append(QJsonObject {{u"measure"_s, healthMeasures()[i].key}, {u"value"_s, *reading.value}, {u"day"_s, reading.day.toString(Qt::ISODate)},
                                     {u"weight"_s, book.profiles.at(row.profile).weights[i]}, {u"points"_s, part.points}, {u"adds"_s, part.contribution}});
    }
    QJsonObject json {{u"account"_s, row.name}, {u"rating"_s, HealthRules::ratingOf(row.computed.tone)}, {u"profile"_s, book.profiles.at(row.profile).name}, {u"covered"_s, row.computed.covered},
                      {u"onAccount"_s, row.rating}, {u"measures"_s, measures}, {u"leftOut"_s, leftOut}};
    json.insert(u"score"_s, row.computed.score < 0 ? QJsonValue() : QJsonValue(row.computed.score));
    json.insert(u"lastWeek"_s, row.before < 0 ? QJsonValue() : QJsonValue(row.before));
    if (row.overridden)
        json.insert(u"override"_s, QJsonObject {{u"reason"_s, row.reason}, {u"until"_s, row.until.toString(Qt::ISODate)}});
    return json;
}

} // namespace

QList<QCommandLineOption> healthOptions()
{
    return {{u"account"_s, say(QT_TRANSLATE_NOOP("Commands", "Only this one: name, Salesforce id or GitHub label.")), u"A"_s}};
}

Result<CommandAnswer> runHealth(const CommandCall &call)
{
    CommandSession session(call.profile);
    if (const Result<> opened = session.open(); !opened)
        return opened.error();
    RecordId only = 0;
    if (const QString named = call.parser.value(u"account"_s); !named.isEmpty()) {
        const auto keys = session.wait(accountKeys(session.store));
        if (!keys)
            return keys.error();
        only = keys->value(accountKey(named));
        if (!only)
            return Error {.kind = Error::Kind::NotFound, .text = say(QT_TRANSLATE_NOOP("Commands", "No single account is called “%1”.")).arg(named)};
    }
    const Result<HealthKept> kept = session.wait(keepHealth(session.store));
    if (!kept)
        return kept.error();
    const Result<HealthBook> book = session.wait(healthBook(session.store));
    if (!book)
        return book.error();
    QJsonArray accounts;
    QString words;
    const QLocale locale;
    for (const HealthRank &rank : rankHealth(*book, book->profiles)) {
        const HealthRow &row = book->rows.at(rank.row);
        if (only && row.id != only)
            continue;
        accounts.append(jsonOf(*book, row));
        words += u"%1  %2\n"_s.arg(healthWords(rank.tone, rank.score, locale).leftJustified(16), row.name);
        if (only)
            words += HealthRules::formula(book->profiles.at(row.profile), row.computed, locale) + u'\n';
    }
    return CommandAnswer {{{u"accounts"_s, accounts}, {u"recorded"_s, kept->recorded}, {u"written"_s, kept->written}}, words};
}
