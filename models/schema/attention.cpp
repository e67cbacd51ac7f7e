#include "models/schema/attention.h"

#include <QCoreApplication>

using namespace Qt::Literals::StringLiterals;

namespace AttentionRules {

namespace {

constexpr int renewalWindow = 60;

QString say(const char *sentence)
{
    return QCoreApplication::translate("Attention", sentence);
}

QString sayMany(const char *sentence, int n)
{
    return QCoreApplication::translate("Attention", sentence, nullptr, n);
}

QString dateText(const QDate &date, const QLocale &locale)
{
    return locale.toString(date, locale.language() == QLocale::English ? u"MMM d, yyyy"_s : locale.dateFormat(QLocale::ShortFormat));
}

/// How much nearer a renewal makes any trouble.
double nearness(const CustomerFacts &facts, const QDate &today)
{
    if (!facts.renewal.isValid())
        return 1.0;
    const qint64 days = today.daysTo(facts.renewal);
    return days < 0 ? 2.0 : days <= 90 ? 2.0 : days <= 180 ? 1.5 : 1.0;
}

} // namespace

int patience(const QString &tier)
{
    if (tier == u"Tier 1")
        return 14;
    return tier == u"Tier 2" ? 30 : 60;
}

std::optional<Attention> attentionOf(const CustomerFacts &facts, const QDate &today)
{
    Attention found {.customer = facts.id};
    // A customer without a known sum still counts, after those with one.
    const double money = std::max(facts.arr, 1.0);
    const int toRenewal = facts.renewal.isValid() ? int(today.daysTo(facts.renewal)) : 0;
    if (facts.atRisk) {
        found.reason = Attention::Reason::AtRisk;
        found.cure = facts.oldestTask ? Attention::Cure::OpenTask : Attention::Cure::LogCall;
        found.days = toRenewal;
        found.rank = money * nearness(facts, today);
        return found;
    }
    if (facts.renewal.isValid() && toRenewal < 0) {
        found.reason = Attention::Reason::RenewalPassed;
        found.cure = Attention::Cure::OpenCustomer;
        found.days = -toRenewal;
        found.rank = money;
        return found;
    }
    if (facts.renewal.isValid() && toRenewal <= renewalWindow && !facts.hasNextStep) {
        found.reason = Attention::Reason::RenewalNoStep;
        found.cure = Attention::Cure::NewTask;
        found.days = toRenewal;
        found.rank = money * (0.6 + 0.6 * (renewalWindow - toRenewal) / renewalWindow);
        return found;
    }
    const int stepAge = facts.oldestStep.isValid() ? int(facts.oldestStep.daysTo(today)) : staleStepDays;
    if (facts.openRisk && stepAge >= staleStepDays) {
        found.reason = Attention::Reason::RiskNoStep;
        found.cure = Attention::Cure::OpenCustomer;
        found.days = stepAge;
        found.rank = money * (0.5 + std::min(stepAge, 60) / 150.0);
        return found;
    }
    if (facts.overdueTasks > 0) {
        found.reason = Attention::Reason::OverdueTasks;
        found.cure = Attention::Cure::OpenTask;
        found.days = facts.oldestOverdue.isValid() ? int(facts.oldestOverdue.daysTo(today)) : 0;
        found.rank = money * (0.4 + std::min(found.days, 60) / 150.0);
        return found;
    }
    if (facts.staleDeals > 0) {
        found.reason = Attention::Reason::DealNoStep;
        found.cure = Attention::Cure::OpenDeal;
        found.days = facts.staleSince.isValid() ? int(facts.staleSince.daysTo(today)) : 0;
        found.rank = money * (0.3 + std::min(found.days, 60) / 200.0);
        return found;
    }
    const QDate since = facts.lastContact.isValid() ? facts.lastContact : facts.created;
    const int silent = since.isValid() ? int(since.daysTo(today)) : 0;
    if (silent <= patience(facts.tier))
        return std::nullopt;
    found.reason = Attention::Reason::NoContact;
    found.cure = Attention::Cure::LogCall;
    found.days = silent;
    found.never = !facts.lastContact.isValid();
    found.rank = money * (0.2 + std::min(silent - patience(facts.tier), 180) / 400.0);
    return found;
}

QString sentence(const Attention &attention, const CustomerFacts &facts, const QString &money, const QLocale &locale)
{
    switch (attention.reason) {
    case Attention::Reason::AtRisk:
        if (!facts.renewal.isValid())
            return facts.arr > 0 ? say(QT_TRANSLATE_NOOP("Attention", "The customer is at risk, %1.")).arg(money)
                                 : say(QT_TRANSLATE_NOOP("Attention", "The customer is at risk."));
        if (attention.days < 0)
            return sayMany(QT_TRANSLATE_N_NOOP("Attention", "At risk, and the renewal date passed %n days ago, %1."), -attention.days).arg(money);
        return sayMany(QT_TRANSLATE_N_NOOP("Attention", "At risk, with a renewal in %n days, %1."), attention.days).arg(money);
    case Attention::Reason::RenewalPassed:
        return sayMany(QT_TRANSLATE_N_NOOP("Attention", "The renewal date passed %n days ago, %1."), attention.days).arg(money);
    case Attention::Reason::RenewalNoStep:
        return say(QT_TRANSLATE_NOOP("Attention", "The renewal on %1 has no next step.")).arg(dateText(facts.renewal, locale));
    case Attention::Reason::RiskNoStep:
        return sayMany(QT_TRANSLATE_N_NOOP("Attention", "An open risk has had no new next step for %n days."), attention.days);
    case Attention::Reason::OverdueTasks:
        return sayMany(QT_TRANSLATE_N_NOOP("Attention", "%n tasks overdue, the oldest since %1."), facts.overdueTasks).arg(dateText(facts.oldestOverdue, locale));
    case Attention::Reason::DealNoStep:
        return facts.staleSince.isValid() ? say(QT_TRANSLATE_NOOP("Attention", "The next step of %1 was due on %2.")).arg(facts.staleDealName, dateText(facts.staleSince, locale))
                                          : say(QT_TRANSLATE_NOOP("Attention", "%1 has no next step with a date.")).arg(facts.staleDealName);
    case Attention::Reason::NoContact:
        return attention.never ? sayMany(QT_TRANSLATE_N_NOOP("Attention", "New here, and no contact logged in %n days."), attention.days)
                               : sayMany(QT_TRANSLATE_N_NOOP("Attention", "No contact logged in %n days."), attention.days);
    }
    Q_UNREACHABLE();
}

QString badge(const Attention &attention, const CustomerFacts &facts, const QLocale &locale)
{
    switch (attention.reason) {
    case Attention::Reason::AtRisk:
        return facts.score >= 0 ? say(QT_TRANSLATE_NOOP("Attention", "At risk · %1")).arg(locale.toString(facts.score)) : say(QT_TRANSLATE_NOOP("Attention", "At risk"));
    case Attention::Reason::RenewalPassed:
        return say(QT_TRANSLATE_NOOP("Attention", "Renewal passed"));
    case Attention::Reason::RenewalNoStep:
        return sayMany(QT_TRANSLATE_N_NOOP("Attention", "%n days"), attention.days);
    case Attention::Reason::RiskNoStep:
        return say(QT_TRANSLATE_NOOP("Attention", "Open risk"));
    case Attention::Reason::OverdueTasks:
        return say(QT_TRANSLATE_NOOP("Attention", "Overdue"));
    case Attention::Reason::DealNoStep:
        return say(QT_TRANSLATE_NOOP("Attention", "Old next step"));
    case Attention::Reason::NoContact:
        return say(QT_TRANSLATE_NOOP("Attention", "Silent"));
    }
    Q_UNREACHABLE();
}

QString badgeTone(const Attention &attention)
{
    switch (attention.reason) {
    case Attention::Reason::AtRisk:
        return u"risk"_s;
    case Attention::Reason::RenewalPassed:
    case Attention::Reason::OverdueTasks:
        return u"error"_s;
    case Attention::Reason::RenewalNoStep:
    case Attention::Reason::RiskNoStep:
    case Attention::Reason::DealNoStep:
        return u"warning"_s;
    case Attention::Reason::NoContact:
        return u"none"_s;
    }
    Q_UNREACHABLE();
}

QString cureText(Attention::Cure cure)
{
    switch (cure) {
    case Attention::Cure::LogCall:
        return say(QT_TRANSLATE_NOOP("Attention", "Log a Call"));
    case Attention::Cure::NewTask:
        return say(QT_TRANSLATE_NOOP("Attention", "New Task"));
    case Attention::Cure::OpenTask:
        return say(QT_TRANSLATE_NOOP("Attention", "Open Task"));
    case Attention::Cure::OpenCustomer:
        return say(QT_TRANSLATE_NOOP("Attention", "Open Account"));
    case Attention::Cure::OpenDeal:
        return say(QT_TRANSLATE_NOOP("Attention", "Open Opportunity"));
    }
    Q_UNREACHABLE();
}

}
