#include "forms/record/recordpage.h"

#include "forms/look/theme.h"
#include "forms/look/widgets.h"
#include "forms/record/detailsedit.h"
#include "forms/record/detailspanel.h"
#include "forms/record/draftkeeper.h"
#include "forms/record/fieldview.h"
#include "forms/record/headeractions.h"
#include "forms/record/highlightscard.h"
#include "forms/record/historypanel.h"
#include "forms/record/hovercard.h"
#include "forms/record/pathbar.h"
#include "forms/record/proposalstrip.h"
#include "forms/record/quicklinks.h"
#include "forms/record/recorddialog.h"
#include "forms/record/recordpageactions.h"
#include "forms/record/recordform.h"
#include "forms/record/recordtabs.h"
#include "forms/record/relatedpanel.h"
#include "forms/record/stagemark.h"
#include "forms/record/shippedstrip.h"
#include "forms/record/verdictstrip.h"
#include "forms/timeline/timelinepanel.h"

#include <QKeyEvent>
#include <QScrollArea>
#include <QScrollBar>
#include <QTabBar>
#include <QVBoxLayout>

namespace {
const QString relatedTab = u"related"_s;
const QString detailsTab = u"details"_s;
const QString historyTab = u"history"_s;
const QString activityTab = u"activity"_s;
}

RecordPage::RecordPage(RecordStore &store, ViewState &state, RecordId id, QWidget *parent, const QList<RecordPanelKind> &panels)
    : Page(u"record:"_s + QString::number(id), parent)
    , m_store(store)
    , m_state(state)
    , m_id(id)
    , m_type(store.schema().typeOf(id))
    , m_shown {.type = m_type}
    , m_highlights(new HighlightsCard(*m_type, this))
    , m_actions(new RecordPageActions(store, *m_type, this))
    , m_notice(new Notice(this))
    , m_proposal(new ProposalStrip(store, *m_type, this))
    , m_shipped(new ShippedStrip(store, this))
    , m_verdict(new VerdictStrip(store, *m_type, this))
    , m_scroll(new QScrollArea(this))
{
    const int margin = Theme::current().scaled(12);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, margin, 0, 0);
    layout->setSpacing(Theme::current().scaled(10));
    auto *top = new QVBoxLayout;
    top->setContentsMargins(margin, 0, margin, 0);
    top->addWidget(m_highlights);
    top->addWidget(m_notice);
    top->addWidget(m_proposal);
    top->addWidget(m_shipped);
    top->addWidget(m_verdict);
    layout->addLayout(top);
    layout->addWidget(m_scroll, 1);
    buildBody(panels);
    connectActions();
    connect(m_highlights, &HighlightsCard::openRecord, this, &Page::openRecord);
    connect(m_proposal, &ProposalStrip::asked, this, &Page::newRecord);
    connect(m_shipped, &ShippedStrip::made, this, [this](const QString &words) { Q_EMIT toast(words, true); });
    connect(m_shipped, &ShippedStrip::failed, this, [this](const QString &text) { Q_EMIT notice(text); });
    connect(m_notice, &Notice::buttonClicked, this, [this] { startEdit({}); });
    connect(&m_store, &RecordStore::changed, this, &RecordPage::changed);
    load();
}

void RecordPage::buildBody(const QList<RecordPanelKind> &panels)
{
    const Theme &theme = Theme::current();
    m_scroll->setWidgetResizable(true);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto *body = new QWidget;
    auto *rows = new QVBoxLayout(body);
    rows->setContentsMargins(theme.scaled(12), 0, theme.scaled(12), theme.scaled(12));
    rows->setSpacing(theme.scaled(10));
    buildPath(rows);
    m_columns = new QHBoxLayout;
    m_columns->setSpacing(theme.scaled(10));
    rows->addLayout(m_columns, 1);
    auto *main = new QVBoxLayout;
    main->setSpacing(theme.scaled(10));
    m_quickLinks = new QuickLinksCard(m_store, m_id, body);
    m_tabs = new RecordTabs(m_state, u"record/"_s + m_type->name + u"/tab"_s, body);
    if (!m_quickLinks->links().isEmpty())
        m_tabs->addTab(relatedTab, tr("Related"), [this] { return makeRelated(); });
    m_tabs->addTab(detailsTab, tr("Details"), [this] { return makeDetails(); });
    addPanels(panels);
    m_tabs->addTab(historyTab, tr("History"), [this] { return makeHistory(); });
    main->addWidget(m_quickLinks);
    main->addWidget(m_tabs);
    main->addStretch(1);
    m_columns->addLayout(main, 66);
    buildSide();
    m_scroll->setWidget(body);
    m_tabs->start(detailsTab);
    connectQuickLinks();
    connect(m_scroll->verticalScrollBar(), &QScrollBar::valueChanged, this, &RecordPage::shrinkHead);
}

