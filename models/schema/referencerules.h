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

}
