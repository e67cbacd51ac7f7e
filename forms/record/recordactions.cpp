#include "forms/record/recordactions.h"

#include "forms/record/movedialog.h"

void runRecordAction(RecordStore &store, const RecordAction &action, const QList<RecordId> &chosen, QWidget *parent,
                     std::function<void(const QString &words)> done)
{
    if (chosen.isEmpty())
        return;
    switch (action.kind) {
    case RecordAction::Kind::Move: {
        auto *dialog = new MoveDialog(store, action, chosen, parent, std::move(done));
        dialog->open();
        break;
    }
    case RecordAction::Kind::Open:
        break; // a page opens pages: RecordPageActions
    }
}
