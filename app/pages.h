#pragma once

#include "forms/shell/page.h"
#include "forms/shell/viewstate.h"
#include "models/storage/recordstore.h"

/// Every page of the program, by kind. The one place that knows their headers.
PageFactory allPages(RecordStore &store, ViewState &state);
