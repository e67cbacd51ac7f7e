#include "forms/timeline/timelinepanel.h"

#include "forms/look/theme.h"
#include "forms/look/widgets.h"
#include "forms/record/recorddialog.h"
#include "forms/timeline/timelineview.h"
#include "models/schema/objects/names.h"

#include <QActionGroup>
#include <QHBoxLayout>
#include <QMenu>
#include <QVBoxLayout>

TimelinePanel::TimelinePanel(RecordStore &store, RecordId about, QWidget *parent)
    : QWidget(parent)
    , m_store(store)
    , m_about(about)
    , m_model(new TimelineModel(store, about, this))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(6);
    addComposerRow(layout);
    addFilterRow(layout);
    addLinks(layout);
    addTimeline(layout);
    layout->addWidget(makeEmptyState());
    layout->addStretch(1);
    connect(m_model, &TimelineModel::ready, this, &TimelinePanel::showState);
    connect(m_model, &TimelineModel::failed, this, [this](const Error &error) { Q_EMIT toast(error.text); });
    connect(m_model, &TimelineModel::done, this, [this](const QString &subject, bool done) {
        Q_EMIT toast(done ? tr("“%1” is completed").arg(subject) : tr("“%1” is open again").arg(subject), true);
    });
    applyFilter();
    showState();
}

void TimelinePanel::refresh()
{
    m_model->reload();
}

void TimelinePanel::askForForm(const QString &formName, RecordId about)
{
    if (formName == u"logACall")
        Q_EMIT logCall(about);
    else
        Q_EMIT compose(formName, about);
}

void TimelinePanel::addComposerRow(QVBoxLayout *layout)
{
    auto *row = new OverflowRow(this);
    for (const ObjectType *type : m_store.schema().types()) {
        if (!type->isActivity)
            continue;
        for (const QuickForm &form : type->quickForms) {
            QPushButton *button = makeButton(translated(form.label), "neutral", form.icon, row);
            connect(button, &QPushButton::clicked, this, [this, name = form.name] { askForForm(name, m_about); });
            row->addButton(button);
        }
    }
    layout->addWidget(row);
}

void TimelinePanel::addFilterChoices(QMenu *menu, const QString &heading, QActionGroup *group, const QList<QPair<QString, QVariant>> &choices)
{
    menu->addSection(heading);
    for (const auto &[words, value] : choices) {
        QAction *action = menu->addAction(words);
        action->setCheckable(true);
        action->setData(value);
        action->setActionGroup(group);
        action->setChecked(group->actions().size() == 1);
    }
    connect(group, &QActionGroup::triggered, this, &TimelinePanel::applyFilter);
}

QMenu *TimelinePanel::makeFilterMenu(QWidget *parent)
{
    auto *menu = new QMenu(parent);
    m_period = new QActionGroup(this);
    m_whose = new QActionGroup(this);
    m_kind = new QActionGroup(this);
    addFilterChoices(menu, tr("Period"), m_period,
                     {{tr("All time"), 0}, {tr("Last 7 days"), 7}, {tr("Last 30 days"), 30}, {tr("Last 90 days"), 90}, {tr("Last 12 months"), 365}});
    addFilterChoices(menu, tr("Whose"), m_whose, {{tr("All activities"), false}, {tr("My activities"), true}});
    addFilterChoices(menu, tr("Type"), m_kind,
                     {{tr("All types"), QString()}, {tr("Calls"), u"call"_s}, {tr("Tasks"), u"task"_s}, {tr("Events"), u"event"_s}, {tr("Emails"), u"email"_s}});
    return menu;
}

void TimelinePanel::addFilterRow(QVBoxLayout *layout)
{
    auto *row = new QHBoxLayout;
    m_filterWords = makeLabel({}, "meta", this);
    m_filterWords->setWordWrap(true);
    QToolButton *button = makeIconButton(u"funnel"_s, tr("Filter Timeline"), 26, {}, this);
    button->setProperty("kind", u"boxed"_s);
    button->setPopupMode(QToolButton::InstantPopup);
    button->setMenu(makeFilterMenu(button));
    row->addWidget(m_filterWords, 1);
    row->addWidget(button, 0, Qt::AlignTop);
    layout->addLayout(row);
}

