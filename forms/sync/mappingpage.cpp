#include "forms/sync/mappingpage.h"

#include "forms/fields/combobox.h"
#include "forms/lists/listheaders.h"
#include "forms/lists/plainrows.h"
#include "forms/look/theme.h"
#include "forms/look/widgets.h"
#include "forms/sync/notedialog.h"
#include "models/storage/connection.h"
#include "models/storage/customfields.h"

#include <QHBoxLayout>
#include <QListWidget>
#include <QTableView>
#include <QVBoxLayout>

MappingPage::MappingPage(RecordStore &store, Synchroniser &sync, QWidget *parent)
    : Page(pageKey(), parent)
    , m_store(store)
    , m_sync(sync)
    , m_model(new MappingModel(this))
    , m_table(new QTableView(this))
{
    auto *card = new Card(this);
    card->body()->addWidget(buildHead());
    m_notice = new Notice(card);
    card->body()->addWidget(m_notice);
    card->body()->addWidget(buildMiddle());
    buildTable();
    card->body()->addWidget(m_table, 3);
    m_othersBox = buildOthers();
    card->body()->addWidget(m_othersBox, 1);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(12, 12, 12, 12);
    layout->addWidget(card);
    connect(m_notice, &Notice::buttonClicked, this, &MappingPage::refresh);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentChanged, this, &MappingPage::showField);
    showObjects({});
    refresh();
}

QWidget *MappingPage::buildHead()
{
    auto *head = new QWidget(this);
    auto *words = new QVBoxLayout;
    words->setSpacing(2);
    words->addWidget(makeLabel(title(), "pageTitle", head));
    QLabel *what = makeLabel(tr("What the org has and you may see decides. Nothing in the org is changed here."), "meta", head);
    what->setWordWrap(true);
    words->addWidget(what);
    m_note = makeButton(tr("Note for the Administrator…"), "neutral", {}, head);
    connect(m_note, &QPushButton::clicked, this, &MappingPage::showNote);
    auto *layout = new QHBoxLayout(head);
    layout->setContentsMargins(16, 12, 16, 12);
    layout->setSpacing(12);
    layout->addWidget(new Tile(icon(), colorToken(), 42, head));
    layout->addLayout(words, 1);
    layout->addWidget(m_note);
    return head;
}

QWidget *MappingPage::buildMiddle()
{
    auto *middle = new QWidget(this);
    m_object = new ComboBox(middle);
    m_object->setMinimumWidth(Theme::current().scaled(180));
    QLabel *object = makeLabel(tr("Object"), "fieldLabel", middle);
    object->setBuddy(m_object);
    m_object->setAccessibleName(object->text());
    m_way = new ComboBox(middle);
    m_way->setMinimumWidth(Theme::current().scaled(180));
    m_wayLabel = makeLabel(tr("Direction of the chosen field"), "fieldLabel", middle);
    m_wayLabel->setBuddy(m_way);
    m_way->setAccessibleName(m_wayLabel->text());
    m_consequences = makeLabel({}, "meta", middle);
    m_consequences->setWordWrap(true);
    m_consequences->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Minimum);
    middle->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Minimum);
    connect(m_object, &QComboBox::currentIndexChanged, this, &MappingPage::showObject);
    connect(m_way, &QComboBox::activated, this, &MappingPage::choose);
    auto *row = new QHBoxLayout;
    row->setSpacing(8);
    row->addWidget(object);
    row->addWidget(m_object);
    row->addStretch(1);
    row->addWidget(m_wayLabel);
    row->addWidget(m_way);
    m_field = new ComboBox(middle);
    m_field->setMinimumWidth(Theme::current().scaled(180));
    QLabel *field = makeLabel(tr("Its field in Salesforce"), "fieldLabel", middle);
    field->setBuddy(m_field);
    m_field->setAccessibleName(field->text());
    connect(m_field, &QComboBox::activated, this, &MappingPage::chooseField);
    auto *second = new QHBoxLayout;
    second->setSpacing(8);
    second->addStretch(1);
    second->addWidget(field);
    second->addWidget(m_field);
    auto *layout = new QVBoxLayout(middle);
    layout->setContentsMargins(16, 0, 16, 10);
    layout->setSpacing(8);
    layout->addLayout(row);
    layout->addLayout(second);
    layout->addWidget(m_consequences);
    return middle;
}

