#pragma once

#include "forms/record/shownrecord.h"
#include "forms/shell/page.h"
#include "forms/shell/viewstate.h"
#include "models/storage/recordstore.h"

class DetailsPanel;
class HighlightsCard;
class Notice;
class QScrollArea;
class QVBoxLayout;
class QuickLinksCard;

/// The page of one record, the same for every object, made from its declaration: highlights, quick links with their hover
/// cards, related lists, details that are edited in place, history. It reads and saves through the store and asks for everything else
/// through the signals of Page. UI thread.
class RecordPage : public Page
{
    Q_OBJECT

public:
    RecordPage(RecordStore &store, ViewState &state, RecordId id, QWidget *parent = nullptr);

    QString title() const override;
    QString icon() const override { return m_type->icon; }
    QString colorToken() const override { return m_type->color; }
    int object() const override { return m_type->code; }
    RecordId about() const override { return m_id; }
    void refresh() override;
    QList<QWidget *> regions() const override;

private:
    void buildBody();
    void load();
    void take(const Record &record);
    void showRecord();
    void loadCounts();
    void openRelated(const class RelatedLink &link);
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
    Notice *m_notice;
    QScrollArea *m_scroll;
    QVBoxLayout *m_main;
    QuickLinksCard *m_quickLinks;
    DetailsPanel *m_details;
};
