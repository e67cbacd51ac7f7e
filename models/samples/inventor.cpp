#include "models/samples/inventor.h"

#include "models/schema/objects/names.h"
#include "models/schema/schema.h"

#include <cmath>

namespace {

constexpr int daysBack = 6 * 365;
constexpr int daysAhead = 45;

QString number(const QString &form, Dice &dice)
{
    QString out = form;
    for (QChar &c : out) {
        if (c == u'#')
            c = QChar(u'0' + dice.below(10));
    }
    return out;
}

struct Company {
    QString name;
    QString domain;
};

Company companyOf(const Culture &culture, Dice dice)
{
    const QString brand = dice.pick(culture.brands);
    const QString second = dice.chance(0.35) ? dice.pick(culture.lastNames) : QString();
    const QString trade = dice.pick(culture.trades);
    const QString form = dice.pick(culture.legalForms);
    QStringList parts {nativePart(brand), nativePart(second), nativePart(trade)};
    parts.removeAll(QString());
    if (dice.chance(0.7))
        culture.spaced ? parts.append(form) : parts.prepend(form);
    Company company {parts.join(culture.spaced ? u" "_s : QString()), latinPart(brand) + latinPart(second)};
    company.domain += u'-' + latinPart(trade) + QString::number(dice.below(1000)) + u"."_s + culture.domain + u".example"_s;
    return company;
}

QString sentence(const Culture &culture, Dice &dice)
{
    QString text = dice.pick(culture.sentences);
    text.replace(u"%1"_s, dice.pick(culture.topics));
    if (text.contains(u"%2"_s))
        text.replace(u"%2"_s, nativePart(dice.pick(culture.firstNames)));
    if (text.contains(u"%3"_s))
        text.replace(u"%3"_s, QString::number(dice.between(3, 400) * (dice.chance(0.2) ? 100 : 1)));
    return text;
}

/// Most notes are short, some are long, a few are whole protocols.
QString comments(const Culture &culture, Dice &dice)
{
    const double kind = dice.real();
    if (kind < 0.22)
        return {};
    int sentences = dice.between(1, 3);
    if (kind > 0.9995)
        sentences = dice.between(100, 250);
    else if (kind > 0.985)
        sentences = dice.between(12, 40);
    else if (kind > 0.85)
        sentences = dice.between(4, 9);
    const bool listed = sentences > 3 && dice.chance(0.6);
    QString text;
    for (int i = 0; i < sentences; ++i) {
        if (!text.isEmpty())
            text += listed && i % 3 == 0 ? u"\n- "_s : u" "_s;
        text += sentence(culture, dice);
    }
    if (dice.chance(0.1))
        text += u" OPS-%1"_s.arg(dice.between(1000, 99999));
    return text;
}

void setAddress(Record &record, const QString &prefix, const Culture &culture, Dice &dice)
{
    const QStringList place = dice.pick(culture.cities).split(u'|');
    record.set(prefix + u"Street"_s, QString::number(dice.between(1, 240)) + u' ' + nativePart(dice.pick(culture.lastNames)));
    record.set(prefix + u"City"_s, place.value(0));
    if (!place.value(1).isEmpty())
        record.set(prefix + u"State"_s, place.value(1));
    record.set(prefix + u"PostalCode"_s, place.value(2));
    record.set(prefix + u"Country"_s, culture.country);
}

/// Few are large, most are small.
double skewed(double least, double most, Dice &dice)
{
    return least * std::pow(most / least, std::pow(dice.real(), 2.2));
}

QString withTopic(const QStringList &forms, const Culture &culture, Dice &dice)
{
    return QString(dice.pick(forms)).replace(u"%1"_s, dice.pick(culture.topics));
}

} // namespace

Inventor::Inventor(quint64 seed, const QDate &today)
    : m_seed(seed)
    , m_today(today)
{
}

Dice Inventor::diceFor(int object, qint64 number) const
{
    Dice mixed(m_seed * 0x9e3779b97f4a7c15ULL + quint64(object) * 0xd1342543de82ef95ULL + quint64(number) * 0x2545f4914f6cdd1dULL);
    return Dice(mixed.next());
}

const Culture &Inventor::cultureOf(qint64 accountNumber) const
{
    static const QList<int> share = [] {
        QList<int> all;
        for (int i = 0; i < cultures().size(); ++i)
            all += QList<int>(cultures().at(i).weight, i);
        return all;
    }();
    Dice dice = diceFor(0, accountNumber);
    return cultures().at(share.at(dice.below(int(share.size()))));
}

