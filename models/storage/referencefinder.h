#pragma once

#include "models/schema/health.h"
#include "models/schema/referencerules.h"
#include "models/storage/recordstore.h"

/// A customer reference with what one looks for it by, and whether it may be used today.
struct FoundReference {
    RecordId id = 0;
    QString uuid;
    QString name;
    RecordId account = 0;
    QString customer;
    QString type; ///< API values, as the next four
    QString category;
    QString audience;
    QString reach;
    QString status;
    QString industry; ///< of the account
    QString segment;
    QStringList products; ///< of its contracts
    QString useCase;
    QString url;
    QString contact;
    QString contactTitle;
    QString notes;
    QDate customerLegalOn;
    QDate ownLegalOn;
    ReferenceFacts facts;
    QList<ReferenceRules::Obstacle> obstacles; ///< against a use outside, today
    int uses = 0; ///< in this quarter of the calendar
    int limit = -1; ///< agreed with the customer; −1: none
    QDate lastUse;

    bool isUsable(bool outside) const;
    bool isOverLimit() const { return limit >= 0 && uses >= limit; } ///< one more would be too many
    QStringList reasons() const;
};

/// What somebody looks for; empty parts take everything.
struct ReferenceWish {
    QString type = {};
    QString category = {};
    QString audience = {}; ///< those for everyone fit as well
    QString reach = {};
    QString industry = {};
    QString segment = {};
    QString product = {};
    QString words = {}; ///< each must begin a word of name, customer, category or use case
    bool usableOnly = false; ///< today: outside, or inside where only that is asked for
};

/// Those that fit, best first: usable outside, then inside, then the others; before their limit first, then the least used in this
/// quarter, then those whose last use is longest ago, then by name. Pure.
QList<FoundReference> fitting(const QList<FoundReference> &all, const ReferenceWish &wish);

/// All references of the file. One job on the database thread.
QFuture<Result<QList<FoundReference>>> findReferences(RecordStore &store);
/// One by its uuid; NotFound.
QFuture<Result<FoundReference>> findReference(RecordStore &store, const QString &uuid);

/// A customer who could be asked for a reference, and why.
struct ReferenceCandidate {
    RecordId account = 0;
    QString name;
    int score = -1;
    QString answer; ///< of the value survey: Yes, No, Maybe, or not asked
    QStringList reasons;
    int references = 0; ///< that are there already, in whatever state
};
/// Healthy customers without anything against them: those who said yes first, then those without a reference, then by NPS and score.
QFuture<Result<QList<ReferenceCandidate>>> referenceCandidates(RecordStore &store);
