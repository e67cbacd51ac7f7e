#pragma once

#include "app/settings.h"
#include "forms/look/theme.h"
#include "forms/shell/page.h"
#include "forms/shell/viewstate.h"
#include "models/outgoing/feedbacksender.h"
#include "models/storage/profile.h"
#include "models/storage/recordstore.h"
#include "models/sync/synchroniser.h"

/// What a window works with. All of it outlives the window and belongs to Steward.
struct Parts {
    Profile &profile;
    Settings &settings;
    ViewState &state;
    Theme &theme;
    RecordStore &store;
    PageFactory pages;
    SecretStore *secrets = nullptr;
    Synchroniser *sync = nullptr; ///< null: a window that knows no org
    FeedbackSender *feedback = nullptr; ///< null: feedback stays here
};