QWidget *MappingPage::buildOthers()
{
    auto *box = new QWidget(this);
    m_othersTitle = makeLabel(tr("Only in Salesforce"), "cardTitle", box);
    m_others = new QListWidget(box);
    m_others->setAccessibleName(m_othersTitle->text());
    m_others->setFrameShape(QFrame::NoFrame);
    m_bring = makeButton(tr("Bring In Ticked Fields"), "neutral", {}, box);
    connect(m_others, &QListWidget::itemChanged, this, [this] {
        bool any = false;
        for (int i = 0; i < m_others->count(); ++i)
            any = any || m_others->item(i)->checkState() == Qt::Checked;
        m_bring->setEnabled(any);
    });
    connect(m_bring, &QPushButton::clicked, this, &MappingPage::bringIn);
    auto *head = new QHBoxLayout;
    head->addWidget(m_othersTitle);
    head->addStretch(1);
    head->addWidget(m_bring);
    auto *layout = new QVBoxLayout(box);
    layout->setContentsMargins(16, 10, 16, 12);
    layout->addLayout(head);
    layout->addWidget(m_others, 1);
    return box;
}

void MappingPage::buildTable()
{
    const Theme &theme = Theme::current();
    auto *header = showPlainRows(m_table, m_model, title());
    m_table->setObjectName(u"mappingTable"_s);
    header->resizeSection(MappingModel::Here, theme.scaled(240));
    header->resizeSection(MappingModel::Way, theme.scaled(180));
    header->resizeSection(MappingModel::There, theme.scaled(330));
}

void MappingPage::refresh()
{
    if (!m_sync.isConnected())
        return m_notice->show(tr("Connect this workspace to Salesforce first; then both sides are shown here."), u"info"_s);
    const int asked = ++m_asked;
    whenReady(m_sync.objects(), this, [this, asked](const Result<QList<RemoteObject>> &objects) {
        if (asked != m_asked)
            return; // a newer question is on its way
        if (!objects)
            return m_notice->show(objects.error().text, u"warning"_s, tr("Try Again"));
        m_notice->clear();
        showObjects(*objects);
    });
}

void MappingPage::showObjects(const QList<RemoteObject> &objects)
{
    m_objects = objects;
    const QString before = m_object->currentText();
    {
        const QSignalBlocker quiet(m_object);
        m_object->clear();
        for (const RemoteObject &object : objects)
            m_object->addItem(translated(object.type->pluralLabel));
        m_object->setCurrentIndex(std::max(0, m_object->findText(before)));
    }
    m_note->setEnabled(!objects.isEmpty());
    m_object->setEnabled(!objects.isEmpty());
    showObject();
    if (!objects.isEmpty())
        Q_EMIT shown();
}

void MappingPage::showObject()
{
    const int at = m_object->currentIndex();
    const bool any = at >= 0 && !m_objects.at(at).others.isEmpty();
    m_othersBox->setVisible(any);
    m_consequences->setVisible(at >= 0);
    m_bring->setEnabled(false);
    if (at < 0)
        return showField();
    const int row = m_table->currentIndex().row();
    m_model->setObject(m_objects.at(at));
    if (m_model->rowCount() > 0)
        m_table->setCurrentIndex(m_model->index(std::clamp(row, 0, m_model->rowCount() - 1), 0));
    m_consequences->setText(consequencesOf(m_objects.at(at)).join(u'\n'));
    const QSignalBlocker quiet(m_others);
    m_others->clear();
    for (const RemoteField &field : m_objects.at(at).others) {
        auto *item = new QListWidgetItem(tr("%1 (%2)").arg(field.label, field.name), m_others);
        item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable);
        item->setCheckState(Qt::Unchecked);
    }
    showField();
}

