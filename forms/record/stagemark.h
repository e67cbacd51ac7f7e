#pragma once

#include "forms/record/shownrecord.h"
#include "models/storage/recordstore.h"

class QWidget;

/// Puts a record at a stage of its path (`ObjectType::path`) and saves it. An end asks for its key fields first, and so does a stage
/// that the object's rules refuse: in a form over `parent`'s window that has the stage filled in. `done` is called after the save with what
/// a toast says. Returns at once; UI thread.
void markStage(RecordStore &store, const ShownRecord &shown, const QString &stage, QWidget *parent, std::function<void(const QString &words)> done);
