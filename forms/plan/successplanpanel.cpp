#include "forms/plan/successplanpanel.h"

#include "forms/look/theme.h"
#include "forms/look/widgets.h"
#include "forms/meeting/agendafile.h"
#include "forms/plan/plandelegate.h"
#include "forms/reports/reviewpdf.h"
#include "models/reports/leakguard.h"
#include "models/reports/reviewdraft.h"
#include "models/reports/reviewwords.h"
#include "models/schema/objects/names.h"
#include "models/schema/objects/reviewnames.h"

#include <QFileDialog>
#include <QFileInfo>
#include <QHeaderView>
#include <QRegularExpression>
#include <QScrollBar>
#include <QVBoxLayout>

namespace {

enum Column { What, Time, State, Way, Due, Owner };

QString stepState(const StepFact &step, const QDate &today)
{
    if (step.due.isValid() && step.due < today)
        return SuccessPlanPanel::tr("Overdue");
    return step.shared ? SuccessPlanPanel::tr("Agreed") : SuccessPlanPanel::tr("Our own");
}

/// "10 → 40 → 80 people": baseline, now, target.
QString wayOf(const CriterionFact &fact)
{
    using review_words::plainNumber;
    const QString way = SuccessPlanPanel::tr("%1 → %2 → %3", "baseline, now, target").arg(plainNumber(fact.baseline), plainNumber(fact.now), plainNumber(fact.target));
    return fact.unit.isEmpty() ? way : way + u' ' + fact.unit;
}

QString spanText(const ReviewChart::Span &span)
{
    if (!span.last.isValid())
        return SuccessPlanPanel::tr("No due date");
    return SuccessPlanPanel::tr("%1, %2 % done", "a span of days").arg(review_words::daySpan(span.first, span.last), QLocale().toString(qRound(span.done * 100)));
}

ReviewChart::Span spanOf(const QDate &start, const QDate &due, double done)
{
    return {start.isValid() && due.isValid() ? std::min(start, due) : due, due, done};
}

} // namespace

SuccessPlanPanel::SuccessPlanPanel(RecordStore &store, RecordId account, QWidget *parent)
    : RecordPanel(parent)
    , m_store(store)
    , m_account(account)
    , m_model(new CellTableModel(this))
    , m_notice(new Notice(this))
{
    const Theme &theme = Theme::current();
    auto *rows = new QVBoxLayout(this);
    rows->setContentsMargins(theme.scaled(16), theme.scaled(12), theme.scaled(16), theme.scaled(16));
    rows->setSpacing(theme.scaled(10));
    makeHead(rows);
    rows->addWidget(m_notice);
    m_summary = makeLabel({}, "meta", this);
    m_summary->setWordWrap(true);
    rows->addWidget(m_summary);
    m_table = new CellTable(*m_model, this);
    m_table->setAccessibleName(tr("Success Plan"));
    m_delegate = new PlanDelegate(m_table);
    m_table->setItemDelegate(m_delegate);
    rows->addWidget(m_table);
    rows->addStretch(1);
    connect(m_table, &CellTable::opened, this, &RecordPanel::openRecord);
    connect(&m_store, &RecordStore::changed, this, [this](const ChangeSet &changes) {
        if (changes.concerns(object_code::successCriterion) || changes.concerns(object_code::activity) || changes.concerns(m_account))
            load();
    });
    load();
}

void SuccessPlanPanel::makeHead(QVBoxLayout *rows)
{
    auto *head = new QHBoxLayout;
    head->setSpacing(8);
    head->addWidget(makeLabel(tr("Success Plan"), "cardTitle", this));
    head->addStretch(1);
    QPushButton *goal = makeButton(tr("New Success Criterion"), "neutral", {}, this);
    m_export = makeButton(tr("Export PDF…"), "neutral", {}, this);
    m_export->setToolTip(tr("The customer's copy: goals and agreed steps"));
    head->addWidget(goal);
    head->addWidget(m_export);
    rows->addLayout(head);
    connect(goal, &QPushButton::clicked, this, [this] { Q_EMIT newRecord(object_code::successCriterion, {{success_criterion::account, qlonglong(m_account)}}); });
    connect(m_export, &QPushButton::clicked, this, &SuccessPlanPanel::chooseFile);
}

void SuccessPlanPanel::load()
{
    const int asked = ++m_asked;
    whenReady(reviewFacts(m_store, {m_account, {}}), this, [this, asked](const Result<ReviewFacts> &facts) {
        if (asked != m_asked)
            return;
        m_export->setEnabled(bool(facts));
        if (facts)
            showPlan(*facts);
        else
            m_notice->show(facts.error().text);
    });
}

