#include "models/samples/sampleplan.h"

#include "models/samples/sampleparts.h"
#include "models/schema/objects/names.h"
#include "models/schema/schema.h"

namespace {

QString quarterOf(const QDate &date)
{
    return u"Q%1 %2"_s.arg((date.month() + 2) / 3).arg(date.year());
}

QDate workday(QDate date)
{
    return date.dayOfWeek() > 5 ? date.addDays(5 - date.dayOfWeek()) : date;
}

QString addressPart(const QString &name)
{
    QString plain;
    for (const QChar c : name.normalized(QString::NormalizationForm_D).toLower()) {
        if (c == u'ł')
            plain += u'l';
        else if (c == u'ø')
            plain += u'o';
        else if (c.unicode() < 0x80 && c.isLetterOrNumber())
            plain += c;
    }
    return plain;
}

constexpr int objectDigits = 2;

} // namespace

SamplePlan::SamplePlan(Writer &writer, int run)
    : m_writer(writer)
    , m_rules(writer.context())
    , m_run(run)
{
}

QDateTime SamplePlan::moment(const QDate &date, int hour, int minute) const
{
    return QDateTime(date, QTime(hour, minute), Qt::LocalTime).toUTC();
}

QString SamplePlan::uuidFor(int object)
{
    // Version 8: made by rules of our own. See Samples::isSample.
    return u"53544557-5341-8%1-8000-%2%3"_s.arg(m_run & 0xfff, 3, 16, QLatin1Char('0'))
        .arg(object, objectDigits, 16, QLatin1Char('0'))
        .arg(++m_numbers[object], 12 - objectDigits, 16, QLatin1Char('0'));
}

Result<RecordId> SamplePlan::create(Record record, const QDate &made)
{
    record.uuid = uuidFor(record.object);
    const QDateTime stamp = std::min(moment(made, 8 + m_dice.below(9), m_dice.below(60)), m_rules.now);
    record.set(system_field::createdDate, stamp);
    record.set(system_field::modifiedDate, stamp);
    if (!record.values.contains(account::owner) && record.object != object_code::user)
        record.set(account::owner, qlonglong(m_rules.me));
    return m_writer.create(record);
}

Result<> SamplePlan::write()
{
    if (const Result<> done = writeUsers(); !done)
        return done;
    if (const Result<> done = writeAccounts(); !done)
        return done;
    for (Customer &customer : m_customers) {
        for (const auto step : {&SamplePlan::writeDeals, &SamplePlan::writeTickets, &SamplePlan::writeHistory, &SamplePlan::writeLatest}) {
            if (const Result<> done = (this->*step)(customer); !done)
                return done;
        }
    }
    if (const Result<> done = writeHarborPoint(); !done)
        return done;
    if (const Result<> done = writeTheDay(); !done)
        return done;
    for (const auto part : {writeSampleReviews, writeSampleReferences, writeSampleRisks, writeSampleUsage, writeSampleFeedback, writeSampleContracts, writeSampleRenewals, writeSamplePeople, writeSampleHealth}) {
        if (const Result<> done = part(*this); !done)
            return done;
    }
    return {};
}

Result<> SamplePlan::writeUsers()
{
    const struct {
        QString first, last, title;
    } people[] {{u"Mina"_s, u"Okafor"_s, u"Senior Customer Success Manager"_s}, {u"Jonas"_s, u"Weber"_s, u"Account Executive"_s}, {u"Lucía"_s, u"Ferrer"_s, u"Support Engineer"_s}};
    for (const auto &person : people) {
        Record record {.object = object_code::user};
        record.set(u"FirstName"_s, person.first);
        record.set(u"LastName"_s, person.last);
        record.set(user::name, person.first + u' ' + person.last);
        record.set(user::email, addressPart(person.first) + u'.' + addressPart(person.last) + u"@steward.example"_s);
        record.set(u"Title"_s, person.title);
        record.set(user::isActive, true);
        const Result<RecordId> id = create(record, day(-900));
        if (!id)
            return id.error();
        if (!m_colleague)
            m_colleague = *id;
    }
    return {};
}

