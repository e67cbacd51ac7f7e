#pragma once

#include "models/schema/objecttype.h"

/// What decides whether a customer reference may be used: as it stands, and the account behind it.
struct ReferenceFacts {
    bool completed = false;
    bool customerLegal = false;
    bool ownLegal = false;
    bool external = false; ///< may be discussed outside of the company
    bool accountAtRisk = false;
    QDate start; ///< usable from this day; invalid: at once
    QDate end; ///< usable up to this day; invalid: for ever
};

/// What decides whether a customer had better be asked for a reference.
struct CandidateFacts {
    QString tone; ///< of the health that is in force
    int score = -1;
    int severeTickets = 0; ///< open, P0 or P1
    bool openRisk = false;
    std::optional<double> nps; ///< nothing: nobody answered lately
    QString answer; ///< of the value survey; empty: not asked
};

/// Asked anew for each day, never stored: the answer of yesterday may be wrong today.
namespace ReferenceRules {

/// What is said of a stored reference and its account; `context` must have `fieldOf`. `record`, if given, goes before what is stored of it.
ReferenceFacts factsOf(RecordId reference, const RuleContext &context, const Record *record = nullptr);
/// Whether a customer of this health, with this sum of open risks (nothing: none is open), had better not be asked.
bool isAtRisk(const QString &health, const QVariant &openRisk);

enum class Obstacle { NotCompleted, NoCustomerLegal, NoOwnLegal, NotStarted, Ended, InternalOnly, AccountAtRisk };

/// All that stands against a use on `day`; empty: the reference is usable. `outside`: customers or the public hear of it.
QList<Obstacle> obstacles(const ReferenceFacts &facts, const QDate &day, bool outside);
/// One sentence for a person. `facts` gives the dates it speaks of.
QString sentence(Obstacle obstacle, const ReferenceFacts &facts);

/// A satisfied customer answers a survey with this at least.
inline constexpr int satisfiedNps = 30;
/// Healthy, satisfied as far as known, without an open P0 or P1 or an open risk, and has not said no.
bool isCandidate(const CandidateFacts &facts);
/// Why such a customer may be asked, in words: "Healthy, 84".
QStringList candidateReasons(const CandidateFacts &facts);

}
