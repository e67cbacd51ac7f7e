#include "forms/record/recordpage.h"

#include "forms/look/theme.h"
#include "forms/look/widgets.h"
#include "forms/record/detailspanel.h"
#include "forms/record/headeractions.h"
#include "forms/record/highlightscard.h"
#include "forms/record/quicklinks.h"

#include <QScrollArea>
#include <QVBoxLayout>

RecordPage::RecordPage(RecordStore &store, ViewState &state, RecordId id, QWidget *parent)
    : Page(u"record:"_s + QString::number(id), parent)
    , m_store(store)
    , m_state(state)
    , m_id(id)
    , m_type(store.schema().typeOf(id))
    , m_shown {.type = m_type}
    , m_highlights(new HighlightsCard(*m_type, this))
    , m_notice(new Notice(this))
    , m_scroll(new QScrollArea(this))
{
    const Theme &theme = Theme::current();
    auto *layout = new QVBoxLayout(this);
    const int margin = theme.scaled(12);
    layout->setContentsMargins(margin, margin, 0, 0);
    layout->setSpacing(theme.scaled(10));
    auto *top = new QVBoxLayout;
    top->setContentsMargins(0, 0, margin, 0);
    top->addWidget(m_highlights);
    top->addWidget(m_notice);
    layout->addLayout(top);
    layout->addWidget(m_scroll, 1);
    buildBody();
    connect(m_highlights, &HighlightsCard::openRecord, this, &Page::openRecord);
    connect(&m_store, &RecordStore::changed, this, &RecordPage::changed);
    load();
}

void RecordPage::buildBody()
{
    const Theme &theme = Theme::current();
    m_scroll->setWidgetResizable(true);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto *column = new QWidget;
    m_main = new QVBoxLayout(column);
    m_main->setContentsMargins(0, 0, theme.scaled(12), theme.scaled(12));
    m_main->setSpacing(theme.scaled(10));
    m_quickLinks = new QuickLinksCard(m_store, m_id, column);
    m_main->addWidget(m_quickLinks);
    auto *card = new Card(column);
    m_details = new DetailsPanel(*m_type, m_state, card);
    card->body()->addWidget(m_details);
    m_main->addWidget(card);
    m_main->addStretch(1);
    m_scroll->setWidget(column);
    connect(m_quickLinks, &QuickLinksCard::openRequested, this, &RecordPage::openRelated);
    connect(m_details, &DetailsPanel::openRecord, this, &Page::openRecord);
}

QString RecordPage::title() const
{
    return m_loaded ? m_shown.title() : translated(m_type->label);
}

QList<QWidget *> RecordPage::regions() const
{
    return {m_highlights, m_scroll};
}

void RecordPage::refresh()
{
    load();
}

void RecordPage::load()
{
    const int asked = ++m_asked;
    whenReady(m_store.fetch(m_id), this, [this, asked](const Result<Record> &found) {
        if (asked != m_asked)
            return; // a newer question is on its way
        if (!found)
            return gone(found.error());
        take(*found);
    });
    loadCounts();
}

void RecordPage::loadCounts()
{
    whenReady(m_store.relatedCounts(m_id), this, [this](const QList<RelatedCount> &counts) { m_quickLinks->setCounts(counts); });
}

void RecordPage::take(const Record &record)
{
    if (record.deleted) {
        Q_EMIT notice(tr("%1 was moved to the recycle bin.").arg(titleOf(*m_type, record)), u"info"_s);
        Q_EMIT closeMe();
        return;
    }
    const int asked = m_asked;
    whenReady(m_store.titles(allLinks(*m_type, record)), this, [this, asked, record](const QHash<RecordId, QString> &titles) {
        if (asked != m_asked)
            return;
        m_shown = {.type = m_type, .record = record, .titles = titles, .today = m_store.context().today, .locale = locale()};
        showRecord();
    });
}

void RecordPage::showRecord()
{
    const bool first = !m_loaded;
    m_loaded = true;
    m_notice->clear();
    m_highlights->show(m_shown);
    m_details->show(m_shown);
    if (first)
        m_store.touch(m_id);
    Q_EMIT titleChanged();
}

void RecordPage::openRelated(const RelatedLink &link)
{
    //: The heading of a list that shows one record's children: "Contacts of Harbor Point Logistics".
    Q_EMIT openList(link.child().code, link.where(), tr("%1 of %2").arg(link.label(), title()));
}

void RecordPage::changed(const ChangeSet &changes)
{
    if (changes.schema)
        m_type = m_store.schema().type(m_type->code);
    bool concerned = changes.concerns(m_id);
    for (const RecordId linked : allLinks(*m_type, m_shown.record))
        concerned = concerned || changes.concerns(linked);
    if (concerned || changes.schema)
        return load();
    for (const QuickLink *link : m_quickLinks->links()) {
        if (changes.concerns(link->link().child().code))
            return loadCounts();
    }
}

void RecordPage::gone(const Error &error)
{
    if (!m_loaded)
        return m_notice->show(error.text);
    Q_EMIT notice(tr("%1 is no longer in this file.").arg(title()));
    Q_EMIT closeMe();
}
