#include "models/schema/renewalsignal.h"

#include "models/schema/objects/contractnames.h"

#include <QCoreApplication>
#include <QList>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace RenewalSignals {

namespace {

QString say(const char *sentence)
{
    return QCoreApplication::translate("RenewalSignal", sentence);
}

QString sayMany(const char *sentence, int n)
{
    return QCoreApplication::translate("RenewalSignal", sentence, nullptr, n);
}

} // namespace

QList<Reason> reasonsOf(const Facts &facts)
{
    QList<Reason> reasons;
    const int silent = facts.silentDays >= 0 ? facts.silentDays : facts.knownDays;
    if (silent > facts.patience)
        reasons.append({Reason::Kind::Silent, silent > 2 * facts.patience ? Level::Risk : Level::Watch, double(silent)});
    if (facts.severeTickets > 0)
        reasons.append({Reason::Kind::Tickets, Level::Risk, double(facts.severeTickets)});
    if (facts.healthTone == u"risk" || facts.healthTone == u"watch")
        reasons.append({Reason::Kind::Health, facts.healthTone == u"risk" ? Level::Risk : Level::Watch, 0});
    if (facts.hasRisk)
        reasons.append({Reason::Kind::OpenRisk, Level::Risk, facts.openRisk});
    if (facts.usageChange && *facts.usageChange <= -20)
        reasons.append({Reason::Kind::Usage, *facts.usageChange <= -40 ? Level::Risk : Level::Watch, *facts.usageChange});
    if (facts.stepStale)
        reasons.append({Reason::Kind::Step, Level::Watch, 0});
    std::stable_sort(reasons.begin(), reasons.end(), [](const Reason &a, const Reason &b) { return a.level > b.level; });
    return reasons;
}

Level levelOf(const QList<Reason> &reasons)
{
    return reasons.isEmpty() ? Level::Good : reasons.first().level;
}

QString sentence(const Reason &reason, const QLocale &locale, const std::function<QString(double)> &money)
{
    switch (reason.kind) {
    case Reason::Kind::Silent:
        return sayMany(QT_TRANSLATE_N_NOOP("RenewalSignal", "No contact for %n day(s)"), int(reason.number));
    case Reason::Kind::Tickets:
        return sayMany(QT_TRANSLATE_N_NOOP("RenewalSignal", "%n open P0 or P1 ticket(s)"), int(reason.number));
    case Reason::Kind::Health:
        return reason.level == Level::Risk ? say(QT_TRANSLATE_NOOP("RenewalSignal", "Health is at risk")) : say(QT_TRANSLATE_NOOP("RenewalSignal", "Health is on watch"));
    case Reason::Kind::OpenRisk:
        return say(QT_TRANSLATE_NOOP("RenewalSignal", "Open risk of %1")).arg(money(reason.number));
    case Reason::Kind::Usage:
        return say(QT_TRANSLATE_NOOP("RenewalSignal", "Monthly users down by %1 %")).arg(locale.toString(-reason.number, 'f', 0));
    case Reason::Kind::Step:
        return say(QT_TRANSLATE_NOOP("RenewalSignal", "No current next step"));
    }
    Q_UNREACHABLE();
}

int lookAt(int daysLeft)
{
    return daysLeft <= contract::decisionDays ? contract::decisionDays : daysLeft <= contract::opinionDays ? contract::opinionDays : 0;
}

Verdict verdictOf(Level level, const QString &call, const QDate &callOn, const QDate &renewal, const QDate &today)
{
    const bool last = today.daysTo(renewal) <= contract::decisionDays;
    if (call.isEmpty())
        return Verdict::Missing;
    if (call == contract::monitorCall)
        return last ? Verdict::Undecided : level == Level::Risk ? Verdict::TooHopeful : Verdict::Agrees;
    const bool hopeful = call == u"Renew";
    if (hopeful && level == Level::Risk)
        return Verdict::TooHopeful;
    if (!hopeful && level == Level::Good)
        return Verdict::TooDark;
    return last && callOn.isValid() && callOn < renewal.addDays(-contract::decisionDays) ? Verdict::Old : Verdict::Agrees;
}

QString verdictText(Verdict verdict)
{
    switch (verdict) {
    case Verdict::Missing:
        return say(QT_TRANSLATE_NOOP("RenewalSignal", "No call yet"));
    case Verdict::Undecided:
        return say(QT_TRANSLATE_NOOP("RenewalSignal", "Decide: Monitor is no answer at 90 days"));
    case Verdict::TooHopeful:
        return say(QT_TRANSLATE_NOOP("RenewalSignal", "Disagree: the signal says risk"));
    case Verdict::TooDark:
        return say(QT_TRANSLATE_NOOP("RenewalSignal", "Disagree: nothing in the signal says so"));
    case Verdict::Old:
        return say(QT_TRANSLATE_NOOP("RenewalSignal", "Look again: from before the 90-day look"));
    case Verdict::Agrees:
        return say(QT_TRANSLATE_NOOP("RenewalSignal", "Agree"));
    }
    Q_UNREACHABLE();
}

QString verdictTone(Verdict verdict)
{
    switch (verdict) {
    case Verdict::Missing:
    case Verdict::Old:
        return u"none"_s;
    case Verdict::Undecided:
    case Verdict::TooHopeful:
        return u"error"_s;
    case Verdict::TooDark:
        return u"warning"_s;
    case Verdict::Agrees:
        return u"success"_s;
    }
    Q_UNREACHABLE();
}

QString levelText(Level level)
{
    switch (level) {
    case Level::Good:
        return say(QT_TRANSLATE_NOOP("RenewalSignal", "Quiet"));
    case Level::Watch:
        return say(QT_TRANSLATE_NOOP("RenewalSignal", "Watch"));
    case Level::Risk:
        return say(QT_TRANSLATE_NOOP("RenewalSignal", "Risk"));
    }
    Q_UNREACHABLE();
}

QString levelTone(Level level)
{
    return level == Level::Risk ? u"risk"_s : level == Level::Watch ? u"watch"_s : u"good"_s;
}

}
