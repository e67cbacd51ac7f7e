#include "forms/record/championpage.h"

#include "forms/look/linkbutton.h"
#include "forms/look/theme.h"
#include "forms/look/widgets.h"
#include "forms/record/recordform.h"
#include "models/schema/objects/names.h"
#include "models/schema/values.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QScrollArea>
#include <QVBoxLayout>

ChampionPage::ChampionPage(RecordStore &store, RecordId person, QWidget *parent)
    : Page(u"championChange:"_s + QString::number(person), parent)
    , m_store(store)
    , m_person(person)
    , m_notice(new Notice(this))
    , m_heading(makeLabel(title(), "pageTitle", this))
{
    auto *scroll = new QScrollArea(this);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto *content = new QWidget;
    content->setObjectName(u"body"_s);
    m_rows = new QVBoxLayout(content);
    m_rows->setContentsMargins(12, 12, 12, 12);
    m_rows->setSpacing(10);
    auto *card = new Card(this);
    auto *head = new QHBoxLayout;
    head->setContentsMargins(16, 12, 16, 12);
    head->setSpacing(12);
    head->addWidget(new Tile(icon(), colorToken(), 42, card));
    auto *words = new QVBoxLayout;
    m_heading->setWordWrap(true);
    words->addWidget(m_heading);
    QLabel *help = makeLabel(tr("Your contact leaves and somebody takes over. Everything below is done in one step, which one undo takes back."), "meta", card);
    help->setWordWrap(true);
    words->addWidget(help);
    head->addLayout(words, 1);
    card->body()->addLayout(head);
    m_rows->addWidget(card);
    m_rows->addWidget(m_notice);
    m_rows->addStretch(1);
    scroll->setWidget(content);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(scroll);
    if (objectCodeOf(person) == object_code::account) {
        const Query people {.object = object_code::contact, .where = {{contact::account, Condition::Is::Equal, qlonglong(person)}, {contact::left, Condition::Is::Equal, false}}, .sort = contact::name, .limit = 200};
        whenReady(m_store.find(people), this, [this](const Result<QList<Record>> &found) {
            if (!found)
                return m_notice->show(found.error().text);
            takePeople(*found);
        });
        return;
    }
    whenReady(championFacts(m_store, person), this, [this](const Result<ChampionFacts> &facts) {
        if (!facts)
            return m_notice->show(facts.error().text);
        take(*facts);
    });
}

QVBoxLayout *ChampionPage::addCard(QVBoxLayout *rows, const QString &cardTitle)
{
    auto *card = new Card(this);
    card->body()->setContentsMargins(16, 12, 16, 12);
    card->body()->setSpacing(8);
    card->body()->addWidget(makeLabel(cardTitle, "cardTitle", card));
    rows->addWidget(card);
    return card->body();
}

void ChampionPage::takePeople(const QList<Record> &people)
{
    delete m_rows->takeAt(m_rows->count() - 1); // the stretch goes behind the card
    QVBoxLayout *card = addCard(m_rows, tr("Who Leaves?"));
    for (const Record &person : people) {
        const QString job = person.text(contact::title);
        //: A person and what they do: "Ann Lee, Head of IT".
        auto *link = new LinkButton(job.isEmpty() ? person.text(contact::name) : tr("%1, %2").arg(person.text(contact::name), job), this);
        connect(link, &LinkButton::followed, this, [this, id = person.id] {
            Q_EMIT openPage(u"championChange:"_s + QString::number(id));
            Q_EMIT closeMe();
        });
        auto *row = new QHBoxLayout;
        row->addWidget(link);
        row->addStretch(1);
        card->addLayout(row);
    }
    if (people.isEmpty())
        card->addWidget(makeLabel(tr("The account has no people yet."), "meta", this));
    m_rows->addStretch(1);
}

void ChampionPage::take(const ChampionFacts &facts)
{
    m_facts = facts;
    delete m_rows->takeAt(m_rows->count() - 1); // the stretch goes behind the cards
    m_heading->setText(title());
    Q_EMIT titleChanged();
    QVBoxLayout *who = addCard(m_rows, facts.accountName.isEmpty() ? tr("Who Takes Over") : tr("Who Takes Over at %1").arg(facts.accountName));
    const ObjectType &type = *m_store.schema().type(object_code::contact);
    m_form = new RecordForm(m_store, type, {{QString(), {contact::successor, contact::leftOn}}}, nullptr, this);
    Record person = facts.person;
    if (!person.value(contact::leftOn).isValid())
        person.set(contact::leftOn, m_store.context().today);
    m_form->setRecord(person);
    m_form->editor(contact::successor)->setRequired(true);
    who->addWidget(m_form);
    addRoles(m_rows);
    addTasks(m_rows);
    m_rows->addWidget(makeFooter());
    m_rows->addStretch(1);
    connect(m_form, &RecordForm::submitted, this, &ChampionPage::makeChange);
    if (isVisible())
        takeFocus();
}

