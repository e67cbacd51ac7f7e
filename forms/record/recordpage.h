#pragma once

#include "forms/record/recordpanel.h"
#include "forms/record/shownrecord.h"
#include "forms/shell/page.h"
#include "forms/shell/viewstate.h"
#include "models/storage/recordstore.h"

#include <QJsonObject>

class DetailsEdit;
class DetailsPanel;
class HistoryPanel;
class HighlightsCard;
class Notice;
class PathBar;
class QBoxLayout;
class QScrollArea;
class QVBoxLayout;
class QuickLinksCard;
class ShippedStrip;
class ProposalStrip;
class RecordPageActions;
class RecordTabs;
class RelatedLink;
class RelatedPanel;
class TimelinePanel;
class VerdictStrip;
struct NewButton;

/// The page of one record, the same for every object, made from its declaration: highlights, quick links with their hover
/// cards, related lists, details that are edited in place, history. It reads and saves through the store and asks for everything else
/// through the signals of Page. UI thread.
class RecordPage : public Page
{
    Q_OBJECT

public:
    /// `panels`: what the tabs that the declaration names are.
    RecordPage(RecordStore &store, ViewState &state, RecordId id, QWidget *parent = nullptr, const QList<RecordPanelKind> &panels = {});

    QString title() const override;
    QString icon() const override { return m_type->icon; }
    QString colorToken() const override { return m_type->color; }
    int object() const override { return m_type->code; }
    RecordId about() const override { return m_id; }
    bool edit() override;
    bool isEdited() const override;
    bool saveEdit() override;
    bool removeChosen() override;
    void refresh() override;
    QList<QWidget *> regions() const override;

protected:
    void resizeEvent(QResizeEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    void buildBody(const QList<RecordPanelKind> &panels);
    void buildSide();
    void buildPath(QBoxLayout *rows);
    void connectActions();
    void connectQuickLinks();
    QWidget *makeRelated();
    QWidget *makeDetails();
    QWidget *makeHistory();
    void addPanels(const QList<RecordPanelKind> &panels);
    void startEdit(const QString &field);
    void endEdit();
    void editSaved(bool stay);
    void filterBy(const QString &field);
    void offerDraft();
    void placeSide(bool beside);
    void shrinkHead();
    void load();
    void take(const Record &record);
    void showRecord();
    void loadCounts();
    void openRelated(const RelatedLink &link);
    void newChild(const RelatedLink &link, const NewButton &button);
    void changed(const ChangeSet &changes);
    void gone(const Error &error);

    RecordStore &m_store;
    ViewState &m_state;
    const RecordId m_id;
    const ObjectType *m_type;
    ShownRecord m_shown;
    bool m_loaded = false;
    int m_asked = 0;
    HighlightsCard *m_highlights;
    RecordPageActions *m_actions;
    Notice *m_notice;
    ProposalStrip *m_proposal;
    ShippedStrip *m_shipped;
    VerdictStrip *m_verdict;
    QScrollArea *m_scroll;
    QBoxLayout *m_columns = nullptr; ///< the main column and the side
    PathBar *m_path = nullptr; ///< for objects with a path
    QuickLinksCard *m_quickLinks = nullptr;
    RecordTabs *m_tabs = nullptr;
    RelatedPanel *m_related = nullptr; ///< this and the next two: until their tab is shown there is none
    DetailsPanel *m_details = nullptr;
    HistoryPanel *m_history = nullptr;
    DetailsEdit *m_edit = nullptr; ///< while the details are edited
    bool m_endEdit = false; ///< saved: the form goes when the saved record is here
    QJsonObject m_draft; ///< typed here before and not saved; empty: nothing
    QList<RelatedCount> m_counts;
    QWidget *m_side = nullptr; ///< the card of the timeline beside the main column; none for what has no activities
    TimelinePanel *m_timeline = nullptr;
};