Result<> SamplePlan::writeAccounts()
{
    for (const SampleAccount &facts : sampleAccounts()) {
        Customer customer {.facts = &facts, .domain = addressPart(facts.name) + u".example"_s};
        if (facts.name == u"Harbor Point Logistics")
            customer.domain = u"harborpoint.example"_s;
        Record record {.object = object_code::account};
        record.set(account::name, facts.name);
        record.set(account::owner, qlonglong(facts.mine ? m_rules.me : m_colleague));
        if (const Customer *parent = facts.parent.isEmpty() ? nullptr : named(facts.parent))
            record.set(account::parent, qlonglong(parent->id));
        if (facts.score >= 0) {
            record.set(account::healthScore, qlonglong(facts.score));
            record.set(account::health, facts.score < 60 ? u"At risk"_s : facts.score < 75 ? u"Watch"_s : u"Healthy"_s);
            if (facts.score < 95)
                record.set(account::growth, facts.score >= 78 ? u"High"_s : facts.score >= 66 ? u"Medium"_s : u"Low"_s);
        }
        const bool fresh = facts.score < 0;
        record.set(account::lifecycle, fresh ? u"Onboarding"_s : facts.name == u"Harbor Point Logistics" ? u"Value"_s : facts.renewalIn < 60 ? u"Renewal"_s
                   : facts.score > 85 ? u"Advocate"_s : facts.score > 75 ? u"Expansion"_s : facts.score > 65 ? u"Value"_s : u"Adoption"_s);
        const QDate since = facts.name == u"Harbor Point Logistics" ? QDate(m_rules.today.year() - 4, 4, 1) : day(fresh ? -14 : -500 - m_dice.below(1500));
        record.set(u"Customer_Since__c"_s, since);
        record.set(account::industry, facts.industry);
        record.set(u"NumberOfEmployees"_s, qlonglong(facts.employees));
        record.set(account::segment, facts.segment);
        record.set(account::tier, facts.arr > 600000 ? u"Tier 1"_s : facts.arr > 150000 ? u"Tier 2"_s : u"Tier 3"_s);
        if (facts.arr > 0) {
            record.set(account::arr, facts.arr);
            const int seats = int(facts.arr / 525);
            record.set(u"Seats_Licensed__c"_s, qlonglong(facts.name == u"Harbor Point Logistics" ? 2450 : seats));
            const int share = facts.score < 0 ? 12 : std::min(98, facts.score + m_dice.between(0, 6));
            record.set(u"Seats_Active_Latest__c"_s, qlonglong(facts.name == u"Harbor Point Logistics" ? 1274 : seats * share / 100));
            record.set(account::renewalDate, day(facts.renewalIn));
        }
        record.set(account::phone, u"+1 206 555 %1"_s.arg(facts.name == u"Harbor Point Logistics" ? 148 : 100 + m_dice.below(48), 4, 10, QLatin1Char('0')));
        record.set(account::website, u"https://"_s + customer.domain);
        record.set(u"Next_Step__c"_s, facts.nextStep);
        record.set(u"Type"_s, u"Customer - Direct"_s);
        record.set(u"CurrencyIsoCode"_s, u"USD"_s);
        record.set(u"BillingStreet"_s, u"%1 %2 Street"_s.arg(m_dice.between(2, 980)).arg(m_dice.pick({u"Market"_s, u"Front"_s, u"Mill"_s, u"Station"_s, u"Harbor"_s, u"Park"_s})));
        record.set(u"BillingCity"_s, facts.city);
        if (!facts.state.isEmpty())
            record.set(u"BillingState"_s, facts.state);
        record.set(u"BillingCountry"_s, facts.country);
        const Result<RecordId> id = create(record, std::max(since, day(-760)));
        if (!id)
            return id.error();
        customer.id = *id;
        if (const Result<> people = writePeople(customer); !people)
            return people;
        m_customers << customer;
    }
    return {};
}

