#pragma once

#include <QDate>
#include <QList>
#include <QLocale>
#include <QString>

#include <functional>
#include <optional>

/// The computed signal of a renewal beside the opinion of its CSM (feature K10): both are compared half a year and a quarter before the
/// renewal. Pure rules; storage reads the facts.
namespace RenewalSignals {

enum class Level { Good, Watch, Risk };

/// What the signal is computed from.
struct Facts {
    int silentDays = -1; ///< since the last contact; −1: none was ever logged
    int knownDays = 0; ///< since the account came into the file: how long it may have been silent
    int patience = 60; ///< days without contact that its tier may have
    int severeTickets = 0; ///< open P0 and P1
    QString healthTone; ///< "good", "watch", "risk", "none"
    double openRisk = 0; ///< sum of the open customer risks
    bool hasRisk = false;
    std::optional<double> usageChange; ///< monthly users of the last month against the three before it, in percent
    bool stepStale = false; ///< the renewal has no deal, or its next step is missing or past
};

/// One reason of a signal.
struct Reason {
    enum class Kind { Silent, Tickets, Health, OpenRisk, Usage, Step };
    Kind kind = Kind::Silent;
    Level level = Level::Watch;
    double number = 0; ///< days, tickets, amount, percent
};

/// The gravest first.
QList<Reason> reasonsOf(const Facts &facts);
Level levelOf(const QList<Reason> &reasons);
/// One sentence: "No contact for 41 days". `money` says an amount.
QString sentence(const Reason &reason, const QLocale &locale, const std::function<QString(double)> &money);

/// The two days on which signal and opinion are laid side by side: 180 and 90 days before the renewal. 0: it is further away.
int lookAt(int daysLeft);

/// How the opinion stands to the signal.
enum class Verdict {
    Missing, ///< no opinion yet
    Undecided, ///< "Monitor" at 90 days
    TooHopeful, ///< will renew, says the CSM; the signal says risk
    TooDark, ///< at risk, says the CSM; nothing in the signal says so
    Old, ///< the opinion is from before the 90-day look
    Agrees,
};
Verdict verdictOf(Level level, const QString &call, const QDate &callOn, const QDate &renewal, const QDate &today);
inline bool isDisagreement(Verdict verdict)
{
    return verdict == Verdict::Undecided || verdict == Verdict::TooHopeful || verdict == Verdict::TooDark;
}
QString verdictText(Verdict verdict);
/// Of a pill.
QString verdictTone(Verdict verdict);
QString levelText(Level level);
QString levelTone(Level level);

}
