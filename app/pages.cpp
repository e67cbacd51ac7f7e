#include "app/pages.h"

#include "forms/board/boardpage.h"
#include "forms/board/matrixpage.h"
#include "forms/feedback/feedbackpage.h"
#include "forms/files/filespanel.h"
#include "forms/health/healthcheckpage.h"
#include "forms/health/healthpage.h"
#include "forms/health/healthpanel.h"
#include "forms/home/homepage.h"
#include "forms/lists/binpage.h"
#include "forms/lists/listpage.h"
#include "forms/meeting/agendapage.h"
#include "forms/record/championpage.h"
#include "forms/outgoing/outgoingpage.h"
#include "forms/people/stakeholderpanel.h"
#include "forms/plan/successplanpanel.h"
#include "forms/record/recordpage.h"
#include "forms/references/referencespage.h"
#include "forms/renewals/renewalspage.h"
#include "forms/reports/reviewbuilder.h"
#include "forms/reports/reviewspage.h"
#include "forms/reports/reviewstarter.h"
#include "forms/risk/riskboard.h"
#include "forms/shell/resultspage.h"
#include "forms/sync/conflictspage.h"
#include "forms/sync/mappingpage.h"
#include "forms/sync/pendingpage.h"
#include "forms/sync/synclogpage.h"
#include "forms/usage/usagepanel.h"

namespace {

/// Pages that are about many records in a way of their own; navigation, menu and palette read this table.
QList<NamedPage> namedPages(RecordStore &store, ViewState &state)
{
    QList<NamedPage> pages {
        {.key = RenewalsPage::pageKey(), .label = QCoreApplication::translate("Pages", "Renewals"), .icon = u"arrow-repeat"_s, .build = [&store, &state](QWidget *parent) { return new RenewalsPage(store, state, parent); }},
        {.key = u"reviews"_s, .label = QCoreApplication::translate("Pages", "Business Reviews"), .icon = u"file-earmark-slides"_s, .build = [&store](QWidget *parent) { return new ReviewsPage(store, parent); }},
        {.key = HealthPage::pageKey(), .label = QCoreApplication::translate("Pages", "Health"), .icon = u"heart-pulse"_s, .build = [&store](QWidget *parent) { return new HealthPage(store, parent); }},
        {.key = RiskBoard::pageKey(), .label = QCoreApplication::translate("Pages", "Risk Board"), .icon = u"shield-exclamation"_s, .build = [&store](QWidget *parent) { return new RiskBoard(store, parent); }},
        {.key = FeedbackPage::pageKey(), .label = QCoreApplication::translate("Pages", "Customer Feedback"), .icon = u"megaphone"_s, .build = [&store](QWidget *parent) { return new FeedbackPage(store, parent); }},
        {.key = ReferencesPage::pageKey(), .label = QCoreApplication::translate("Pages", "Reference Finder"), .icon = u"star"_s, .build = [&store](QWidget *parent) { return new ReferencesPage(store, parent); }},
    };
    for (const ObjectType *type : store.schema().types()) {
        const int object = type->code;
        if (!type->board.key.isEmpty())
            pages.append({.key = type->board.key, .label = translated(type->board.label), .icon = type->board.icon, .build = [&store, object](QWidget *parent) { return new BoardPage(store, object, parent); }});
        if (!type->matrix.key.isEmpty())
            pages.append({.key = type->matrix.key, .label = translated(type->matrix.label), .icon = type->matrix.icon, .build = [&store, object](QWidget *parent) { return new MatrixPage(store, object, parent); }});
    }
    return pages;
}

/// What the tabs are that an object's declaration names beside Related, Details and History.
QList<RecordPanelKind> recordPanels(RecordStore &store)
{
    return {
        {.name = u"files"_s, .label = QCoreApplication::translate("Pages", "Files"), .build = [&store](RecordId id, QWidget *parent) { return new FilesPanel(store, id, parent); }},
        {.name = u"health"_s, .label = QCoreApplication::translate("Pages", "Health"), .build = [&store](RecordId id, QWidget *parent) { return new HealthPanel(store, id, parent); }},
        {.name = u"stakeholders"_s, .label = QCoreApplication::translate("Pages", "Stakeholders"), .build = [&store](RecordId id, QWidget *parent) { return new StakeholderPanel(store, id, parent); }},
        {.name = u"plan"_s, .label = QCoreApplication::translate("Pages", "Success Plan"), .build = [&store](RecordId id, QWidget *parent) { return new SuccessPlanPanel(store, id, parent); }},
        {.name = u"usage"_s, .label = QCoreApplication::translate("Pages", "Usage"), .build = [&store](RecordId id, QWidget *parent) { return new UsagePanel(store, id, parent); }},
    };
}

/// They stand in a menu of their own, see actions.cpp.
QList<NamedPage> syncPages(RecordStore &store, ViewState &state, Synchroniser &sync)
{
    return {
        {.key = PendingPage::pageKey(), .icon = u"cloud-arrow-up"_s, .inNavigation = false, .inGoMenu = false, .build = [&](QWidget *parent) { return new PendingPage(store, sync, state, parent); }},
        {.key = ConflictsPage::pageKey(), .icon = u"exclamation-octagon"_s, .inNavigation = false, .inGoMenu = false, .build = [&](QWidget *parent) { return new ConflictsPage(store, sync, parent); }},
        {.key = MappingPage::pageKey(), .icon = u"diagram-3"_s, .inNavigation = false, .inGoMenu = false, .build = [&](QWidget *parent) { return new MappingPage(store, sync, parent); }},
        {.key = SyncLogPage::pageKey(), .icon = u"file-earmark-text"_s, .inNavigation = false, .inGoMenu = false, .build = [&](QWidget *parent) { return new SyncLogPage(sync, parent); }},
    };
}

} // namespace

PageFactory allPages(RecordStore &store, ViewState &state, Synchroniser *sync, FeedbackSender *feedback)
{
    PageFactory pages;
    pages.results = [&store](const QString &words, int object, QWidget *parent) { return new ResultsPage(store, words, object, parent); };
    pages.home = [&store, &state](QWidget *parent) { return new HomePage(store, state, parent); };
    pages.list = [&store, &state](int object, QWidget *parent) { return new ListPage(store, state, object, parent); };
    pages.bin = [&store, &state](QWidget *parent) { return new BinPage(store, state, parent); };
    pages.views.insert(u"review"_s, [&store](RecordId id, QWidget *parent) { return new ReviewBuilder(store, id, parent); });
    pages.views.insert(u"championChange"_s, [&store](RecordId id, QWidget *parent) { return new ChampionPage(store, id, parent); });
    pages.views.insert(u"healthCheck"_s, [&store](RecordId id, QWidget *parent) { return new HealthCheckPage(store, id, parent); });
    pages.views.insert(u"agenda"_s, [&store](RecordId id, QWidget *parent) { return new AgendaPage(store, id, parent); });
    pages.views.insert(u"newReview"_s, [&store](RecordId id, QWidget *parent) { return new ReviewStarter(store, id, parent); });
    pages.named = namedPages(store, state);
    if (sync)
        pages.named += syncPages(store, state, *sync);
    if (feedback)
        pages.named.append({.key = OutgoingPage::pageKey(), .icon = u"send"_s, .inNavigation = false, .inGoMenu = false, .build = [feedback](QWidget *parent) { return new OutgoingPage(*feedback, parent); }});
    pages.record = [&store, &state](RecordId id, QWidget *parent) { return new RecordPage(store, state, id, parent, recordPanels(store)); };
    return pages;
}