void MappingPage::showField()
{
    const int row = m_table->currentIndex().row();
    const bool chosen = m_object->currentIndex() >= 0 && row >= 0 && row < m_model->rowCount();
    const bool any = chosen && !m_model->field(row).remote.isEmpty();
    m_way->setEnabled(any);
    m_way->clear();
    showCandidates(chosen);
    if (!any)
        return;
    const FieldMapping &field = m_model->field(row);
    for (const Direction direction : {Direction::Both, Direction::Here, Direction::Neither}) {
        if (direction >= field.most)
            m_way->addItem(MappingModel::wordsOf(direction), int(direction));
    }
    m_way->setCurrentIndex(m_way->findData(int(field.direction)));
}

/// The field that is met, the one that would be found without a choice, and those that have no place here.
void MappingPage::showCandidates(bool any)
{
    m_field->clear();
    m_field->setEnabled(any);
    if (!any)
        return;
    const FieldMapping &field = m_model->field(m_table->currentIndex().row());
    const Field *declared = m_model->object().type->field(field.local);
    m_field->addItem(field.remote.isEmpty() ? tr("(none)") : tr("%1 (%2)").arg(field.label, field.remote), field.remote);
    if (!field.byLabel && declared && !field.remote.isEmpty() && field.remote.compare(declared->remoteName, Qt::CaseInsensitive) != 0)
        m_field->addItem(tr("The one found by its name or label"), QString());
    for (const RemoteField &other : declared ? candidatesFor(m_model->object(), *declared) : QList<RemoteField>())
        m_field->addItem(tr("%1 (%2)").arg(other.label, other.name), other.name);
    m_field->setEnabled(m_field->count() > 1);
}

void MappingPage::choose()
{
    const FieldMapping &field = m_model->field(m_table->currentIndex().row());
    const Direction direction = Direction(m_way->currentData().toInt());
    const Field *declared = m_model->object().type->field(field.local);
    const bool byHand = !field.byLabel && declared && field.remote.compare(declared->remoteName, Qt::CaseInsensitive) != 0 && !declared->aliases.contains(field.remote, Qt::CaseInsensitive);
    keepChoice(direction == field.most && !byHand ? QString() : wordOf(direction) + u'|' + (byHand ? field.remote : QString()));
}

void MappingPage::chooseField()
{
    const QString remote = m_field->currentData().toString();
    if (m_field->currentIndex() > 0)
        keepChoice(remote.isEmpty() ? QString() : wordOf(Direction::Both) + u'|' + remote);
}

void MappingPage::keepChoice(const QString &value)
{
    const QString name = u"map:%1.%2"_s.arg(m_model->object().type->name, m_model->field(m_table->currentIndex().row()).local);
    const auto kept = m_store.database().run([name, value](Connection &connection) { return SyncState::setCursor(connection, name, value); });
    whenReady(kept, this, [this](const Result<> &done) {
        if (!done)
            return m_notice->show(done.error().text);
        refresh();
    });
}

void MappingPage::bringIn()
{
    const RemoteObject &object = m_objects.at(m_object->currentIndex());
    QList<Field> fields;
    for (int i = 0; i < m_others->count(); ++i) {
        if (m_others->item(i)->checkState() == Qt::Checked)
            fields << asCustomField(object.others.at(i));
    }
    const auto kept = m_store.database().run([&schema = m_store.schema(), code = object.type->code, fields](Connection &connection) -> Result<> {
        Transaction transaction(connection);
        const Schema::Version before = schema.version();
        for (const Field &field : fields) {
            if (const Result<> one = keepCustomField(connection, schema, code, field); !one) {
                schema.setVersion(before);
                return one;
            }
        }
        return transaction.commit();
    });
    whenReady(kept, this, [this, count = int(fields.size())](const Result<> &done) {
        if (!done)
            return m_notice->show(done.error().text);
        m_store.announce({.everything = true, .schema = true});
        Q_EMIT toast(tr("%n field(s) brought in; the next sync fills them", nullptr, count));
        refresh();
    });
}

void MappingPage::showNote()
{
    (new NoteDialog(tr("Note for the Administrator"), administratorNote(m_objects), u"steward-salesforce.txt"_s, this))->open();
}

void MappingPage::takeFocus()
{
    m_object->isEnabled() ? m_object->setFocus(Qt::OtherFocusReason) : setFocus(Qt::OtherFocusReason);
}

QList<QWidget *> MappingPage::regions() const
{
    return {m_table};
}
