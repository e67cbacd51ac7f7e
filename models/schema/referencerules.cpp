#include "models/schema/referencerules.h"

#include "models/schema/objects/names.h"
#include "models/schema/objects/referencenames.h"

namespace ReferenceRules {

bool isAtRisk(const QString &health, const QVariant &openRisk)
{
    return health == u"At risk"_s || openRisk.isValid();
}

ReferenceFacts factsOf(RecordId reference, const RuleContext &context, const Record *record)
{
    const auto field = [&](const QString &name) { return record ? record->value(name) : context.fieldOf(reference, name); };
    const RecordId customer = field(customer_reference::account).toLongLong();
    return {.completed = field(customer_reference::status).toString() == customer_reference::completed,
            .customerLegal = field(customer_reference::customerLegal).toBool(),
            .ownLegal = field(customer_reference::ownLegal).toBool(),
            .external = field(customer_reference::reach).toString() == customer_reference::external,
            .accountAtRisk = customer && isAtRisk(context.fieldOf(customer, account::health).toString(), context.fieldOf(customer, account::openRisk)),
            .start = field(customer_reference::start).toDate(),
            .end = field(customer_reference::end).toDate()};
}

QList<Obstacle> obstacles(const ReferenceFacts &facts, const QDate &day, bool outside)
{
    QList<Obstacle> all;
    if (!facts.completed)
        all << Obstacle::NotCompleted;
    if (!facts.customerLegal)
        all << Obstacle::NoCustomerLegal;
    if (!facts.ownLegal)
        all << Obstacle::NoOwnLegal;
    if (facts.start.isValid() && day < facts.start)
        all << Obstacle::NotStarted;
    if (facts.end.isValid() && day > facts.end)
        all << Obstacle::Ended;
    if (outside && !facts.external)
        all << Obstacle::InternalOnly;
    if (facts.accountAtRisk)
        all << Obstacle::AccountAtRisk;
    return all;
}

static QString say(const char *sentence)
{
    return QCoreApplication::translate("Rules", sentence);
}

QString sentence(Obstacle obstacle, const ReferenceFacts &facts)
{
    const QLocale locale;
    switch (obstacle) {
    case Obstacle::NotCompleted:
        return say(QT_TRANSLATE_NOOP("Rules", "The reference is not completed yet."));
    case Obstacle::NoCustomerLegal:
        return say(QT_TRANSLATE_NOOP("Rules", "The customer's legal team has not approved the reference."));
    case Obstacle::NoOwnLegal:
        return say(QT_TRANSLATE_NOOP("Rules", "Our legal team has not approved the reference."));
    case Obstacle::NotStarted:
        return say(QT_TRANSLATE_NOOP("Rules", "The reference is usable from %1 on.")).arg(locale.toString(facts.start, QLocale::ShortFormat));
    case Obstacle::Ended:
        return say(QT_TRANSLATE_NOOP("Rules", "The reference was usable until %1.")).arg(locale.toString(facts.end, QLocale::ShortFormat));
    case Obstacle::InternalOnly:
        return say(QT_TRANSLATE_NOOP("Rules", "The reference is for internal use only."));
    case Obstacle::AccountAtRisk:
        return say(QT_TRANSLATE_NOOP("Rules", "The account is at risk."));
    }
    Q_UNREACHABLE();
}

bool isCandidate(const CandidateFacts &facts)
{
    return facts.tone == u"good" && facts.severeTickets == 0 && !facts.openRisk && facts.nps.value_or(satisfiedNps) >= satisfiedNps && facts.answer != customer_reference::saidNo;
}

QStringList candidateReasons(const CandidateFacts &facts)
{
    const QLocale locale;
    QStringList reasons;
    if (facts.answer == customer_reference::saidYes)
        reasons << say(QT_TRANSLATE_NOOP("Rules", "Said yes in the value survey"));
    else if (facts.answer.isEmpty())
        reasons << say(QT_TRANSLATE_NOOP("Rules", "Not asked in the value survey"));
    else
        reasons << say(QT_TRANSLATE_NOOP("Rules", "Said maybe in the value survey"));
    reasons << (facts.score < 0 ? say(QT_TRANSLATE_NOOP("Rules", "Healthy")) : say(QT_TRANSLATE_NOOP("Rules", "Healthy, %1")).arg(locale.toString(facts.score)));
    reasons << (facts.nps ? say(QT_TRANSLATE_NOOP("Rules", "NPS %1")).arg(locale.toString(*facts.nps, 'f', 0)) : say(QT_TRANSLATE_NOOP("Rules", "No survey answer lately")));
    reasons << say(QT_TRANSLATE_NOOP("Rules", "No open P0 or P1")) << say(QT_TRANSLATE_NOOP("Rules", "No open risk"));
    return reasons;
}

}
