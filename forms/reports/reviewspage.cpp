#include "forms/reports/reviewspage.h"

#include "forms/look/theme.h"
#include "forms/look/widgets.h"
#include "models/reports/reviewdraft.h"
#include "models/reports/reviewrecords.h"
#include "models/schema/objects/names.h"
#include "models/schema/objects/reviewnames.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QProgressBar>
#include <QTableView>
#include <QVBoxLayout>

namespace {

/// A review is drafted this long before it is due.
constexpr int ahead = 30;

} // namespace

ReviewsPage::ReviewsPage(RecordStore &store, QWidget *parent)
    : Page(u"reviews"_s, parent)
    , m_store(store)
    , m_model(new ReviewScheduleModel(this))
    , m_table(new QTableView(this))
    , m_notice(new Notice(this))
{
    m_table->setModel(m_model);
    m_table->setAccessibleName(title());
    m_table->setTabKeyNavigation(false);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setShowGrid(false);
    m_table->setFrameShape(QFrame::NoFrame);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setDefaultSectionSize(Theme::current().rowHeight());
    m_table->horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
    m_table->horizontalHeader()->setHighlightSections(false);
    m_table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeading | Qt::AlignVCenter);
    connect(m_table, &QTableView::activated, this, &ReviewsPage::openCurrent);
    auto *card = new Card(this);
    card->body()->addWidget(buildHead());
    card->body()->addWidget(m_notice);
    card->body()->addWidget(m_table, 1);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(12, 12, 12, 12);
    layout->addWidget(card);
    connect(&m_store, &RecordStore::changed, this, [this](const ChangeSet &changes) {
        if (m_waiting.isEmpty() && (changes.concerns(object_code::account) || changes.concerns(object_code::businessReview)))
            refresh();
    });
    refresh();
}

QWidget *ReviewsPage::buildHead()
{
    auto *head = new QWidget(this);
    m_facts = makeLabel({}, "meta", head);
    auto *words = new QVBoxLayout;
    words->setSpacing(2);
    words->addWidget(makeLabel(title(), "pageTitle", head));
    words->addWidget(m_facts);
    auto *buttons = new OverflowRow(head);
    QPushButton *open = makeButton(tr("Open Review"), "neutral");
    QPushButton *customer = makeButton(tr("Open Account"), "neutral");
    m_batch = makeButton(tr("Draft All Due of Tier 1"), "brand");
    m_cancel = makeButton(tr("Cancel"), "neutral", {}, head);
    connect(open, &QPushButton::clicked, this, &ReviewsPage::openCurrent);
    connect(customer, &QPushButton::clicked, this, &ReviewsPage::openAccount);
    connect(m_batch, &QPushButton::clicked, this, &ReviewsPage::draftAll);
    connect(m_cancel, &QPushButton::clicked, this, &ReviewsPage::endBatch);
    for (QPushButton *button : {open, customer, m_batch})
        buttons->addButton(button);
    m_progress = new QProgressBar(head);
    m_progress->setAccessibleName(tr("Drafts made"));
    m_progress->setMaximumWidth(Theme::current().scaled(200));
    m_progress->hide();
    m_cancel->hide();
    auto *layout = new QHBoxLayout(head);
    layout->setContentsMargins(16, 12, 16, 12);
    layout->setSpacing(12);
    layout->addWidget(new Tile(icon(), colorToken(), 42, head));
    layout->addLayout(words, 1);
    layout->addWidget(m_progress);
    layout->addWidget(m_cancel);
    layout->addWidget(buttons);
    return head;
}

void ReviewsPage::refresh()
{
    whenReady(reviewSchedule(m_store), this, [this](const Result<QList<ScheduledReview>> &schedule) {
        if (!schedule)
            return m_notice->show(schedule.error().text);
        QList<ScheduleLine> lines;
        int overdue = 0;
        for (const ScheduledReview &review : *schedule) {
            lines << ScheduleLine {review.account, review.draft, review.name, review.tier, review.due, review.lastPublished, review.daysLeft};
            overdue += review.daysLeft < 0;
        }
        const int row = m_table->currentIndex().row();
        m_model->setLines(lines);
        if (!lines.isEmpty())
            m_table->selectRow(std::clamp(row, 0, int(lines.size()) - 1));
        m_facts->setText(tr("%1, %2").arg(tr("%n customer(s)", nullptr, int(lines.size())), tr("%n overdue", nullptr, overdue)));
    });
}

void ReviewsPage::takeFocus()
{
    m_table->setFocus(Qt::OtherFocusReason);
}

QList<QWidget *> ReviewsPage::regions() const
{
    return {m_table};
}

void ReviewsPage::openCurrent()
{
    const int row = m_table->currentIndex().row();
    if (row < 0)
        return;
    const ScheduleLine &line = m_model->at(row);
    Q_EMIT openPage(line.draft ? u"review:"_s + QString::number(line.draft) : u"newReview:"_s + QString::number(line.account));
}

void ReviewsPage::openAccount()
{
    if (const int row = m_table->currentIndex().row(); row >= 0)
        Q_EMIT openRecord(m_model->at(row).account);
}

void ReviewsPage::draftAll()
{
    m_waiting.clear();
    for (int row = 0; row < m_model->rowCount(); ++row) {
        const ScheduleLine &line = m_model->at(row);
        if (line.tier == u"Tier 1" && !line.draft && line.daysLeft <= ahead)
            m_waiting << line.account;
    }
    if (m_waiting.isEmpty())
        return Q_EMIT toast(tr("No review of Tier 1 is due without a draft"));
    m_made = 0;
    m_progress->setRange(0, int(m_waiting.size()));
    m_progress->setValue(0);
    m_progress->show();
    m_cancel->show();
    m_batch->setEnabled(false);
    draftNext();
}

/// One after another, so that what a person does meanwhile goes between.
void ReviewsPage::draftNext()
{
    if (m_waiting.isEmpty())
        return endBatch();
    const RecordId account = m_waiting.first();
    whenReady(reviewFacts(m_store, {account, {}}), this, [this, account](const Result<ReviewFacts> &facts) {
        if (m_waiting.isEmpty() || m_waiting.first() != account)
            return; // cancelled
        if (!facts) {
            m_notice->show(facts.error().text);
            return endBatch();
        }
        whenReady(m_store.save(reviewRecord(draftReview(*facts, m_store.schema(), {})), tr("Draft business reviews")), this, [this, account](const Result<RecordId> &saved) {
            if (!saved) {
                m_notice->show(saved.error().text);
                return endBatch();
            }
            m_progress->setValue(++m_made);
            if (m_waiting.isEmpty() || m_waiting.takeFirst() != account)
                return;
            draftNext();
        });
    });
}

void ReviewsPage::endBatch()
{
    m_waiting.clear();
    m_progress->hide();
    m_cancel->hide();
    m_batch->setEnabled(true);
    refresh();
    Q_EMIT toast(tr("%n draft(s) made", nullptr, m_made));
    Q_EMIT drafted(m_made);
}
