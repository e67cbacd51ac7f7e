#pragma once

#include <QStringList>

using namespace Qt::Literals::StringLiterals;

/// What is known of one sample customer. Days count from the day on which the samples are made, so that they always look alive.
struct SampleAccount {
    QString name;
    int score = -1; ///< health; -1: not scored
    double arr = 0;
    int renewalIn = 0; ///< days
    QString segment;
    QString industry;
    QString city;
    QString state;
    QString country = u"United States"_s;
    int employees = 0;
    int tickets = 0; ///< open ones
    QString lastKind = {}; ///< "call", "email", "meeting", "QBR"; empty: nothing yet
    int lastDaysAgo = 0;
    QString nextStep = {};
    QString parent = {};
    bool mine = true; ///< else a colleague's
};

/// A talk or task that could have been with anyone; %1 is the person's first name, %2 the customer.
struct SampleTalk {
    QString kind; ///< "call", "email", "meeting", "task"
    QString subType;
    QString subject;
    QString comments;
};

/// A ticket that could have come from anyone.
struct SampleTicket {
    QString subject;
    QString description;
    QString type;
    QString priority;
};

const QList<SampleAccount> &sampleAccounts();
const QList<SampleTalk> &sampleTalks();
const QList<SampleTicket> &sampleTickets();
const QStringList &sampleFirstNames();
const QStringList &sampleLastNames();
const QStringList &sampleTitles();