void TimelinePanel::addLinks(QVBoxLayout *layout)
{
    QPushButton *refreshLink = makeButton(tr("Refresh"), "link", {}, this);
    refreshLink->setAccessibleDescription(tr("Refresh the timeline"));
    m_expandAll = makeButton(tr("Expand All"), "link", {}, this);
    QPushButton *all = makeButton(tr("View All"), "link", {}, this);
    all->setAccessibleDescription(tr("View all activities as a list"));
    connect(refreshLink, &QPushButton::clicked, this, &TimelinePanel::refresh);
    connect(m_expandAll, &QPushButton::clicked, this, [this] {
        m_model->setAllExpanded(!m_model->isAllExpanded());
        showState();
    });
    connect(all, &QPushButton::clicked, this, &TimelinePanel::viewAll);
    auto *row = new QHBoxLayout;
    row->setSpacing(6);
    row->addStretch(1);
    for (QPushButton *link : {refreshLink, m_expandAll, all}) {
        if (link != refreshLink)
            row->addWidget(makeLabel(u"·"_s, "meta", this));
        row->addWidget(link);
    }
    layout->addLayout(row);
}

void TimelinePanel::addTimeline(QVBoxLayout *layout)
{
    m_view = new TimelineView(*m_model, this);
    m_more = makeButton(tr("Show More"), "link", {}, this);
    layout->addWidget(m_view);
    layout->addWidget(m_more, 0, Qt::AlignHCenter);
    connect(m_more, &QPushButton::clicked, m_model, &TimelineModel::showMore);
    connect(m_view, &TimelineView::openRecord, this, &TimelinePanel::openRecord);
    connect(m_view, &TimelineView::setDone, m_model, &TimelineModel::setDone);
    connect(m_view, &TimelineView::remove, this, [this](RecordId id) {
        if (const TimelineEntry *entry = m_model->entry(m_view->currentIndex().row()))
            removeActivity(id, entry->title);
    });
    connect(m_view, &TimelineView::menuAsked, this, [this](const QModelIndex &index, const QPoint &place) {
        m_view->setCurrentIndex(index);
        if (const TimelineEntry *entry = m_model->entry(index.row()))
            showMenu(*entry, place);
    });
}

QWidget *TimelinePanel::makeEmptyState()
{
    m_empty = new QWidget(this);
    auto *layout = new QVBoxLayout(m_empty);
    layout->setContentsMargins(12, 20, 12, 20);
    layout->setSpacing(8);
    m_emptyTitle = makeLabel({}, "cardTitle", m_empty);
    m_emptyText = makeLabel({}, "meta", m_empty);
    m_emptyText->setWordWrap(true);
    m_emptyText->setAlignment(Qt::AlignCenter);
    m_emptyButton = makeButton({}, "neutral", {}, m_empty);
    layout->addWidget(new Tile(u"clock-history"_s, u"call"_s, 42, m_empty), 0, Qt::AlignHCenter);
    layout->addWidget(m_emptyTitle, 0, Qt::AlignHCenter);
    layout->addWidget(m_emptyText);
    layout->addWidget(m_emptyButton, 0, Qt::AlignHCenter);
    connect(m_emptyButton, &QPushButton::clicked, this, [this] {
        if (m_model->filter() == TimelineFilter {})
            Q_EMIT logCall(m_about);
        else
            clearFilter();
    });
    return m_empty;
}

void TimelinePanel::showState()
{
    const bool empty = m_model->isReady() && m_model->total() == 0;
    const bool filtered = m_model->filter() != TimelineFilter {};
    m_view->setVisible(!empty);
    m_more->setVisible(m_model->hasMore());
    m_empty->setVisible(empty);
    const QString fold = m_model->isAllExpanded() ? tr("Collapse All") : tr("Expand All");
    m_expandAll->setText(fold);
    m_expandAll->setAccessibleName(fold);
    if (!empty)
        return;
    m_emptyTitle->setText(filtered ? tr("Nothing Matches") : tr("No Activity Yet"));
    m_emptyText->setText(filtered ? tr("No activity fits these filters.") : tr("Calls, meetings, tasks and emails will stand here in their order."));
    const QString act = filtered ? tr("Show All Activities") : tr("Log a First Call");
    m_emptyButton->setText(act);
    m_emptyButton->setAccessibleName(act);
}

