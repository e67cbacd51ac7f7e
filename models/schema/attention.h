#pragma once

#include "models/schema/record.h"

#include <QLocale>

#include <optional>

/// What the rules of "Needs Attention" look at: one customer on one day.
struct CustomerFacts {
    RecordId id = 0;
    QString name;
    QString health; ///< API value; empty: not scored
    bool atRisk = false;
    int score = -1; ///< −1: none
    double arr = 0;
    QString currency;
    QDate renewal;
    QDate lastContact;
    QDate created; ///< in this file
    QString tier;
    bool hasNextStep = false;
    int overdueTasks = 0;
    QDate oldestOverdue;
    RecordId oldestTask = 0;
    bool openRisk = false; ///< a customer risk is open
    int staleDeals = 0; ///< open renewals and expansions whose next step is missing or past
    RecordId staleDeal = 0; ///< the one that is to be closed first
    QString staleDealName;
    QDate staleSince; ///< the day of its next step; invalid: it has none
    QDate oldestStep; ///< the day on which the oldest next step of the open risks was written
};

/// Why a customer needs somebody today, and the one act that starts the cure.
struct Attention {
    enum class Reason { AtRisk, RenewalPassed, RenewalNoStep, RiskNoStep, OverdueTasks, DealNoStep, NoContact };
    enum class Cure { LogCall, NewTask, OpenTask, OpenCustomer, OpenDeal };
    RecordId customer = 0;
    Reason reason = Reason::AtRisk;
    Cure cure = Cure::LogCall;
    double rank = 0; ///< money times urgency: higher comes first
    int days = 0; ///< to the renewal, since it passed, or without contact
    bool never = false; ///< no contact at all
};

namespace AttentionRules {

/// Days without contact that a customer of this tier may have.
int patience(const QString &tier);
/// Days after which the next step of a risk is old (feature K5).
inline constexpr int staleStepDays = 14;
/// The gravest reason, if there is one. Renewals count from 60 days before their date.
std::optional<Attention> attentionOf(const CustomerFacts &facts, const QDate &today);
/// One sentence (or two) that says why: "Renewal on Dec 12 has no next step."
QString sentence(const Attention &attention, const CustomerFacts &facts, const QString &money, const QLocale &locale);
/// The word and tone of its pill: "At risk · 48", "20 days".
QString badge(const Attention &attention, const CustomerFacts &facts, const QLocale &locale);
QString badgeTone(const Attention &attention);
/// The words on its button: "Log a Call".
QString cureText(Attention::Cure cure);

}