void SuccessPlanPanel::showPlan(const ReviewFacts &facts)
{
    m_facts = facts;
    QList<ReviewChart::Span> spans;
    for (const CriterionFact &fact : facts.criteria)
        spans << spanOf(fact.start, fact.due, fact.done());
    for (const StepFact &fact : facts.steps)
        spans << spanOf(fact.start, fact.due, 0);
    const Field status = *m_store.schema().type(object_code::successCriterion)->field(success_criterion::status);
    const int current = m_table->currentSource();
    m_model->setHeaders({tr("Goal or Step"), tr("Over Time"), tr("State"), tr("Baseline → Now → Target"), tr("Due"), tr("Owner")});
    m_model->setRows(int(spans.size()), [facts, spans, status](int row, int column) -> FigureCell {
        const bool goal = row < facts.criteria.size();
        const CriterionFact criterion = goal ? facts.criteria.at(row) : CriterionFact {};
        const StepFact step = goal ? StepFact {} : facts.steps.at(row - facts.criteria.size());
        const QDate due = goal ? criterion.due : step.due;
        switch (column) {
        case What:
            return {.text = goal ? criterion.name : step.subject, .key = goal ? criterion.name : step.subject, .link = goal ? criterion.id : step.id};
        case State: {
            const Choice *choice = status.choice(criterion.status);
            const QString words = goal ? (choice ? labelOf(status, *choice) : criterion.status) : stepState(step, facts.today);
            return {.text = words, .key = words, .tone = goal && choice ? choice->tone : due.isValid() && due < facts.today ? u"risk"_s : u"none"_s};
        }
        case Way:
            return {.text = goal ? wayOf(criterion) : QString(), .key = goal ? QVariant(criterion.done()) : QVariant()};
        case Owner:
            return {.text = goal ? criterion.owner : step.owner, .key = goal ? criterion.owner : step.owner};
        case Due:
            return {.text = review_words::dayText(due), .key = due};
        default:
            return {.text = spanText(spans.at(row)), .key = spans.at(row).first};
        }
    });
    m_delegate->setPlan(spans, facts.today, Time);
    m_table->fitColumns();
    m_table->choose(current);
    // As tall as a dozen rows at most: the page scrolls, not the table within it.
    const int shown = std::min(12, int(spans.size()));
    m_table->setFixedHeight(m_table->horizontalHeader()->sizeHint().height() + shown * m_table->verticalHeader()->defaultSectionSize() + m_table->horizontalScrollBar()->sizeHint().height() + 2);
    const int met = int(std::count_if(facts.criteria.begin(), facts.criteria.end(), [](const CriterionFact &fact) { return fact.status == u"Met"; }));
    m_summary->setText(spans.isEmpty() ? tr("Nothing is planned yet. Write down what success means for this customer: a number now, and the number to reach.")
                                       : tr("%1 of %n success criteria are met.", nullptr, int(facts.criteria.size())).arg(met) + u' ' + tr("%n step(s) are open.", nullptr, int(facts.steps.size())));
    m_table->setVisible(!spans.isEmpty());
}

void SuccessPlanPanel::chooseFile()
{
    auto *dialog = new QFileDialog(this, tr("Export Success Plan"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setNameFilter(tr("PDF (*.pdf)"));
    dialog->setDefaultSuffix(u"pdf"_s);
    QString name = tr("%1 - success plan").arg(m_facts.name);
    name.replace(QRegularExpression(u"[^\\w .&-]+"_s, QRegularExpression::UseUnicodePropertiesOption), u"_"_s);
    dialog->selectFile(name.simplified().left(80) + u".pdf"_s);
    connect(dialog, &QFileDialog::fileSelected, this, &SuccessPlanPanel::writeTo);
    dialog->open();
}

void SuccessPlanPanel::writeTo(const QString &path)
{
    m_notice->clear();
    const ReviewDocument document = customerCopy(draftSuccessPlan(m_facts, m_store.schema(), {}));
    whenReady(leakTerms(m_store, m_account), this, [this, document, path](const Result<LeakTerms> &terms) {
        if (!terms)
            return m_notice->show(terms.error().text);
        const QList<Leak> leaks = LeakGuard(*terms).find(document, {QFileInfo(path).fileName()});
        if (leaks.isEmpty())
            return writeClean(document, path);
        QStringList words {agendaLeaks(leaks).text};
        for (const Problem &problem : agendaLeaks(leaks).problems)
            words << problem.text;
        m_notice->show(words.join(u'\n'));
    });
}

void SuccessPlanPanel::writeClean(const ReviewDocument &document, const QString &path)
{
    const PdfFacts about {.title = tr("%1: %2").arg(document.customer, document.title), .author = document.preparedBy, .language = document.language};
    const Result<PdfFile> file = writePdf(layOutTogether(document, ReviewPaper::A4), about, path);
    if (!file)
        return m_notice->show(file.error().text);
    Q_EMIT toast(tr("Written: %1").arg(QFileInfo(path).fileName()));
    Q_EMIT written(path);
}