void ChampionPage::addRoles(QVBoxLayout *rows)
{
    QVBoxLayout *card = addCard(rows, tr("Goes Over to the Successor"));
    for (const ContactRole &role : std::as_const(m_facts.roles)) {
        const ObjectType *type = m_store.schema().typeOf(role.record);
        //: A role of a person: "Executive Sponsor of Harbor Point Logistics".
        auto *box = new QCheckBox(escapedMnemonic(tr("%1 of %2").arg(labelOf(*type->field(role.field)), role.title)), this);
        box->setChecked(true);
        card->addWidget(box);
        m_roles << box;
    }
    if (m_facts.roles.isEmpty())
        card->addWidget(makeLabel(tr("No open record names %1.").arg(m_facts.name), "meta", this));
}

void ChampionPage::addTasks(QVBoxLayout *rows)
{
    QVBoxLayout *card = addCard(rows, tr("Checklist"));
    QLabel *help = makeLabel(tr("Each becomes a task of yours, related to the account."), "hint", this);
    help->setWordWrap(true);
    card->addWidget(help);
    for (const ChampionTask &task : championTasks()) {
        //: A task and when it is due.
        auto *box = new QCheckBox(escapedMnemonic(tr("%1 (due in %n day(s))", nullptr, task.days).arg(QCoreApplication::translate("ChampionChange", task.brief))), this);
        box->setChecked(true);
        card->addWidget(box);
        m_tasks << box;
    }
}

QWidget *ChampionPage::makeFooter()
{
    auto *footer = new QWidget(this);
    auto *row = new QHBoxLayout(footer);
    row->setContentsMargins(0, 4, 0, 4);
    row->addStretch(1);
    QPushButton *cancel = makeButton(tr("Cancel"), "neutral", {}, footer);
    m_make = makeButton(tr("Make the Change"), "brand", {}, footer);
    row->addWidget(cancel);
    row->addWidget(m_make);
    connect(cancel, &QPushButton::clicked, this, &Page::closeMe);
    connect(m_make, &QPushButton::clicked, this, &ChampionPage::makeChange);
    return footer;
}

void ChampionPage::makeChange()
{
    const Record typed = m_form->record();
    FieldEditor *successor = m_form->editor(contact::successor);
    const RecordId next = typed.link(contact::successor);
    const QString wrong = !next ? tr("Choose who takes over, or create the person here.") : next == m_person ? tr("Choose another person than the one who leaves.") : QString();
    successor->setInvalid(wrong);
    if (!wrong.isEmpty())
        return m_form->focusField(contact::successor);
    const QDate left = typed.value(contact::leftOn).toDate();
    ChampionChange change {.leaver = m_person, .successor = next, .leftOn = left.isValid() ? left : m_store.context().today};
    for (int i = 0; i < m_roles.size(); ++i) {
        if (m_roles.at(i)->isChecked())
            change.roles << m_facts.roles.at(i);
    }
    for (int i = 0; i < m_tasks.size(); ++i) {
        if (m_tasks.at(i)->isChecked())
            change.tasks << i;
    }
    m_make->setEnabled(false);
    whenReady(championRecords(m_store, change), this, [this](const Result<QList<Record>> &records) {
        if (!records) {
            m_make->setEnabled(true);
            return m_notice->show(records.error().text);
        }
        whenReady(m_store.saveAll(*records, tr("Champion change: %1").arg(m_facts.name)), this, [this](const Result<QList<RecordId>> &saved) {
            m_make->setEnabled(true);
            if (!saved)
                return m_notice->show(saved.error().text);
            Q_EMIT toast(tr("Champion changed: %n task(s) made", nullptr, int(std::count_if(saved->cbegin(), saved->cend(), [](RecordId id) { return objectCodeOf(id) == object_code::activity; }))), true);
            Q_EMIT openRecord(m_facts.account ? m_facts.account : m_person);
            Q_EMIT closeMe();
        });
    });
}

void ChampionPage::takeFocus()
{
    if (m_form)
        m_form->focusField(contact::successor);
}
