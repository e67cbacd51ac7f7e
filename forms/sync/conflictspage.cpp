#include "forms/sync/conflictspage.h"

#include "forms/look/linkbutton.h"
#include "forms/look/theme.h"
#include "forms/look/widgets.h"
#include "forms/sync/conflictpanel.h"

#include <QHBoxLayout>
#include <QListView>
#include <QScrollArea>
#include <QStackedWidget>
#include <QVBoxLayout>

ConflictsPage::ConflictsPage(RecordStore &store, Synchroniser &sync, QWidget *parent)
    : Page(pageKey(), parent)
    , m_store(store)
    , m_sync(sync)
    , m_model(new ConflictModel(store, this))
    , m_list(new QListView(this))
    , m_content(new QStackedWidget(this))
{
    auto *card = new Card(this);
    card->body()->addWidget(buildHead());
    m_notice = new Notice(card);
    card->body()->addWidget(m_notice);
    m_list->setObjectName(u"conflictList"_s);
    m_list->setModel(m_model);
    m_list->setAccessibleName(title());
    m_list->setUniformItemSizes(true);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setMinimumWidth(Theme::current().scaled(220));
    m_list->setMaximumWidth(Theme::current().scaled(320));
    auto *both = new QWidget(this);
    auto *beside = new QHBoxLayout(both);
    beside->setContentsMargins(16, 0, 16, 12);
    beside->setSpacing(16);
    beside->addWidget(m_list, 1);
    beside->addWidget(buildSide(), 3);
    m_content->addWidget(both);
    m_content->addWidget(buildEmpty());
    card->body()->addWidget(m_content, 1);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(12, 12, 12, 12);
    layout->addWidget(card);
    connect(m_model, &ConflictModel::modelReset, this, &ConflictsPage::showList);
    connect(m_model, &ConflictModel::failed, this, [this](const Error &error) { m_notice->show(error.text); });
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this, [this](const QModelIndex &current) { showRecord(m_model->recordAt(current.row())); });
    connect(&m_sync, &Synchroniser::changed, this, [this] {
        if (!isEdited())
            m_model->reload();
    });
    m_model->reload();
}

QWidget *ConflictsPage::buildHead()
{
    auto *head = new QWidget(this);
    m_facts = makeLabel({}, "meta", head);
    m_facts->setWordWrap(true);
    auto *words = new QVBoxLayout;
    words->setSpacing(2);
    words->addWidget(makeLabel(title(), "pageTitle", head));
    words->addWidget(m_facts);
    auto *layout = new QHBoxLayout(head);
    layout->setContentsMargins(16, 12, 16, 12);
    layout->setSpacing(12);
    layout->addWidget(new Tile(icon(), colorToken(), 42, head));
    layout->addLayout(words, 1);
    return head;
}

QWidget *ConflictsPage::buildSide()
{
    auto *side = new QWidget(this);
    m_name = new LinkButton({}, side);
    connect(m_name, &LinkButton::followed, this, [this](bool apart) { Q_EMIT openRecord(m_panel ? m_panel->record() : 0, apart); });
    m_mine = makeButton(tr("Keep All Mine"), "neutral");
    m_theirs = makeButton(tr("Take All Theirs"), "neutral");
    m_save = makeButton(tr("Save Decisions"), "brand");
    connect(m_mine, &QPushButton::clicked, this, [this] { m_panel->chooseAll(ConflictPanel::Side::Mine); });
    connect(m_theirs, &QPushButton::clicked, this, [this] { m_panel->chooseAll(ConflictPanel::Side::Theirs); });
    connect(m_save, &QPushButton::clicked, this, &ConflictsPage::decide);
    m_scroll = new QScrollArea(side);
    m_scroll->setObjectName(u"conflictArea"_s);
    m_scroll->setWidgetResizable(true);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    buttons->addWidget(m_mine);
    buttons->addWidget(m_theirs);
    buttons->addStretch(1);
    buttons->addWidget(m_save);
    auto *layout = new QVBoxLayout(side);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(10);
    layout->addWidget(m_name, 0, Qt::AlignLeading);
    layout->addWidget(m_scroll, 1);
    layout->addLayout(buttons);
    return side;
}

