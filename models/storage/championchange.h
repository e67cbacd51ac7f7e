#pragma once

#include "models/storage/recordstore.h"

// The customer's champion leaves, and somebody takes over (feature H14; Fleet handbook, "Invite new customer DRI").

/// A place where a person is named on a live record: executive sponsor of an account, key contact of an open risk.
struct ContactRole {
    RecordId record = 0;
    QString field;
    QString title; ///< of the record
    bool operator==(const ContactRole &) const = default;
};

/// What the page about a change starts from.
struct ChampionFacts {
    Record person;
    QString name;
    RecordId account = 0;
    QString accountName;
    QList<ContactRole> roles;
};

/// One line of the checklist: a task for me, so many days after the change.
struct ChampionTask {
    const char *subject; ///< a QT_TRANSLATE_NOOP of "ChampionChange"; %1 is the successor
    const char *brief; ///< the same before a name is known
    int days;
};
const QList<ChampionTask> &championTasks();

struct ChampionChange {
    RecordId leaver = 0;
    RecordId successor = 0;
    QDate leftOn;
    QList<ContactRole> roles; ///< those that go over to the successor
    QList<int> tasks; ///< indexes into `championTasks`
};

QFuture<Result<ChampionFacts>> championFacts(RecordStore &store, RecordId person);
/// The records that a change writes, ready for one `RecordStore::saveAll`: the leaver, what named the leaver, the tasks.
QFuture<Result<QList<Record>>> championRecords(RecordStore &store, const ChampionChange &change);