void TimelinePanel::applyFilter()
{
    const QAction *period = m_period->checkedAction();
    const QAction *whose = m_whose->checkedAction();
    const QAction *kind = m_kind->checkedAction();
    TimelineFilter filter {.kind = kind->data().toString()};
    if (whose->data().toBool())
        filter.owner = m_store.me();
    if (const int days = period->data().toInt())
        filter.from = m_store.context().today.addDays(-days);
    m_filterWords->setText(tr("Filters: %1 · %2 · %3", "period, whose, type").arg(period->text(), whose->text(), kind->text()));
    m_model->setFilter(filter);
}

void TimelinePanel::clearFilter()
{
    for (const QActionGroup *group : {m_period, m_whose, m_kind})
        group->actions().constFirst()->setChecked(true);
    applyFilter();
}

void TimelinePanel::viewAll()
{
    const ObjectType *type = m_store.schema().typeOf(m_about);
    for (const RelatedList &list : type ? type->related : QList<RelatedList> {}) {
        const ObjectType *child = m_store.schema().type(list.object);
        if (!child || !child->isActivity)
            continue;
        whenReady(m_store.titles({m_about}), this, [this, child, field = list.field](const QHash<RecordId, QString> &titles) {
            Q_EMIT openList(child->code, {{field, Condition::Is::Equal, qlonglong(m_about)}}, tr("Activities of %1").arg(titles.value(m_about)));
        });
        return;
    }
}

void TimelinePanel::showMenu(const TimelineEntry &entry, const QPoint &place)
{
    auto *menu = new QMenu(m_view);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->setAccessibleName(tr("Actions for %1").arg(entry.title));
    const RecordId id = entry.id;
    const QString subject = entry.title;
    menu->addAction(tr("Open"), this, [this, id] { Q_EMIT openRecord(id, false); });
    menu->addAction(tr("Open in New Tab"), this, [this, id] { Q_EMIT openRecord(id, true); });
    for (int i = 0; i < std::min(entry.names.size(), qsizetype(3)); ++i)
        menu->addAction(tr("Open %1", "a person").arg(escapedMnemonic(entry.names.at(i))), this, [this, person = entry.people.at(i)] { Q_EMIT openRecord(person, false); });
    menu->addSeparator();
    if (m_model->isCheckable(m_model->rowOf(u'#' + QString::number(id))))
        menu->addAction(entry.open ? tr("Complete") : tr("Reopen"), this, [this, id, open = entry.open] { m_model->setDone(id, open); });
    const RecordId about = entry.what ? entry.what : !entry.people.isEmpty() ? entry.people.constFirst() : m_about;
    menu->addAction(tr("Edit"), this, [this, id] { RecordDialog::openEdit(m_store, id, this); });
    menu->addAction(tr("Follow Up with a Task"), this, [this, entry] { followUp(entry); });
    menu->addAction(tr("Log a Call"), this, [this, about] { Q_EMIT logCall(about); });
    menu->addSeparator();
    menu->addAction(tr("Delete"), this, [this, id, subject] { removeActivity(id, subject); });
    menu->popup(place);
}

/// A new task that knows whom and what it is about, and what it follows.
void TimelinePanel::followUp(const TimelineEntry &entry)
{
    QVariantList people;
    for (const RecordId person : entry.people)
        people << qlonglong(person);
    QHash<QString, QVariant> presets {{activity::subject, tr("Follow up: %1").arg(entry.title)}};
    if (!people.isEmpty())
        presets.insert(activity::who, people);
    if (entry.what)
        presets.insert(activity::what, qlonglong(entry.what));
    const QString form = u"newTask"_s;
    for (const ObjectType *type : m_store.schema().types()) {
        if (type->quickForm(form)) {
            RecordDialog::openNew(m_store, *type, {.presets = presets, .formName = form, .saveAndNew = false}, this,
                                  [this](RecordId) { Q_EMIT toast(tr("Task saved"), true); });
            return;
        }
    }
}

void TimelinePanel::removeActivity(RecordId id, const QString &subject)
{
    whenReady(m_store.remove({id}), this, [this, subject](const Result<int> &removed) {
        if (!removed)
            return Q_EMIT toast(removed.error().text);
        Q_EMIT toast(tr("“%1” is deleted").arg(subject), true);
    });
}