QDate Inventor::dayOf(qint64 number, qint64 count, Dice &dice) const
{
    // Later years hold more than earlier ones; the order of numbers is the order of days.
    const double part = std::sqrt((double(number) + dice.real()) / double(std::max<qint64>(count, 1)));
    return m_today.addDays(qint64(part * (daysBack + daysAhead)) - daysBack);
}

QString Inventor::uuidFrom(const QDateTime &made, Dice &dice) const
{
    const quint64 high = (quint64(made.toMSecsSinceEpoch()) << 16) | 0x7000u | (dice.next() & 0x0fffu);
    const quint64 low = (quint64(2) << 62) | (dice.next() >> 2);
    char text[37];
    std::snprintf(text, sizeof text, "%08x-%04x-%04x-%04x-%012llx", quint32(high >> 32), quint32(high >> 16) & 0xffffu, quint32(high) & 0xffffu,
                  quint32(low >> 48), static_cast<unsigned long long>(low & 0xffffffffffffULL));
    return QString::fromLatin1(text);
}

Record Inventor::begun(int object, const QDate &made, Dice &dice) const
{
    const QDateTime moment(std::min(made, m_today), QTime(6 + dice.below(12), dice.below(60), dice.below(60)), Qt::UTC);
    Record record {.object = object, .uuid = uuidFrom(moment, dice)};
    record.values.reserve(24);
    record.set(system_field::createdDate, moment);
    record.set(system_field::modifiedDate, moment);
    return record;
}

Record Inventor::user(qint64 number) const
{
    Dice dice = diceFor(object_code::user, number);
    const Culture &culture = cultureOf(number);
    Record record = begun(object_code::user, m_today.addDays(-daysBack), dice);
    const QString first = dice.pick(culture.firstNames);
    const QString last = dice.pick(culture.lastNames);
    record.set(u"FirstName"_s, nativePart(first));
    record.set(u"LastName"_s, nativePart(last));
    record.set(user::name, culture.familyNameFirst ? nativePart(last) + u' ' + nativePart(first) : nativePart(first) + u' ' + nativePart(last));
    record.set(user::email, latinPart(first) + u'.' + latinPart(last) + QString::number(number) + u"@steward.example"_s);
    record.set(u"Title"_s, u"Customer Success Manager"_s);
    record.set(user::isActive, dice.chance(0.9));
    return record;
}

Record Inventor::account(qint64 number) const
{
    Dice dice = diceFor(object_code::account, number);
    const Culture &culture = cultureOf(number);
    const Company company = companyOf(culture, dice);
    (void)dice.next();
    Record record = begun(object_code::account, m_today.addDays(-dice.between(60, daysBack)), dice);
    record.set(account::name, company.name);
    record.set(account::website, u"https://www."_s + company.domain);
    record.set(account::phone, ::number(culture.phone, dice));
    static const QStringList industries {u"Transport & Logistics"_s, u"Manufacturing"_s, u"Healthcare"_s, u"Insurance"_s, u"Banking"_s, u"Retail"_s, u"Energy"_s, u"Education"_s, u"Technology"_s, u"Government"_s, u"Media"_s, u"Food & Beverage"_s};
    record.set(account::industry, dice.pick(industries));
    const double revenue = skewed(900, 2400000, dice);
    record.set(account::arr, std::round(revenue / 100) * 100);
    record.set(account::segment, revenue > 400000 ? u"Strategic"_s : revenue > 90000 ? u"Enterprise"_s : revenue > 25000 ? u"Mid-Market"_s : revenue > 6000 ? u"Growth"_s : u"Non-Enterprise"_s);
    record.set(u"NumberOfEmployees"_s, qlonglong(skewed(8, 120000, dice)));
    record.set(u"CurrencyIsoCode"_s, culture.currency);
    record.set(u"Type"_s, dice.chance(0.85) ? u"Customer - Direct"_s : u"Customer - Channel"_s);
    record.set(account::renewalDate, m_today.addDays(dice.between(-20, 400)));
    record.set(u"Customer_Since__c"_s, record.value(system_field::createdDate).toDateTime().date());
    if (dice.chance(0.93)) {
        const int score = dice.between(12, 100);
        record.set(account::healthScore, qlonglong(score));
        record.set(account::lifecycle, score > 90 ? u"Advocate"_s : score > 80 ? u"Expansion"_s : score > 60 ? u"Value"_s : score > 30 ? u"Adoption"_s : u"Onboarding"_s);
        record.set(account::health, score > 66 ? u"Healthy"_s : score > 40 ? u"Watch"_s : u"At risk"_s);
    }
    const int seats = int(revenue / 90) + 5;
    record.set(u"Seats_Licensed__c"_s, qlonglong(seats));
    record.set(u"Seats_Active_Latest__c"_s, qlonglong(seats * dice.between(20, 100) / 100));
    setAddress(record, u"Billing"_s, culture, dice);
    if (dice.chance(0.3))
        record.set(u"Description"_s, sentence(culture, dice));
    return record;
}