Result<RecordId> SamplePlan::writePerson(Customer &customer, const QString &first, const QString &last, const QString &title)
{
    Record record {.object = object_code::contact};
    record.set(contact::firstName, first);
    record.set(contact::lastName, last);
    record.set(contact::account, qlonglong(customer.id));
    record.set(contact::title, title);
    record.set(contact::email, addressPart(first) + u'.' + addressPart(last) + u'@' + customer.domain);
    record.set(u"Phone"_s, u"+1 206 555 %1"_s.arg(100 + m_dice.below(100), 4, 10, QLatin1Char('0')));
    if (m_dice.chance(0.12) && !customer.people.isEmpty())
        record.set(contact::emailOptOut, true);
    if (m_dice.chance(0.06) && !customer.people.isEmpty())
        record.set(contact::marketingSuspend, true);
    const Result<RecordId> id = create(record, day(customer.facts->score < 0 ? -14 : -m_dice.between(30, 730)));
    if (id) {
        customer.people << qlonglong(*id);
        customer.firstNames << first;
    }
    return id;
}

Result<> SamplePlan::writePeople(Customer &customer)
{
    const bool harbor = customer.facts->name == u"Harbor Point Logistics";
    QSet<QString> taken;
    if (harbor) {
        if (const Result<RecordId> priya = writePerson(customer, u"Priya"_s, u"Raman"_s, u"Operations Systems Lead"_s); !priya)
            return priya.error();
        if (const Result<RecordId> dana = writePerson(customer, u"Dana"_s, u"Whitfield"_s, u"Chief Operating Officer"_s); !dana)
            return dana.error();
    }
    const int count = harbor ? 12 : customer.facts->arr > 600000 ? 8 : customer.facts->arr > 150000 ? m_dice.between(4, 6) : m_dice.between(2, 4);
    while (customer.people.size() < count) {
        const QString first = m_dice.pick(sampleFirstNames());
        const QString last = m_dice.pick(sampleLastNames());
        if (taken.contains(first + last))
            continue;
        taken.insert(first + last);
        if (const Result<RecordId> person = writePerson(customer, first, last, m_dice.pick(sampleTitles())); !person)
            return person.error();
    }
    const qsizetype sponsor = harbor ? 1 : 0;
    const Result<Record> before = m_writer.read(customer.id);
    if (!before)
        return before.error();
    Record after = *before;
    after.set(u"Executive_Sponsor__c"_s, customer.people.at(sponsor));
    after.set(u"CSM_Lookup__c"_s, before->value(account::owner));
    return m_writer.update(*before, after);
}

Result<RecordId> SamplePlan::writeDeal(const Customer &customer, const QString &kind, const QDate &close, const QString &stage, double amount)
{
    Record record {.object = object_code::opportunity};
    record.set(opportunity::name, u"%1 %2 %3"_s.arg(customer.facts->name, kind).arg(close.year()));
    record.set(opportunity::account, qlonglong(customer.id));
    record.set(u"Type"_s, kind);
    record.set(opportunity::closeDate, close);
    record.set(opportunity::stage, stage);
    record.set(opportunity::amount, amount);
    record.set(u"CurrencyIsoCode"_s, u"USD"_s);
    if (!stage.startsWith(u"Closed"))
        record.set(u"NextStep"_s, customer.facts->nextStep);
    return create(record, std::min(close.addDays(-120), m_rules.today));
}

Result<> SamplePlan::writeDeals(const Customer &customer)
{
    const SampleAccount &facts = *customer.facts;
    if (facts.arr <= 0)
        return {};
    const QString stage = facts.renewalIn < 60 ? u"Negotiation/Review"_s : facts.renewalIn < 150 ? u"Proposal/Price Quote"_s : facts.renewalIn < 240 ? u"Needs Analysis"_s : u"Qualification"_s;
    if (const Result<RecordId> deal = writeDeal(customer, u"Renewal"_s, day(facts.renewalIn), stage, facts.arr); !deal)
        return deal.error();
    if (facts.score < 0)
        return {};
    if (const Result<RecordId> deal = writeDeal(customer, u"Renewal"_s, day(facts.renewalIn).addYears(-1), u"Closed Won"_s, std::round(facts.arr * 0.009) * 100); !deal)
        return deal.error();
    const bool harbor = facts.name == u"Harbor Point Logistics";
    if (harbor || facts.score > 80) {
        const Result<RecordId> deal = writeDeal(customer, u"Expansion"_s, day(m_dice.between(40, 200)), u"Value Proposition"_s, std::round(facts.arr * 0.0015) * 100);
        if (!deal)
            return deal.error();
    }
    if (harbor || m_dice.chance(0.25)) {
        const Result<RecordId> deal = writeDeal(customer, u"Expansion"_s, day(-m_dice.between(100, 500)), harbor || m_dice.chance(0.5) ? u"Closed Lost"_s : u"Closed Won"_s, std::round(facts.arr * 0.001) * 100);
        if (!deal)
            return deal.error();
    }
    return {};
}

