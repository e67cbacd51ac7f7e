#include "forms/record/recordactions.h"

#include "forms/record/movedialog.h"
#include "forms/record/ownerdialog.h"
#include "models/storage/codenamemode.h"

static void giveCodenames(RecordStore &store, const QList<RecordId> &chosen, QWidget *parent, std::function<void(const QString &words)> done)
{
    whenReady(CodenameMode::give(store, chosen), parent, [done = std::move(done)](const Result<QList<CodenameMode::Given>> &given) {
        if (!done)
            return;
        if (!given)
            done(given.error().text);
        else if (given->isEmpty())
            done(QCoreApplication::translate("RecordActions", "They have codenames already"));
        else if (given->size() == 1)
            done(QCoreApplication::translate("RecordActions", "Codename given: %1").arg(given->first().label));
        else
            done(QCoreApplication::translate("RecordActions", "%n codename(s) given", nullptr, int(given->size())));
    });
}

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
    case RecordAction::Kind::ChangeOwner: {
        auto *dialog = new OwnerDialog(store, action, chosen, parent, std::move(done));
        dialog->open();
        break;
    }
    case RecordAction::Kind::GiveCodename:
        giveCodenames(store, chosen, parent, std::move(done));
        break;
    case RecordAction::Kind::Open:
        break; // a page opens pages: RecordPageActions
    }
}