void RecordPage::buildPath(QBoxLayout *rows)
{
    if (!m_type->field(m_type->path.field))
        return;
    m_path = new PathBar(*m_type);
    rows->addWidget(m_path);
    connect(m_path, &PathBar::openRecord, this, &Page::openRecord);
    connect(m_path, &PathBar::editRequested, this, &RecordPage::startEdit);
    connect(m_path, &PathBar::markAsked, this, [this](const QString &stage) {
        markStage(m_store, m_shown, stage, this, [this](const QString &words) { Q_EMIT toast(words, true); });
    });
}

void RecordPage::addPanels(const QList<RecordPanelKind> &panels)
{
    for (const QString &name : m_type->panels) {
        const auto kind = std::find_if(panels.cbegin(), panels.cend(), [&](const RecordPanelKind &one) { return one.name == name; });
        if (kind == panels.cend())
            continue;
        m_tabs->addTab(name, kind->label, [this, build = kind->build] {
            RecordPanel *panel = build(m_id, nullptr);
            connect(panel, &RecordPanel::openRecord, this, &Page::openRecord);
            connect(panel, &RecordPanel::openList, this, &Page::openList);
            connect(panel, &RecordPanel::openPage, this, &Page::openPage);
            connect(panel, &RecordPanel::newRecord, this, &Page::newRecord);
            connect(panel, &RecordPanel::toast, this, &Page::toast);
            connect(panel, &RecordPanel::notice, this, &Page::notice);
            return panel;
        });
    }
}

void RecordPage::buildSide()
{
    if (composerForms(m_store.schema(), *m_type).isEmpty())
        return;
    const Theme &theme = Theme::current();
    auto *card = new Card;
    QLabel *title = makeLabel(tr("Activity"), "cardTitle", card);
    m_timeline = new TimelinePanel(m_store, m_id, card);
    auto *inside = new QVBoxLayout;
    inside->setContentsMargins(theme.scaled(14), theme.scaled(12), theme.scaled(14), theme.scaled(12));
    inside->setSpacing(theme.scaled(10));
    inside->addWidget(title);
    inside->addWidget(m_timeline);
    card->body()->addLayout(inside);
    card->body()->addStretch(1);
    card->setMinimumWidth(theme.scaled(430));
    m_side = card;
    m_columns->addWidget(card, 34, Qt::AlignTop);
    connect(m_timeline, &TimelinePanel::openRecord, this, &Page::openRecord);
    connect(m_timeline, &TimelinePanel::logCall, this, &Page::logCall);
    connect(m_timeline, &TimelinePanel::compose, this, &Page::compose);
    connect(m_timeline, &TimelinePanel::openList, this, &Page::openList);
    connect(m_timeline, &TimelinePanel::toast, this, &Page::toast);
}

void RecordPage::connectQuickLinks()
{
    connect(m_quickLinks, &QuickLinksCard::openRequested, this, &RecordPage::openRelated);
    const HoverCard *card = m_quickLinks->card();
    connect(card, &HoverCard::openRecord, this, &Page::openRecord);
    connect(card, &HoverCard::viewAll, this, &RecordPage::openRelated);
    connect(card, &HoverCard::newAsked, this, &RecordPage::newChild);
}

QWidget *RecordPage::makeRelated()
{
    m_related = new RelatedPanel(m_store, m_id);
    m_related->setCounts(m_counts);
    connect(m_related, &RelatedPanel::openRecord, this, &Page::openRecord);
    connect(m_related, &RelatedPanel::viewAll, this, &RecordPage::openRelated);
    connect(m_related, &RelatedPanel::newAsked, this, &RecordPage::newChild);
    connect(m_related, &RelatedPanel::refused, this, [this](const QString &text) { Q_EMIT notice(text); });
    return m_related;
}

QWidget *RecordPage::makeDetails()
{
    auto *place = new QWidget;
    auto *layout = new QVBoxLayout(place);
    layout->setContentsMargins(0, 0, 0, 0);
    m_details = new DetailsPanel(*m_type, m_state, place);
    layout->addWidget(m_details);
    connect(m_details, &DetailsPanel::openRecord, this, &Page::openRecord);
    connect(m_details, &DetailsPanel::editRequested, this, &RecordPage::startEdit);
    connect(m_details, &DetailsPanel::filterRequested, this, &RecordPage::filterBy);
    if (m_loaded)
        m_details->show(m_shown);
    return place;
}

QWidget *RecordPage::makeHistory()
{
    m_history = new HistoryPanel(m_store, m_id);
    connect(m_history, &HistoryPanel::restored, this, [this](const QString &words) { Q_EMIT toast(words, true); });
    connect(m_history, &HistoryPanel::failed, this, [this](const Error &error) { m_notice->show(error.text); });
    return m_history;
}

