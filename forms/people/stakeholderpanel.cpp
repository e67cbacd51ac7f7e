#include "forms/people/stakeholderpanel.h"

#include "forms/fields/flowlayout.h"
#include "forms/look/linkbutton.h"
#include "forms/look/theme.h"
#include "forms/look/widgets.h"
#include "models/schema/objects/names.h"
#include "models/schema/objects/peoplenames.h"

#include <QHBoxLayout>
#include <QLocale>
#include <QVBoxLayout>

StakeholderPanel::StakeholderPanel(RecordStore &store, RecordId account, QWidget *parent)
    : RecordPanel(parent)
    , m_store(store)
    , m_account(account)
    , m_type(*store.schema().type(object_code::stakeholder))
    , m_notice(new Notice(this))
    , m_groups(nullptr)
{
    const Theme &theme = Theme::current();
    auto *columns = new QWidget(this);
    m_groups = new FlowLayout(columns, theme.scaled(12));
    m_groups->setLineSpacing(theme.scaled(12));
    m_groups->setContentsMargins(0, 0, 0, 0);
    auto *rows = new QVBoxLayout(this);
    rows->setContentsMargins(theme.scaled(16), theme.scaled(12), theme.scaled(16), theme.scaled(16));
    rows->setSpacing(theme.scaled(10));
    auto *head = new QHBoxLayout;
    head->addWidget(makeLabel(translated(m_type.pluralLabel), "cardTitle", this));
    head->addStretch(1);
    QPushButton *add = makeButton(tr("New Stakeholder"), "neutral", {}, this);
    head->addWidget(add);
    rows->addLayout(head);
    rows->addWidget(m_notice);
    rows->addWidget(columns);
    rows->addStretch(1);
    connect(add, &QPushButton::clicked, this, [this] { Q_EMIT newRecord(m_type.code, {{stakeholder::account, qlonglong(m_account)}}); });
    connect(&m_store, &RecordStore::changed, this, [this](const ChangeSet &changes) {
        if (changes.concerns(m_type.code) || changes.concerns(object_code::contact) || changes.concerns(object_code::activity))
            load();
    });
    load();
}

void StakeholderPanel::load()
{
    const int asked = ++m_asked;
    whenReady(stakeholderMap(m_store, m_account), this, [this, asked](const Result<StakeholderMap> &map) {
        if (asked != m_asked)
            return;
        if (map)
            showMap(*map);
        else
            m_notice->show(map.error().text);
    });
}

void StakeholderPanel::showMap(const StakeholderMap &map)
{
    while (QLayoutItem *item = m_groups->takeAt(0)) {
        if (item->widget())
            item->widget()->deleteLater();
        delete item;
    }
    warn(map);
    const Field &role = *m_type.field(stakeholder::role);
    for (const Choice &choice : role.choices) {
        QList<MappedStakeholder> people;
        for (const MappedStakeholder &person : map.people) {
            if (person.role == choice.value && !person.left.isValid())
                people << person;
        }
        if (!people.isEmpty())
            m_groups->addWidget(makeGroup(labelOf(role, choice), people));
    }
    QList<MappedStakeholder> gone;
    for (const MappedStakeholder &person : map.people) {
        if (person.left.isValid())
            gone << person;
    }
    if (!gone.isEmpty())
        m_groups->addWidget(makeGroup(tr("Left"), gone));
}

void StakeholderPanel::warn(const StakeholderMap &map)
{
    const Field &role = *m_type.field(stakeholder::role);
    QStringList missing;
    for (const QString &value : map.missingRoles())
        missing << labelOf(role, *role.choice(value));
    if (map.live() == 0)
        m_notice->show(tr("Nobody is on the map yet. Add those who decide and those who work with it."), u"info"_s);
    else if (map.live() == 1)
        m_notice->show(tr("Everything hangs on one person. If they leave, nobody there knows us: find a second one."), u"warning"_s);
    else if (!missing.isEmpty())
        m_notice->show(tr("Not known: %1. Find out who it is.").arg(QLocale().createSeparatedList(missing)), u"info"_s);
    else
        m_notice->clear();
}

QWidget *StakeholderPanel::makeGroup(const QString &title, const QList<MappedStakeholder> &people)
{
    const Theme &theme = Theme::current();
    auto *group = new QWidget(this);
    auto *rows = new QVBoxLayout(group);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(theme.scaled(6));
    rows->addWidget(makeLabel(tr("%1 (%2)", "Champion (2)").arg(title, QLocale().toString(people.size())), "fieldLabel", group));
    for (const MappedStakeholder &person : people)
        rows->addWidget(makePerson(person));
    rows->addStretch(1);
    group->show();
    return group;
}

QWidget *StakeholderPanel::makePerson(const MappedStakeholder &person)
{
    const Theme &theme = Theme::current();
    auto *card = new Card(this);
    card->setFixedWidth(theme.scaled(250));
    auto *rows = new QVBoxLayout;
    rows->setContentsMargins(theme.scaled(12), theme.scaled(10), theme.scaled(12), theme.scaled(10));
    rows->setSpacing(theme.scaled(4));
    auto *name = new LinkButton(person.name, card);
    name->setAccessibleDescription(person.title);
    connect(name, &LinkButton::followed, this, [this, id = person.contact](bool apart) { Q_EMIT openRecord(id, apart); });
    rows->addWidget(name, 0, Qt::AlignLeading);
    auto *title = new ElidedLabel(person.title.isEmpty() ? u"—"_s : person.title, card);
    title->setProperty("role", u"meta"_s);
    rows->addWidget(title);
    const Field &sentiment = *m_type.field(stakeholder::sentiment);
    const Choice *feeling = sentiment.choice(person.sentiment);
    rows->addWidget(new Pill(feeling ? labelOf(sentiment, *feeling) : person.sentiment, feeling ? feeling->tone : u"none"_s, card), 0, Qt::AlignLeading);
    QString touch = tr("Not spoken with yet");
    if (person.left.isValid())
        touch = tr("Left on %1").arg(QLocale().toString(person.left, QLocale::ShortFormat));
    else if (person.lastTouch.isValid())
        touch = tr("Last touch: %1").arg(QLocale().toString(person.lastTouch, QLocale::ShortFormat));
    QLabel *last = makeLabel(touch, "meta", card);
    last->setWordWrap(true);
    rows->addWidget(last);
    auto *edit = new LinkButton(tr("Open Role"), card);
    edit->setAccessibleDescription(person.name);
    connect(edit, &LinkButton::followed, this, [this, id = person.id](bool apart) { Q_EMIT openRecord(id, apart); });
    rows->addWidget(edit, 0, Qt::AlignLeading);
    card->body()->addLayout(rows);
    return card;
}
