#include "app/commands/commands.h"

#include "app/commands/session.h"
#include "app/syncaccount.h"
#include "models/samples/generator.h"
#include "models/samples/samples.h"

namespace {

QString say(const char *sentence)
{
    return QCoreApplication::translate("Commands", sentence);
}

Result<qint64> countFrom(const CommandCall &call, const QString &option)
{
    bool ok = false;
    const qint64 count = call.parser.value(option).toLongLong(&ok);
    if (ok && count >= 0 && count <= 100'000'000)
        return count;
    return Error {.kind = Error::Kind::BadInput, .text = say(QT_TRANSLATE_NOOP("Commands", "--%1: give a whole number from 0 to 100000000, not “%2”.")).arg(option, call.parser.value(option))};
}

Result<Generator::Options> generatorOptions(const CommandCall &call)
{
    Generator::Options options;
    const std::pair<QString, qint64 *> numbers[] {{u"accounts"_s, &options.accounts}, {u"contacts"_s, &options.contacts}, {u"activities"_s, &options.activities}};
    for (const auto &[option, value] : numbers) {
        const Result<qint64> count = countFrom(call, option);
        if (!count)
            return count.error();
        *value = *count;
    }
    bool ok = false;
    options.seed = call.parser.value(u"seed"_s).toULongLong(&ok);
    if (!ok)
        return Error {.kind = Error::Kind::BadInput, .text = say(QT_TRANSLATE_NOOP("Commands", "--seed: give a whole number, not “%1”.")).arg(call.parser.value(u"seed"_s))};
    const QString until = call.parser.value(u"until"_s);
    options.today = until.isEmpty() ? QDate() : QDate::fromString(until, Qt::ISODate);
    if (!until.isEmpty() && !options.today.isValid())
        return Error {.kind = Error::Kind::BadInput, .text = say(QT_TRANSLATE_NOOP("Commands", "--until: give a day such as 2026-12-31, not “%1”.")).arg(until)};
    return options;
}

} // namespace

QList<QCommandLineOption> generateOptions()
{
    return {{u"accounts"_s, say(QT_TRANSLATE_NOOP("Commands", "How many accounts.")), u"N"_s, u"100"_s},
            {u"contacts"_s, say(QT_TRANSLATE_NOOP("Commands", "How many contacts.")), u"N"_s, u"500"_s},
            {u"activities"_s, say(QT_TRANSLATE_NOOP("Commands", "How many activities.")), u"N"_s, u"5000"_s},
            {u"seed"_s, say(QT_TRANSLATE_NOOP("Commands", "The same seed makes the same records.")), u"S"_s, u"1"_s},
            {u"until"_s, say(QT_TRANSLATE_NOOP("Commands", "The day up to which work was done, such as 2026-12-31; else today.")), u"DATE"_s}};
}

Result<CommandAnswer> runSample(const CommandCall &call)
{
    CommandSession session(call.profile);
    if (!accountIn(Settings(session.profile.settingsFile())).secret.isEmpty())
        return samplesWouldBeSent();
    if (const Result<> opened = session.open(); !opened)
        return opened.error();
    const Result<Samples::Counts> counts = session.wait(Samples::fill(session.store));
    return counts ? Result<CommandAnswer>(countsAnswer(*counts)) : Result<CommandAnswer>(counts.error());
}

Result<CommandAnswer> runGenerate(const CommandCall &call)
{
    const Result<Generator::Options> options = generatorOptions(call);
    if (!options)
        return options.error();
    CommandSession session(call.profile);
    if (const Result<> opened = session.open(); !opened)
        return opened.error();
    const auto progress = std::make_shared<Generator::Progress>();
    const auto counts = session.waitTelling(Generator::run(session.store, *options, progress), [&progress] {
        return say(QT_TRANSLATE_NOOP("Commands", "%1 of %2 records")).arg(progress->done.load()).arg(progress->total.load());
    });
    return counts ? Result<CommandAnswer>(countsAnswer(*counts)) : Result<CommandAnswer>(counts.error());
}
