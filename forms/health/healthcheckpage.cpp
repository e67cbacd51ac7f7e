#include "forms/health/healthcheckpage.h"

#include "forms/health/findingrow.h"
#include "forms/look/theme.h"
#include "forms/look/widgets.h"
#include "forms/record/recordform.h"
#include "models/schema/objects/names.h"
#include "models/schema/objects/reviewnames.h"
#include "models/schema/values.h"
#include "models/storage/meeting.h"

#include <QScrollArea>
#include <QVBoxLayout>

HealthCheckPage::HealthCheckPage(RecordStore &store, RecordId check, QWidget *parent)
    : Page(u"healthCheck:"_s + QString::number(check), parent)
    , m_store(store)
    , m_check(check)
    , m_quick {.name = u"walkThrough"_s, .label = {}, .fields = {health_check::date, health_check::attendees, health_check::walkThrough}, .wide = {health_check::walkThrough}}
    , m_notice(new Notice(this))
{
    auto *card = new Card(this);
    card->body()->addWidget(makeHead());
    card->body()->addWidget(m_notice);
    card->body()->addWidget(makeBody(), 1);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(12, 12, 12, 12);
    layout->addWidget(card);
    connect(&m_store, &RecordStore::changed, this, [this](const ChangeSet &changes) {
        if (changes.concerns(object_code::healthCheck) || changes.concerns(object_code::healthCheckFinding))
            refresh();
    });
    refresh();
}

QWidget *HealthCheckPage::makeHead()
{
    auto *head = new QWidget(this);
    m_heading = new ElidedLabel({}, head);
    m_heading->setProperty("role", u"pageTitle"_s);
    m_facts = makeLabel({}, "meta", head);
    auto *words = new QVBoxLayout;
    words->setSpacing(2);
    words->addWidget(m_heading);
    words->addWidget(m_facts);
    auto *buttons = new OverflowRow(head);
    QPushButton *account = makeButton(tr("Open Account"), "neutral");
    QPushButton *review = makeButton(tr("New Business Review"), "neutral");
    m_save = makeButton(tr("Save"), "brand");
    connect(account, &QPushButton::clicked, this, [this] { Q_EMIT openRecord(m_account); });
    connect(review, &QPushButton::clicked, this, [this] { Q_EMIT openPage(u"newReview:"_s + QString::number(m_account)); });
    connect(m_save, &QPushButton::clicked, this, &HealthCheckPage::saveEdit);
    for (QPushButton *button : {account, review, m_save})
        buttons->addButton(button);
    auto *row = new QHBoxLayout(head);
    row->setContentsMargins(16, 12, 16, 8);
    row->setSpacing(12);
    row->addWidget(new Tile(icon(), colorToken(), 42, head));
    row->addLayout(words, 1);
    row->addWidget(buttons);
    return head;
}

QWidget *HealthCheckPage::makeBody()
{
    const Theme &theme = Theme::current();
    auto *content = new QWidget;
    auto *rows = new QVBoxLayout(content);
    rows->setContentsMargins(theme.scaled(16), theme.scaled(4), theme.scaled(16), theme.scaled(16));
    rows->setSpacing(theme.scaled(8));
    const ObjectType &type = *m_store.schema().type(object_code::healthCheck);
    m_form = new RecordForm(m_store, type, RecordForm::sectionsFor(type, true, &m_quick), &m_quick, content);
    connect(m_form, &RecordForm::edited, this, &HealthCheckPage::updateState);
    rows->addWidget(m_form);
    rows->addWidget(makeLabel(tr("Feature by Feature"), "cardTitle", content));
    QLabel *hint = makeLabel(tr("Ask for the why behind each use. What could be better goes into the business review, not into this call."), "hint", content);
    hint->setWordWrap(true);
    rows->addWidget(hint);
    m_place = new QVBoxLayout;
    m_place->setSpacing(theme.scaled(4));
    rows->addLayout(m_place);
    auto *buttons = new QHBoxLayout;
    QPushButton *add = makeButton(tr("Add Feature"), "neutral", u"plus-lg"_s, content);
    QPushButton *last = makeButton(tr("Add Features of the Last Check"), "neutral", {}, content);
    connect(add, &QPushButton::clicked, this, [this] { addRow(emptyFinding())->takeFocus(); });
    connect(last, &QPushButton::clicked, this, &HealthCheckPage::addFeaturesOfLastCheck);
    buttons->addWidget(add);
    buttons->addWidget(last);
    buttons->addStretch(1);
    rows->addLayout(buttons);
    rows->addStretch(1);
    auto *scroll = new QScrollArea(this);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setWidget(content);
    scroll->viewport()->setAutoFillBackground(false);
    content->setAutoFillBackground(false);
    return scroll;
}

