#pragma once

#include "models/schema/objecttype.h"

// One declaration per object; the names of its fields stand in the header beside it (account.h, contact.h, ...).
const ObjectType &accountType();
const ObjectType &contactType();
const ObjectType &activityType();
const ObjectType &eventType();
const ObjectType &opportunityType();
const ObjectType &caseType();
const ObjectType &userType();
const ObjectType &releaseType();
const ObjectType &successCriterionType();
const ObjectType &healthCheckType();
const ObjectType &healthCheckFindingType();
const ObjectType &businessReviewType();
const ObjectType &outageType();
const ObjectType &featureRequestType();
const ObjectType &featureRequestAskType();
const ObjectType &contractType();
const ObjectType &customerReferenceType();
const ObjectType &referenceUseType();
const ObjectType &customerRiskType();
const ObjectType &redAccountPlanType();
const ObjectType &accountTeamMemberType();
const ObjectType &stakeholderType();
const ObjectType &healthProfileType();
const ObjectType &attachmentType();