void RecordPage::connectActions()
{
    m_actions->fill(*m_highlights->actions());
    connect(m_actions, &RecordPageActions::editAsked, this, [this] { startEdit({}); });
    connect(m_actions, &RecordPageActions::composeAsked, this, [this](const QString &form) { Q_EMIT compose(form, m_id); });
    connect(m_actions, &RecordPageActions::cloneAsked, this, &Page::newRecord);
    connect(m_actions, &RecordPageActions::commandAsked, this, &Page::command);
    connect(m_actions, &RecordPageActions::pageAsked, this, &Page::openPage);
    connect(m_actions, &RecordPageActions::done, this, &Page::toast);
    connect(m_actions, &RecordPageActions::failed, this, [this](const Error &error) { Q_EMIT notice(error.text); });
    connect(m_actions, &RecordPageActions::removed, this, [this](const QString &words) {
        Q_EMIT toast(words, true);
        Q_EMIT closeMe();
    });
}

QString RecordPage::title() const
{
    return m_loaded ? m_shown.title() : translated(m_type->label);
}

QList<QWidget *> RecordPage::regions() const
{
    QList<QWidget *> all {m_highlights};
    if (m_path)
        all << m_path;
    all << m_quickLinks << m_tabs;
    if (m_side)
        all << m_side;
    return all;
}

bool RecordPage::edit()
{
    if (!m_loaded)
        return false;
    // The field that the keyboard is in, if it is in one.
    QString field;
    for (QWidget *widget = focusWidget(); widget && widget != this; widget = widget->parentWidget()) {
        if (const auto *view = qobject_cast<FieldView *>(widget))
            field = view->fieldName();
    }
    startEdit(field);
    return true;
}

void RecordPage::startEdit(const QString &field)
{
    if (!m_loaded)
        return;
    if (const Field *asked = m_type->field(field); asked && !asked->byAction.isEmpty())
        return m_actions->run(asked->byAction);
    m_tabs->select(detailsTab);
    if (!m_edit) {
        QWidget *place = m_details->parentWidget();
        m_edit = new DetailsEdit(m_store, m_shown, place);
        m_details->hide();
        place->layout()->addWidget(m_edit);
        layout()->addWidget(m_edit->footer());
        connect(m_edit, &DetailsEdit::saved, this, &RecordPage::editSaved);
        connect(m_edit, &DetailsEdit::cancelled, this, &RecordPage::endEdit);
        m_edit->show();
        m_edit->footer()->show();
        place->layout()->activate();
    }
    if (!m_draft.isEmpty()) {
        m_edit->restoreDraft(m_draft);
        m_draft = {};
        m_notice->clear();
    }
    m_edit->focusField(field);
}

void RecordPage::offerDraft()
{
    whenReady(m_store.drafts(), this, [this](const QList<QPair<QString, QByteArray>> &drafts) {
        for (const auto &[key, json] : drafts) {
            const std::optional<Draft> draft = key == DetailsEdit::draftKey(m_id) ? Draft::read(m_store.schema(), key, json) : std::nullopt;
            if (!draft || m_edit)
                continue;
            m_draft = draft->typed;
            m_notice->show(tr("You changed this page before and did not save it. What you typed is kept."), u"info"_s, tr("Continue Editing"));
        }
    });
}

/// Another page is shown, or this one closes: what is typed is kept, and a person is told so.
void RecordPage::hideEvent(QHideEvent *event)
{
    Page::hideEvent(event);
    if (!event->spontaneous() && m_edit && m_edit->keepDraft())
        Q_EMIT toast(tr("Your changes to %1 are kept as a draft").arg(title()));
}

void RecordPage::endEdit()
{
    if (!m_edit)
        return;
    m_edit->hide();
    m_edit->deleteLater();
    m_edit = nullptr;
    m_endEdit = false;
    m_details->setVisible(true);
    m_tabs->bar()->setFocus(Qt::OtherFocusReason);
}

void RecordPage::editSaved(bool stay)
{
    //: %1 is the record's name.
    Q_EMIT toast(tr("%1 saved").arg(title()), true);
    m_endEdit = !stay;
    load();
}

bool RecordPage::saveEdit()
{
    if (!m_edit)
        return false;
    m_edit->save(true);
    return true;
}

void RecordPage::keyPressEvent(QKeyEvent *event)
{
    QScrollBar *bar = m_scroll->verticalScrollBar();
    switch (event->key()) {
    case Qt::Key_Escape:
        if (!m_edit)
            break;
        return m_edit->cancel();
    case Qt::Key_PageUp:
        return bar->triggerAction(QScrollBar::SliderPageStepSub);
    case Qt::Key_PageDown:
        return bar->triggerAction(QScrollBar::SliderPageStepAdd);
    case Qt::Key_Home:
        return bar->triggerAction(QScrollBar::SliderToMinimum);
    case Qt::Key_End:
        return bar->triggerAction(QScrollBar::SliderToMaximum);
    default:
        break;
    }
    Page::keyPressEvent(event);
}

