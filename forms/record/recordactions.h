#pragma once

#include "models/storage/recordstore.h"

class QWidget;

/// Does one of the actions that an object declares (`ObjectType::actions`) with the chosen records of that object. Asks what it
/// must know in a dialog over `parent`'s window and returns at once. `done` is called after a success with what a toast says
/// ("3 contacts moved to Acme"); undo takes it back. Nothing is called when the person cancels. UI thread.
void runRecordAction(RecordStore &store, const RecordAction &action, const QList<RecordId> &chosen, QWidget *parent,
                     std::function<void(const QString &words)> done = {});