QString HealthCheckPage::title() const
{
    return m_record.id ? titleOf(*m_store.schema().type(object_code::healthCheck), m_record) : tr("Health check");
}

void HealthCheckPage::takeFocus()
{
    m_form->focusField(health_check::walkThrough);
}

QList<QWidget *> HealthCheckPage::regions() const
{
    return {m_form, m_save};
}

/// What is being typed stays: the check is read again when it is saved.
void HealthCheckPage::refresh()
{
    if (m_record.id && isEdited() && !m_saving)
        return;
    const int asked = ++m_asked;
    whenReady(m_store.fetch(m_check), this, [this, asked](const Result<Record> &check) {
        if (asked != m_asked)
            return; // a newer question is on its way
        if (!check || check->deleted)
            return Q_EMIT closeMe();
        const Query findings {.object = object_code::healthCheckFinding, .where = {{health_check_finding::check, Condition::Is::Equal, qlonglong(m_check)}}, .sort = health_check_finding::feature};
        whenReady(m_store.find(findings), this, [this, asked, record = *check](const Result<QList<Record>> &found) {
            if (asked != m_asked)
                return;
            if (!found)
                return m_notice->show(found.error().text);
            showCheck(record, *found);
        });
    });
}

void HealthCheckPage::showCheck(const Record &check, const QList<Record> &findings)
{
    m_record = check;
    m_account = check.link(health_check::account);
    m_form->setRecord(check);
    qDeleteAll(std::exchange(m_rows, {}));
    for (const Record &finding : findings)
        addRow(finding);
    m_heading->setText(title());
    const QString day = displayText(*m_store.schema().type(object_code::healthCheck)->field(health_check::date), check.value(health_check::date), locale());
    whenReady(m_store.titles({m_account}), this, [this, day](const QHash<RecordId, QString> &titles) {
        //: The customer and the day of a health check.
        m_facts->setText(tr("%1 · %2").arg(titles.value(m_account), day));
    });
    updateState();
    Q_EMIT titleChanged();
    Q_EMIT shown();
}

Record HealthCheckPage::emptyFinding() const
{
    Record finding {.object = object_code::healthCheckFinding};
    finding.set(health_check_finding::check, qlonglong(m_check));
    finding.set(health_check_finding::inReview, true);
    return finding;
}

FindingRow *HealthCheckPage::addRow(const Record &finding)
{
    auto *row = new FindingRow(*m_store.schema().type(object_code::healthCheckFinding), finding);
    m_place->addWidget(row);
    row->show();
    m_rows << row;
    connect(row, &FindingRow::edited, this, &HealthCheckPage::updateState);
    connect(row, &FindingRow::taskWanted, this, [this, row] { makeTask(row); });
    connect(row, &FindingRow::requestWanted, this, [this, row] { makeRequest(row); });
    connect(row, &FindingRow::removeWanted, this, [this, row] { removeRow(row); });
    updateState();
    return row;
}