Result<RecordId> SamplePlan::writeTicket(const Customer &customer, const SampleTicket &facts, int daysAgo, bool open)
{
    Record record {.object = object_code::supportCase};
    record.set(support_case::number, QString::number(++m_ticket).rightJustified(8, u'0'));
    record.set(support_case::subject, facts.subject);
    record.set(u"Description"_s, facts.description);
    record.set(u"Type"_s, facts.type);
    record.set(support_case::priority, facts.priority);
    if (facts.type == u"Problem")
        record.set(support_case::severity, facts.priority == u"High" ? u"P1"_s : facts.priority == u"Medium" ? u"P2"_s : u"P3"_s);
    record.set(u"Origin"_s, m_dice.pick({u"Email"_s, u"Web"_s, u"Phone"_s}));
    record.set(support_case::account, qlonglong(customer.id));
    record.set(support_case::contact, customer.people.at(m_dice.below(int(customer.people.size()))));
    record.set(support_case::status, !open ? u"Closed"_s : daysAgo < 2 ? u"New"_s : facts.priority == u"High" ? u"Escalated"_s : u"Working"_s);
    if (!open)
        record.set(u"ClosedDate"_s, moment(day(-std::max(1, daysAgo - m_dice.between(1, 12))), 15));
    return create(record, day(-daysAgo));
}

Result<> SamplePlan::writeTickets(const Customer &customer)
{
    const SampleAccount &facts = *customer.facts;
    const QList<SampleTicket> &all = sampleTickets();
    const bool harbor = facts.name == u"Harbor Point Logistics";
    const int closed = harbor || facts.score < 0 ? 0 : m_dice.between(1, 5);
    for (int i = 0; i < closed; ++i) {
        if (const Result<RecordId> ticket = writeTicket(customer, all.at(m_dice.below(int(all.size()))), m_dice.between(30, 700), false); !ticket)
            return ticket.error();
    }
    // Harbor Point's are the first three of the list.
    const int first = harbor ? 0 : m_dice.below(int(all.size()));
    for (int i = 0; i < facts.tickets; ++i) {
        const int daysAgo = harbor ? 3 + i * 8 : m_dice.between(0, 25);
        if (const Result<RecordId> ticket = writeTicket(customer, all.at((first + i) % all.size()), daysAgo, true); !ticket)
            return ticket.error();
    }
    return {};
}

QString SamplePlan::text(QString form, const Customer &customer, int person) const
{
    return form.replace(u"%1"_s, customer.firstNames.at(person)).replace(u"%2"_s, customer.facts->name);
}

Result<RecordId> SamplePlan::writeTalk(const Customer &customer, const SampleTalk &talk, const QDate &date, int person)
{
    Record record {.object = object_code::activity};
    QVariantList people {customer.people.at(person)};
    if (talk.kind != u"email" && m_dice.chance(0.25)) {
        if (const QVariant &second = customer.people.at(m_dice.below(int(customer.people.size()))); !people.contains(second))
            people << second;
    }
    record.set(activity::subject, text(talk.subject, customer, person));
    if (!talk.comments.isEmpty())
        record.set(activity::comments, text(talk.comments, customer, person));
    record.set(activity::who, people);
    record.set(activity::what, qlonglong(customer.id));
    record.set(activity::dueDate, date);
    record.set(activity::status, u"Completed"_s);
    record.set(activity::priority, u"Normal"_s);
    record.set(activity::subtype, talk.kind == u"task" ? u"Task"_s : talk.kind == u"email" ? u"Email"_s : u"Call"_s);
    if (talk.kind == u"call" || talk.kind == u"meeting") {
        record.set(activity::type, talk.kind == u"call" ? u"Call"_s : u"In-Person Meeting"_s);
        record.set(activity::subType, talk.subType);
        if (talk.subType == activity::customerFeedback)
            record.set(activity::feedback, QStringList {talk.subject.startsWith(u"How") ? u"Integration usage"_s : talk.subject.startsWith(u"New team") ? u"New team"_s : talk.subject.startsWith(u"Design") ? u"Design review"_s : u"Feature request"_s});
    }
    record.set(u"CompletedDateTime"_s, std::min(moment(date, 16), m_rules.now));
    record.set(activity::owner, qlonglong(customer.facts->mine ? m_rules.me : m_colleague));
    return create(record, date);
}

