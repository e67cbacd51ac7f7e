#include "forms/home/firstrun.h"

#include "forms/look/widgets.h"
#include "models/schema/objects/names.h"

#include <QHBoxLayout>
#include <QLineEdit>
#include <QVBoxLayout>

FirstRun::FirstRun(RecordStore &store, QWidget *parent)
    : QWidget(parent)
    , m_store(store)
    , m_notice(new Notice(this))
    , m_person(new QLineEdit(this))
{
    auto *card = new Card(this);
    auto *inside = new QWidget(card);
    auto *layout = new QVBoxLayout(inside);
    layout->setContentsMargins(24, 20, 24, 24);
    layout->setSpacing(12);
    layout->addWidget(makeLabel(tr("Welcome to Steward"), "pageTitle", inside));
    QLabel *text = makeLabel(tr("Your customers, their people and what you do for them, kept on this computer. No account and no network are needed. Choose how to begin; each way stays open later."), "meta", inside);
    text->setWordWrap(true);
    layout->addWidget(text);
    auto *who = new QHBoxLayout;
    QLabel *label = makeLabel(tr("Your Name"), "fieldLabel", inside);
    m_person->setParent(inside);
    m_person->setMaximumWidth(320);
    label->setBuddy(m_person);
    who->addWidget(label);
    who->addWidget(m_person, 1);
    who->addStretch(1);
    layout->addLayout(who);
    auto *choices = new QHBoxLayout;
    choices->setSpacing(12);
    choices->addWidget(makeChoice(u"people"_s, u"account"_s, tr("40 invented customers with two years of work. They go again with one click."), tr("Try with sample customers"), u"sample.fill"_s), 1);
    choices->addWidget(makeChoice(u"upload"_s, u"goal"_s, tr("A folder or files as Salesforce exports them: CSV or JSON."), tr("Import a file"), u"file.import"_s), 1);
    choices->addWidget(makeChoice(u"cloud-slash"_s, u"contract"_s, tr("Work on your org's records, also without a network."), tr("Connect to Salesforce"), u"sync.connect"_s), 1);
    layout->addLayout(choices);
    card->body()->addWidget(inside);
    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->setSpacing(10);
    outer->addWidget(m_notice);
    outer->addWidget(card);
    outer->addStretch(1);
    connect(m_person, &QLineEdit::editingFinished, this, &FirstRun::savePerson);
}

QWidget *FirstRun::makeChoice(const QString &icon, const QString &color, const QString &text, const QString &button, const QString &actionName)
{
    auto *box = new QFrame(this);
    box->setObjectName(u"well"_s);
    auto *layout = new QVBoxLayout(box);
    layout->setContentsMargins(16, 16, 16, 16);
    layout->setSpacing(8);
    layout->addWidget(new Tile(icon, color, 32, box));
    QLabel *words = makeLabel(text, "meta", box);
    words->setWordWrap(true);
    layout->addWidget(words, 1);
    QPushButton *act = makeButton(button, "neutral", {}, box);
    act->setAccessibleDescription(text);
    layout->addWidget(act);
    connect(act, &QPushButton::clicked, this, [this, actionName] {
        Q_EMIT command(actionName);
    });
    return box;
}

void FirstRun::setPerson(const QString &name)
{
    if (!m_person->isModified() && !m_person->hasFocus())
        m_person->setText(name);
}

void FirstRun::savePerson()
{
    const QString name = m_person->text().simplified();
    if (!m_person->isModified() || name.isEmpty() || !m_store.me())
        return;
    m_person->setModified(false);
    Record person {.object = objectCodeOf(m_store.me()), .id = m_store.me()};
    person.set(user::name, name);
    whenReady(m_store.save(person, {}, {user::name}), this, [this](const Result<RecordId> &saved) {
        if (!saved)
            Q_EMIT failed(saved.error().text);
    });
}
