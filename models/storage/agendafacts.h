#pragma once

#include "models/storage/reviewfacts.h"

/// A feature request as a meeting speaks of it.
struct AgendaRequest {
    RecordId id = 0;
    QString title;
    QString state; ///< API value
    QString release;
    bool isNew = false; ///< its state changed since the last meeting
};

/// A ticket that is open on the day of the call.
struct AgendaTicket {
    RecordId id = 0;
    QString number;
    QString subject;
    QString severity;
    QString status; ///< API value
    QDate opened;
};

/// Everything that the agenda of a meeting is made from (Fleet handbook, "Prepare for routine customer meeting" and "Prepare for customer
/// voice"), read at one moment. As stored, no words.
struct AgendaFacts {
    RecordId account = 0;
    QString name;
    QString codename; ///< GitHub label
    QString csm;
    QString version;
    QString versionNotes;
    QDate today;
    RecordId meeting = 0; ///< the next event with them; 0: none is planned
    QString subject;
    QDateTime start;
    QList<RecordId> theirIds;
    QStringList theirs; ///< those of the meeting, else those of the last one
    QStringList ours;
    QDate lastDay; ///< of the last call or meeting; invalid: none
    QString lastSubject;
    QString lastNotes;
    QList<StepFact> open; ///< next first
    QList<StepFact> done; ///< since the last meeting
    QList<AgendaRequest> requests;
    QList<ReleaseFact> released; ///< newest first
    QList<ReleaseFact> upcoming; ///< next first
    QList<AgendaTicket> tickets;
    QList<OutageFact> outages; ///< since the last meeting
    int score = -1; ///< computed health
    QString tone;
};

/// One job on the database thread. NotFound if there is no such account.
QFuture<Result<AgendaFacts>> agendaFacts(RecordStore &store, RecordId account);