/// The same features are asked for again, so that use can be compared.
void HealthCheckPage::addFeaturesOfLastCheck()
{
    const Query before {.object = object_code::healthCheckFinding, .where = {{health_check_finding::account, Condition::Is::Equal, qlonglong(m_account)}, {health_check_finding::check, Condition::Is::NotEqual, qlonglong(m_check)}},
                        .sort = system_field::createdDate, .descending = true, .limit = 200};
    whenReady(m_store.find(before), this, [this](const Result<QList<Record>> &found) {
        if (!found)
            return m_notice->show(found.error().text);
        const RecordId last = found->isEmpty() ? 0 : found->first().link(health_check_finding::check);
        int added = 0;
        for (const Record &old : *found) {
            const QString feature = old.text(health_check_finding::feature);
            const bool there = std::any_of(m_rows.cbegin(), m_rows.cend(), [&](const FindingRow *row) { return row->feature().compare(feature, Qt::CaseInsensitive) == 0; });
            if (old.link(health_check_finding::check) != last || there)
                continue;
            Record finding = emptyFinding();
            finding.set(health_check_finding::feature, feature);
            addRow(finding);
            ++added;
        }
        Q_EMIT toast(added ? tr("%n feature(s) added", nullptr, added) : tr("The last check has no other features"));
    });
}

bool HealthCheckPage::isEdited() const
{
    return m_form->isEdited() || std::any_of(m_rows.cbegin(), m_rows.cend(), [](const FindingRow *row) { return row->isEdited(); });
}

void HealthCheckPage::updateState()
{
    m_save->setEnabled(!m_saving && m_record.id && isEdited());
}

/// The check and all findings as one step.
bool HealthCheckPage::saveEdit()
{
    if (!m_record.id || !isEdited() || m_saving)
        return false;
    QList<Record> records {m_form->record()};
    for (const FindingRow *row : std::as_const(m_rows)) {
        if (!row->isBlank() && (row->isEdited() || row->record().id == 0))
            records << row->record();
    }
    m_saving = true;
    updateState();
    whenReady(m_store.saveAll(records, tr("Edit %1").arg(title())), this, [this](const Result<QList<RecordId>> &saved) {
        if (!saved) {
            m_saving = false;
            updateState();
            return m_notice->show(saved.error().text);
        }
        m_notice->clear();
        refresh();
        m_saving = false;
        Q_EMIT toast(tr("%1 saved").arg(title()), true);
    });
    return true;
}

void HealthCheckPage::makeTask(FindingRow *row)
{
    const Record finding = row->record();
    const QString better = finding.text(health_check_finding::better);
    Record task {.object = object_code::activity};
    //: A feature and what could be better about it.
    task.set(activity::subject, (better.isEmpty() ? row->feature() : tr("%1: %2").arg(row->feature(), better)).left(255));
    task.set(activity::what, qlonglong(m_account));
    task.set(activity::dueDate, m_store.context().today.addDays(14));
    task.set(activity::comments, finding.text(health_check_finding::why));
    whenReady(m_store.save(task), this, [this](const Result<RecordId> &saved) { saved ? Q_EMIT toast(tr("Task made"), true) : m_notice->show(saved.error().text); });
}

void HealthCheckPage::makeRequest(FindingRow *row)
{
    const Record finding = row->record();
    const QString words = finding.text(health_check_finding::better).isEmpty() ? finding.text(health_check_finding::why) : finding.text(health_check_finding::better);
    const QVariantList people = m_form->record().value(health_check::attendees).toList();
    if (row->feature().isEmpty())
        return m_notice->show(tr("Name the feature first."));
    const QString name = words.isEmpty() ? row->feature() : tr("%1: %2").arg(row->feature(), words);
    whenReady(noteRequest(m_store, m_account, name, words, people.value(0).toLongLong()), this, [this](const Result<RecordId> &noted) { noted ? Q_EMIT toast(tr("Request noted"), true) : m_notice->show(noted.error().text); });
}

void HealthCheckPage::removeRow(FindingRow *row)
{
    const Record finding = row->record();
    m_rows.removeOne(row);
    row->hide();
    row->deleteLater();
    updateState();
    if (finding.id == 0)
        return;
    whenReady(m_store.remove({finding.id}), this, [this](const Result<int> &removed) { removed ? Q_EMIT toast(tr("Finding deleted"), true) : m_notice->show(removed.error().text); });
}
