#pragma once

#include "models/samples/dice.h"
#include "models/samples/sampleworld.h"
#include "models/storage/writer.h"

/// Writes the sample customers through a Writer, within its transaction. Database thread.
class SamplePlan
{
public:
    /// `run` tells one filling of a workspace from the next.
    SamplePlan(Writer &writer, int run);

    Result<> write();
    const QHash<int, int> &counts() const { return m_numbers; } ///< records made, by object code

    // For the parts of the sample world that stand in files of their own (sampleparts.h). Each throws its own dice, so that no part
    // changes another.
    struct Customer {
        const SampleAccount *facts = nullptr;
        RecordId id = 0;
        QString domain;
        QVariantList people;
        QStringList firstNames;
    };
    const QList<Customer> &customers() const { return m_customers; }
    const RuleContext &rules() const { return m_rules; }
    RecordId colleague() const { return m_colleague; }
    Writer &writer() const { return m_writer; }
    QDate day(int daysFromToday) const { return m_rules.today.addDays(daysFromToday); }
    QDateTime moment(const QDate &date, int hour, int minute = 0) const;
    /// Writes a record as made on that day, owned by the user unless it says otherwise.
    Result<RecordId> create(Record record, const QDate &made);

private:
    QString uuidFor(int object);
    Result<> writeUsers();
    Result<> writeAccounts();
    Result<> writePeople(Customer &customer);
    Result<RecordId> writePerson(Customer &customer, const QString &first, const QString &last, const QString &title);
    Result<> writeDeals(const Customer &customer);
    Result<RecordId> writeDeal(const Customer &customer, const QString &kind, const QDate &close, const QString &stage, double amount);
    Result<> writeTickets(const Customer &customer);
    Result<RecordId> writeTicket(const Customer &customer, const SampleTicket &facts, int daysAgo, bool open);
    Result<> writeHistory(const Customer &customer);
    Result<RecordId> writeTalk(const Customer &customer, const SampleTalk &talk, const QDate &date, int person);
    Result<RecordId> writeTask(const Customer &customer, const QString &subject, const QDate &due);
    Result<RecordId> writeMeeting(const Customer &customer, const QString &subject, const QDateTime &start, const QString &location, const QVariantList &people);
    Result<> writeLatest(const Customer &customer);
    Result<> writeHarborPoint();
    Result<> writeTheDay();
    QString text(QString form, const Customer &customer, int person) const;
    Customer *named(const QString &name);

    Writer &m_writer;
    RuleContext m_rules;
    int m_run;
    Dice m_dice {2026};
    QHash<int, int> m_numbers; ///< by object: last number given
    QList<Customer> m_customers;
    RecordId m_colleague = 0;
    int m_ticket = 18320;
};