Result<> SamplePlan::writeHistory(const Customer &customer)
{
    const SampleAccount &facts = *customer.facts;
    if (facts.lastKind.isEmpty())
        return {};
    const bool harbor = facts.name == u"Harbor Point Logistics";
    // Harbor Point shows 86 in all: these, and the seven that are told one by one.
    const int count = harbor ? 79 : facts.score < 0 ? 2 : facts.arr > 1000000 ? 58 : facts.arr > 400000 ? 42 : facts.arr > 100000 ? 30 : 18;
    const int from = facts.score < 0 ? 13 : 730;
    for (int i = 0; i < count; ++i) {
        const int latest = harbor ? 21 : facts.lastDaysAgo + 1;
        const int daysAgo = from - (from - latest) * i / std::max(1, count - 1);
        const SampleTalk &talk = sampleTalks().at(m_dice.below(int(sampleTalks().size())));
        QDate date = workday(day(-daysAgo + m_dice.below(3)));
        date = std::min(date, day(-latest));
        if (const Result<RecordId> done = writeTalk(customer, talk, date, m_dice.below(int(customer.people.size()))); !done)
            return done.error();
    }
    // Past meetings of the larger customers.
    for (int i = 0; facts.arr > 200000 && facts.score >= 0 && i < 6; ++i) {
        const QDate date = workday(day(-70 - 110 * i + m_dice.below(20)));
        if (const Result<RecordId> done = writeMeeting(customer, u"Business review "_s + quarterOf(date), moment(date, 10 + m_dice.below(5)), u"Video call"_s, customer.people.mid(0, 3)); !done)
            return done.error();
    }
    return {};
}

Result<> SamplePlan::writeLatest(const Customer &customer)
{
    const SampleAccount &facts = *customer.facts;
    if (facts.name == u"Harbor Point Logistics" || facts.lastKind.isEmpty())
        return {};
    const QDate date = day(-facts.lastDaysAgo);
    const SampleTalk talk = facts.lastKind == u"call" ? SampleTalk {u"call"_s, u"Check-In"_s, u"Call: %1"_s, u"Next step with %1 agreed: "_s + facts.nextStep + u'.'}
        : facts.lastKind == u"QBR"                   ? SampleTalk {u"meeting"_s, u"QBR"_s, u"QBR "_s + quarterOf(date.addMonths(-2)) + u" delivered"_s, u"Presented results and plan. %1 will share the deck with the board."_s}
        : facts.lastKind == u"meeting"               ? SampleTalk {u"meeting"_s, u"Check-In"_s, u"Working session with %1"_s, u"Went through open points. Next: "_s + facts.nextStep + u'.'}
                                                     : SampleTalk {u"email"_s, {}, u"Re: "_s + facts.nextStep, u"%1 answered the same day."_s};
    const Result<RecordId> done = writeTalk(customer, talk, date, 0);
    return done ? Result<>() : Result<>(done.error());
}

Result<RecordId> SamplePlan::writeTask(const Customer &customer, const QString &subject, const QDate &due)
{
    Record record {.object = object_code::activity};
    record.set(activity::subject, subject);
    record.set(activity::what, qlonglong(customer.id));
    record.set(activity::dueDate, due);
    record.set(activity::status, u"Not Started"_s);
    record.set(activity::priority, due < m_rules.today ? u"High"_s : u"Normal"_s);
    record.set(activity::subtype, u"Task"_s);
    return create(record, std::min(due.addDays(-9), m_rules.today));
}

