#pragma once

#include "forms/shell/page.h"
#include "forms/shell/viewstate.h"
#include "models/storage/recordstore.h"

class FeedbackSender;
class Synchroniser;

/// Every page of the program, by kind. The one place that knows their headers.
/// Those about the org come with `sync`, the one about feedback that goes out with `feedback`.
PageFactory allPages(RecordStore &store, ViewState &state, Synchroniser *sync = nullptr, FeedbackSender *feedback = nullptr);