QWidget *ConflictsPage::buildEmpty()
{
    auto *empty = new QWidget(this);
    auto *why = makeLabel(tr("Nothing to decide. When you and somebody in Salesforce change the same field, it waits here for your word."), "value", empty);
    why->setWordWrap(true);
    why->setAlignment(Qt::AlignCenter);
    auto *layout = new QVBoxLayout(empty);
    layout->setSpacing(12);
    layout->addStretch();
    layout->addWidget(new Tile(u"check-circle"_s, colorToken(), 42, empty), 0, Qt::AlignHCenter);
    layout->addWidget(why);
    layout->addStretch(2);
    return empty;
}

void ConflictsPage::showList()
{
    const int records = m_model->rowCount();
    m_facts->setText(tr("%n record(s) were changed here and in Salesforce. Your values stay until you decide.", nullptr, records));
    m_facts->setVisible(records > 0);
    m_content->setCurrentIndex(records > 0 ? 0 : 1);
    showRecord(0);
    if (records > 0)
        m_list->setCurrentIndex(m_model->index(0));
}

void ConflictsPage::showRecord(RecordId record)
{
    if (m_panel)
        m_panel->deleteLater();
    m_panel = nullptr;
    const QList<SyncState::Conflict> conflicts = m_model->conflictsOf(record);
    for (QWidget *part : QList<QWidget *> {m_name, m_mine, m_theirs, m_save})
        part->setEnabled(!conflicts.isEmpty());
    m_save->setEnabled(false);
    if (conflicts.isEmpty())
        return;
    m_name->setWords(conflicts.first().title);
    m_panel = new ConflictPanel(m_store, conflicts);
    connect(m_panel, &ConflictPanel::chosen, this, [this] { m_save->setEnabled(true); });
    m_scroll->setWidget(m_panel);
}

bool ConflictsPage::isEdited() const
{
    return m_panel && m_panel->isTouched();
}

void ConflictsPage::takeFocus()
{
    m_list->setFocus(Qt::OtherFocusReason);
}

QList<QWidget *> ConflictsPage::regions() const
{
    return {m_list, m_scroll};
}

void ConflictsPage::decide()
{
    using Side = ConflictPanel::Side;
    const QList<ConflictPanel::Decision> decisions = m_panel->decisions();
    const RecordId record = m_panel->record();
    const auto done = m_store.database().run([&schema = m_store.schema(), decisions, record](Connection &connection) -> Result<ChangeSet> {
        for (const ConflictPanel::Decision &decision : decisions) {
            const Result<ChangeSet> one = SyncState::resolve(connection, schema, record, decision.field, decision.side != Side::Theirs, QDateTime::currentDateTimeUtc());
            if (!one)
                return one.error();
            if (!decision.always)
                continue;
            if (const Result<> kept = SyncState::setRule(connection, *schema.typeOf(record), decision.field, decision.side == Side::Mine); !kept)
                return kept.error();
        }
        return ChangeSet {.everything = true};
    });
    whenReady(done, this, [this, decisions, record](const Result<ChangeSet> &changes) {
        if (!changes)
            return m_notice->show(changes.error().text);
        m_store.announce(*changes);
        Record edited {.object = objectCodeOf(record), .id = record};
        QStringList fields;
        for (const ConflictPanel::Decision &decision : decisions) {
            if (decision.side != Side::Own)
                continue;
            edited.set(decision.field, decision.own);
            fields << decision.field;
        }
        if (!fields.isEmpty()) {
            whenReady(m_store.save(edited, {}, fields), this, [this](const Result<RecordId> &saved) {
                if (!saved)
                    m_notice->show(saved.error().text);
            });
        }
        m_panel->deleteLater();
        m_panel = nullptr;
        m_model->reload();
        m_sync.refresh();
        Q_EMIT toast(tr("%n decision(s) saved", nullptr, int(decisions.size())));
        Q_EMIT settled();
    });
}