Result<RecordId> SamplePlan::writeMeeting(const Customer &customer, const QString &subject, const QDateTime &start, const QString &location, const QVariantList &people)
{
    Record record {.object = object_code::event};
    record.set(event::subject, subject);
    record.set(event::start, start);
    record.set(event::end, start.addSecs(2700));
    record.set(event::location, location);
    record.set(event::who, people);
    record.set(event::what, qlonglong(customer.id));
    record.set(u"Type"_s, u"Meeting"_s);
    record.set(u"ShowAs"_s, u"Busy"_s);
    return create(record, std::min(start.toLocalTime().date().addDays(-12), m_rules.today));
}

Result<> SamplePlan::writeHarborPoint()
{
    const Customer &harbor = *named(u"Harbor Point Logistics"_s);
    const QList<Result<RecordId>> all {
        writeTalk(harbor, {u"meeting"_s, u"QBR"_s, u"QBR "_s + quarterOf(day(-45).addMonths(-2)) + u" delivered"_s, u"Presented to six attendees. Adoption fell since the warehouse move; %1 asked for a plan."_s}, day(-45), 0),
        writeTalk(harbor, {u"call"_s, u"Support"_s, u"Health check: 48, was 57"_s, u"Adoption and support scores fell. Told %1 before the report goes out."_s}, day(-10), 1),
        writeTalk(harbor, {u"email"_s, {}, u"Re: "_s + quarterOf(m_rules.today).left(2) + u" training sessions"_s, u"%1 replied to all: the warehouse leads can join in the second week."_s}, day(-5), 0),
        writeTalk(harbor, {u"call"_s, u"Customer Feedback"_s, u"Call: sync stalls after import"_s, u"Import stops near 10,000 rows. Support has logs; a fix is due on Tuesday. Priya will rerun the import and send row counts."_s}, day(-2), 0),
        writeTask(harbor, u"Send adoption recovery plan"_s, day(-3)),
        writeTask(harbor, u"Prepare QBR for Harbor Point Logistics"_s, m_rules.today),
        writeTask(harbor, u"Confirm QBR attendees"_s, day(10)),
        writeMeeting(harbor, u"Executive check-in"_s, moment(day(m_rules.today.dayOfWeek() == 5 ? 3 : m_rules.today.dayOfWeek() == 6 ? 2 : 1), 14), u"Phone"_s, {harbor.people.at(1)}),
        writeMeeting(harbor, quarterOf(day(17)).left(2) + u" business review"_s, moment(workday(day(17)), 10), u"Video call"_s, harbor.people.mid(0, 4)),
    };
    for (const Result<RecordId> &one : all) {
        if (!one)
            return one.error();
    }
    return {};
}

Result<> SamplePlan::writeTheDay()
{
    const Customer &bluestone = *named(u"Bluestone Credit Union"_s);
    QList<Result<RecordId>> all {
        writeMeeting(bluestone, u"Adoption review with Bluestone Credit Union"_s, moment(m_rules.today, 9, 30), u"Video call"_s, bluestone.people.mid(0, 3)),
        writeTask(*named(u"Alder & Finch Clinics"_s), u"Send usage report to Alder & Finch Clinics"_s, day(-2)),
        writeTask(*named(u"Umber & Sons Retail"_s), u"Invite the team to the kick-off"_s, day(1)),
        writeTask(*named(u"Saffron Street Foods"_s), u"Renewal quote for Saffron Street Foods"_s, day(2)),
    };
    // A next step is a task for about half of the others.
    for (int i = 0; i < m_customers.size(); ++i) {
        const Customer &customer = m_customers.at(i);
        if (i % 2 == 1 && customer.facts->mine && customer.facts->arr < 1000000)
            all << writeTask(customer, customer.facts->nextStep, workday(day(4 + i)));
        if (i % 3 == 2 && customer.facts->mine)
            all << writeMeeting(customer, customer.facts->nextStep, moment(workday(day(3 + i)), 9 + i % 7), u"Video call"_s, customer.people.mid(0, 2));
    }
    for (const Result<RecordId> &one : std::as_const(all)) {
        if (!one)
            return one.error();
    }
    return {};
}

SamplePlan::Customer *SamplePlan::named(const QString &name)
{
    for (Customer &customer : m_customers) {
        if (customer.facts->name == name)
            return &customer;
    }
    return nullptr;
}