bool RecordPage::isEdited() const
{
    return m_edit && m_edit->form()->isEdited();
}

bool RecordPage::removeChosen()
{
    if (!m_loaded || m_edit)
        return false;
    m_actions->remove();
    return true;
}

void RecordPage::refresh()
{
    load();
    if (m_timeline)
        m_timeline->refresh();
}

void RecordPage::resizeEvent(QResizeEvent *event)
{
    Page::resizeEvent(event);
    const Theme &theme = Theme::current();
    placeSide(width() >= theme.scaled(1024));
    m_highlights->actions()->setLimit(width() >= theme.scaled(1280) ? 4 : 2);
    shrinkHead();
}

/// Beside the main column where there is room, else as a tab of it.
void RecordPage::placeSide(bool beside)
{
    if (!m_side || beside == !m_tabs->has(activityTab))
        return;
    if (beside) {
        m_tabs->takeTab(activityTab);
        m_side->setMinimumWidth(Theme::current().scaled(430));
        m_columns->addWidget(m_side, 34, Qt::AlignTop);
        m_side->show();
    } else {
        m_columns->removeWidget(m_side);
        m_side->setMinimumWidth(0);
        m_tabs->insertTab(0, activityTab, tr("Activity"), m_side);
    }
}

/// Hidden rows make the view higher, so it shrinks only where it can still scroll afterwards. In a low window (200 % text on a
/// small screen) it stays one line, or nothing else would be seen.
void RecordPage::shrinkHead()
{
    const QScrollBar *bar = m_scroll->verticalScrollBar();
    const int step = Theme::current().scaled(24);
    if (height() < Theme::current().scaled(380))
        m_highlights->setShrunk(true);
    else if (m_highlights->isShrunk())
        m_highlights->setShrunk(bar->value() > 0);
    else if (bar->value() > step && bar->maximum() - m_highlights->shrinkBy() > step)
        m_highlights->setShrunk(true);
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
    whenReady(m_store.relatedCounts(m_id), this, [this](const QList<RelatedCount> &counts) {
        m_counts = counts;
        m_quickLinks->setCounts(counts);
        if (m_related)
            m_related->setCounts(counts);
    });
}

void RecordPage::take(const Record &record)
{
    if (record.deleted) {
        if (m_actions->isRemoving())
            return; // asked for here; its end is told there
        if (m_loaded)
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
    if (first)
        offerDraft();
    else if (m_draft.isEmpty())
        m_notice->clear();
    m_actions->setRecord(m_shown);
    m_highlights->show(m_shown);
    m_proposal->look(m_shown);
    m_shipped->look(m_shown);
    m_verdict->look(m_id);
    if (m_path)
        m_path->show(m_shown);
    if (m_details)
        m_details->show(m_shown);
    if (m_edit && m_endEdit)
        endEdit();
    else if (m_edit)
        m_edit->merge(m_shown.record);
    Q_EMIT titleChanged();
}

void RecordPage::openRelated(const RelatedLink &link)
{
    //: The heading of a list that shows one record's children: "Contacts of Harbor Point Logistics".
    Q_EMIT openList(link.child().code, link.where(), tr("%1 of %2").arg(link.label(), title()));
}

void RecordPage::newChild(const RelatedLink &link, const NewButton &button)
{
    if (button.composed)
        Q_EMIT compose(button.formName, m_id);
    else if (button.formName.isEmpty())
        Q_EMIT newRecord(link.child().code, link.presets());
    else
        RecordDialog::openNew(m_store, link.child(), {.presets = link.presets(), .formName = button.formName}, this, [this, type = &link.child()](RecordId) {
            //: %1 is a kind of record: "Contact created".
            Q_EMIT toast(tr("%1 created").arg(translated(type->label)), true);
        });
}

void RecordPage::filterBy(const QString &name)
{
    const Field *field = m_type->field(name);
    const QVariant value = m_shown.record.value(name);
    const QString words = shownText(m_shown, *field).simplified();
    const bool several = field->type == FieldType::Lookups || field->type == FieldType::MultiPicklist;
    Condition where {name, value.isValid() ? Condition::Is::Equal : Condition::Is::Empty, value};
    if (several && value.isValid())
        where.value = field->type == FieldType::Lookups ? value.toList().value(0) : QVariant(value.toStringList().value(0));
    //: The heading of a list whose records have one value in common: "Segment: Enterprise".
    Q_EMIT openList(m_type->code, {where}, tr("%1: %2").arg(labelOf(*field), words.isEmpty() ? tr("empty") : words));
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
