#pragma once

#include "models/storage/recordstore.h"

/// One person in a role at a customer.
struct MappedStakeholder {
    RecordId id = 0; ///< of the Stakeholder__c
    RecordId contact = 0;
    QString name;
    QString title;
    QString role; ///< API value
    QString sentiment; ///< API value
    QDate left; ///< valid: is not there any more
    QDate lastTouch; ///< of the latest completed activity with this person; invalid: none
};

/// Who is who at a customer (features R16), in the order of the roles' declaration, then by name; those who left come last.
struct StakeholderMap {
    QList<MappedStakeholder> people;
    /// How many different people are still there.
    int live() const;
    /// Roles that nobody holds any more or ever held: Champion and Economic Buyer.
    QStringList missingRoles() const;
};

QFuture<Result<StakeholderMap>> stakeholderMap(RecordStore &store, RecordId account);