Record Inventor::contact(qint64 number, qint64 accountNumber) const
{
    Dice dice = diceFor(object_code::contact, number);
    const Culture &home = cultureOf(accountNumber);
    const Culture &culture = dice.chance(0.9) ? home : cultures().at(dice.below(int(cultures().size())));
    Record record = begun(object_code::contact, m_today.addDays(-dice.between(5, daysBack)), dice);
    const QString first = dice.pick(culture.firstNames);
    const QString last = dice.pick(culture.lastNames);
    record.set(contact::firstName, nativePart(first));
    record.set(contact::lastName, nativePart(last));
    record.set(contact::title, dice.pick(home.titles));
    const Company company = companyOf(home, diceFor(object_code::account, accountNumber));
    record.set(contact::email, latinPart(first) + u'.' + latinPart(last) + (dice.chance(0.3) ? QString::number(dice.below(100)) : QString()) + u'@' + company.domain);
    if (dice.chance(0.7))
        record.set(u"Phone"_s, ::number(home.phone, dice));
    if (dice.chance(0.4))
        record.set(u"MobilePhone"_s, ::number(home.phone, dice));
    if (dice.chance(0.12))
        record.set(contact::emailOptOut, true);
    if (dice.chance(0.06))
        record.set(contact::marketingSuspend, true);
    if (dice.chance(0.25))
        setAddress(record, u"Mailing"_s, home, dice);
    return record;
}

Record Inventor::opportunity(qint64 number, qint64 accountNumber) const
{
    Dice dice = diceFor(object_code::opportunity, number);
    const Culture &culture = cultureOf(accountNumber);
    const QDate close = m_today.addDays(dice.between(-daysBack / 2, 300));
    Record record = begun(object_code::opportunity, close.addDays(-dice.between(20, 200)), dice);
    const Company company = companyOf(culture, diceFor(object_code::account, accountNumber));
    static const QStringList kinds {u"Renewal"_s, u"Expansion"_s, u"New Business"_s, u"Existing Business"_s};
    const QString kind = dice.pick(kinds);
    record.set(opportunity::name, (company.name + u" – "_s + kind + u' ' + QString::number(close.year())).left(120));
    record.set(u"Type"_s, kind);
    record.set(opportunity::closeDate, close);
    record.set(opportunity::amount, std::round(skewed(800, 900000, dice) / 50) * 50);
    record.set(u"CurrencyIsoCode"_s, culture.currency);
    static const QStringList open {u"Prospecting"_s, u"Qualification"_s, u"Needs Analysis"_s, u"Value Proposition"_s, u"Proposal/Price Quote"_s, u"Negotiation/Review"_s};
    record.set(opportunity::stage, close >= m_today ? dice.pick(open) : dice.chance(0.72) ? u"Closed Won"_s : u"Closed Lost"_s);
    record.set(u"NextStep"_s, withTopic(culture.tasks, culture, dice));
    return record;
}

