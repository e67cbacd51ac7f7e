#pragma once

#include "models/result.h"

class SamplePlan;

// Parts of the sample world in files of their own. They come after customers, people, deals, tickets and activities, in the order
// in which SamplePlan::write names them.

/// Releases, success criteria, health checks, outages, bugs and planned business reviews.
Result<> writeSampleReviews(SamplePlan &plan);
/// References of healthy customers, in all states, and the log of their uses.
Result<> writeSampleReferences(SamplePlan &plan);
/// Customer risks, and the plan of the account that is red.
Result<> writeSampleRisks(SamplePlan &plan);
/// Two years of usage numbers of every customer, monthly, and daily ones of the last four months.
Result<> writeSampleUsage(SamplePlan &plan);
/// The register of feature requests, with those who ask.
Result<> writeSampleFeedback(SamplePlan &plan);
/// Who works on each customer, and who is who there.
Result<> writeSamplePeople(SamplePlan &plan);
/// What each customer has signed, and the contracts before.
Result<> writeSampleContracts(SamplePlan &plan);
/// Two health profiles, and what the customer success manager thinks of each customer.
Result<> writeSampleHealth(SamplePlan &plan);
/// Forecasts and opinions of the contracts that end soon, and the next steps of their deals.
Result<> writeSampleRenewals(SamplePlan &plan);
