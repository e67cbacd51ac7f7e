#pragma once

#include "models/schema/renewalsignal.h"
#include "models/storage/renewals.h"

/// One renewal within 180 days: its signal with the reasons, beside the CSM's opinion.
struct SignalRow {
    Renewal renewal;
    RenewalSignals::Facts facts;
    QList<RenewalSignals::Reason> reasons;
    RenewalSignals::Level level = RenewalSignals::Level::Good;
    RenewalSignals::Verdict verdict = RenewalSignals::Verdict::Missing;
    int look = 0; ///< 180 or 90
};

struct SignalList {
    QDate today;
    QList<SignalRow> rows; ///< by renewal date
};

QFuture<Result<SignalList>> renewalSignals(RecordStore &store);
