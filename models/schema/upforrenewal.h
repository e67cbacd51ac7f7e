#pragma once

#include "models/schema/objecttype.h"

#include <optional>

/// What a customer may or may not renew: seats and yearly amount of the contracts that run today, added up; of an account without such a
/// contract, what the account says. Mattermost handbook, "Customer Risk": a risk is "all of the seats available for renewal or a portion".
struct UpForRenewal {
    std::optional<qint64> seats; ///< empty: nobody knows
    std::optional<double> amount; ///< in the currency asked for
    bool contracted = false; ///< contracts say so
};
UpForRenewal upForRenewal(RecordId customer, const QString &currency, const RuleContext &context);
/// When the contract that runs today began; of several the largest, then the oldest. Invalid: none runs.
QDate runningContractStart(RecordId customer, const RuleContext &context);
