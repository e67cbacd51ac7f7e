#include "models/samples/sampleparts.h"
#include "models/samples/sampleplan.h"
#include "models/schema/objects/names.h"
#include "models/schema/objects/peoplenames.h"

namespace {

Result<> writeTeam(SamplePlan &plan, const SamplePlan::Customer &customer)
{
    struct Part {
        QString role;
        RecordId who;
        int day;
    };
    const RecordId me = plan.rules().me;
    const bool mine = customer.facts->mine;
    for (const Part &part : QList<Part> {{u"Customer Success Manager"_s, mine ? me : plan.colleague(), -400}, {u"Account Executive"_s, plan.colleague(), -420}, {u"Support Lead"_s, mine ? plan.colleague() : me, -180}}) {
        Record member {.object = object_code::accountTeamMember};
        member.set(account_team_member::account, qlonglong(customer.id));
        member.set(account_team_member::user, qlonglong(part.who));
        member.set(account_team_member::role, part.role);
        member.set(account_team_member::handover, plan.day(part.day));
        if (const Result<RecordId> made = plan.create(member, plan.day(part.day)); !made)
            return made.error();
    }
    return {};
}

/// The first people of a customer; those of a customer in trouble are less fond of us.
Result<> writeStakeholders(SamplePlan &plan, const SamplePlan::Customer &customer)
{
    const QStringList roles {stakeholder::champion, u"Economic Buyer"_s, u"Admin"_s, u"DRI"_s, u"User"_s};
    const int score = customer.facts->score;
    const qsizetype several = score < 60 ? 2 : 4;
    for (qsizetype i = 0; i < std::min(several, customer.people.size()); ++i) {
        Record person {.object = object_code::stakeholder};
        person.set(stakeholder::account, qlonglong(customer.id));
        person.set(stakeholder::contact, customer.people.at(i));
        person.set(stakeholder::role, roles.at(i));
        person.set(stakeholder::sentiment, score < 60 && i == 1 ? u"Critical"_s : score > 80 || i == 0 ? u"Supportive"_s : u"Neutral"_s);
        person.set(stakeholder::since, plan.day(-300 - 40 * int(i)));
        if (score < 60 && i == 1)
            person.set(stakeholder::notes, u"Wants numbers before the renewal."_s);
        if (const Result<RecordId> made = plan.create(person, plan.day(-200)); !made)
            return made.error();
    }
    return {};
}

} // namespace

Result<> writeSamplePeople(SamplePlan &plan)
{
    for (const SamplePlan::Customer &customer : plan.customers()) {
        if (const Result<> done = writeTeam(plan, customer); !done)
            return done;
        if (const Result<> done = writeStakeholders(plan, customer); !done)
            return done;
    }
    return {};
}