Record Inventor::supportCase(qint64 number, qint64 accountNumber) const
{
    Dice dice = diceFor(object_code::supportCase, number);
    const Culture &culture = cultureOf(accountNumber);
    const int age = int(skewed(1, daysBack, dice));
    Record record = begun(object_code::supportCase, m_today.addDays(-age), dice);
    record.set(support_case::number, QString::number(10000 + number).rightJustified(8, u'0'));
    record.set(support_case::subject, sentence(culture, dice).left(200));
    record.set(u"Description"_s, comments(culture, dice));
    const bool closed = dice.chance(age > 30 ? 0.97 : 0.4);
    record.set(support_case::status, closed ? u"Closed"_s : dice.chance(0.15) ? u"Escalated"_s : dice.chance(0.5) ? u"Working"_s : u"New"_s);
    if (closed)
        record.set(u"ClosedDate"_s, record.value(system_field::createdDate).toDateTime().addSecs(qint64(dice.between(1, 20)) * 7200));
    static const QStringList priorities {u"Medium"_s, u"Medium"_s, u"Medium"_s, u"High"_s, u"Low"_s};
    static const QStringList origins {u"Email"_s, u"Web"_s, u"Phone"_s};
    static const QStringList types {u"Question"_s, u"Problem"_s, u"Problem"_s, u"Feature Request"_s};
    record.set(support_case::priority, dice.pick(priorities));
    record.set(u"Origin"_s, dice.pick(origins));
    record.set(u"Type"_s, dice.pick(types));
    return record;
}

Record Inventor::activity(qint64 number, qint64 count, qint64 accountNumber) const
{
    Dice dice = diceFor(object_code::activity, number);
    const Culture &culture = cultureOf(accountNumber);
    const QDate day = dayOf(number, count, dice);
    const bool planned = day > m_today;
    Record record = begun(object_code::activity, planned ? m_today.addDays(-dice.below(14)) : day, dice);
    record.set(activity::dueDate, day);
    const bool talk = !planned && dice.chance(0.55);
    const bool mail = !planned && !talk && dice.chance(0.4);
    record.set(activity::subtype, talk ? u"Call"_s : mail ? u"Email"_s : u"Task"_s);
    record.set(activity::subject, withTopic(talk ? culture.calls : culture.tasks, culture, dice).left(255));
    if (talk) {
        static const QStringList subTypes {u"Customer Feedback"_s, u"Customer Feedback"_s, u"Check-In"_s, u"Check-In"_s, u"Check-In"_s, u"Onboarding"_s, u"Training"_s, u"QBR"_s, u"Renewal"_s, u"Support"_s};
        static const QStringList kinds {u"Feature request"_s, u"Integration usage"_s, u"Use case"_s, u"New team"_s, u"Design review"_s, u"Challenge solved"_s};
        record.set(activity::type, dice.chance(0.85) ? u"Call"_s : u"In-Person Meeting"_s);
        record.set(activity::subType, dice.pick(subTypes));
        if (record.text(activity::subType) == activity::customerFeedback) {
            QStringList heard {dice.pick(kinds)};
            if (const QString &more = dice.pick(kinds); dice.chance(0.3) && !heard.contains(more))
                heard << more;
            record.set(activity::feedback, heard);
        }
    }
    if (const QString text = comments(culture, dice); !text.isEmpty())
        record.set(activity::comments, text);
    const bool recent = day > m_today.addDays(-40);
    const bool open = planned || (!talk && !mail && dice.chance(recent ? 0.15 : 0.002));
    record.set(activity::status, !open ? u"Completed"_s : dice.chance(0.7) ? u"Not Started"_s : dice.chance(0.5) ? u"In Progress"_s : u"Waiting on someone else"_s);
    if (!open)
        record.set(u"CompletedDateTime"_s, record.value(system_field::createdDate));
    record.set(activity::priority, dice.chance(0.12) ? u"High"_s : dice.chance(0.1) ? u"Low"_s : u"Normal"_s);
    return record;
}

Record Inventor::event(qint64 number, qint64 count, qint64 accountNumber) const
{
    Dice dice = diceFor(object_code::event, number);
    const Culture &culture = cultureOf(accountNumber);
    const QDate day = dayOf(number, count, dice);
    Record record = begun(object_code::event, day.addDays(-dice.between(1, 30)), dice);
    const QDateTime start(day, QTime(7 + dice.below(10), dice.below(4) * 15), Qt::UTC);
    record.set(event::start, start);
    record.set(event::end, start.addSecs(qint64(dice.between(1, 6)) * 1800));
    record.set(event::subject, withTopic(culture.calls, culture, dice));
    if (dice.chance(0.5))
        record.set(event::location, dice.pick(culture.cities).section(u'|', 0, 0));
    record.set(u"Type"_s, u"Meeting"_s);
    record.set(u"ShowAs"_s, u"Busy"_s);
    if (const QString text = comments(culture, dice); !text.isEmpty())
        record.set(event::description, text.left(2000));
    return record;
}
