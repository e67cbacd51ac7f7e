#include "forms/feedback/feedbackpage.h"

#include "forms/fields/combobox.h"
#include "forms/look/theme.h"
#include "forms/look/widgets.h"
#include "forms/record/shownrecord.h"
#include "forms/reports/pageoutput.h"
#include "models/schema/objects/feedbacknames.h"
#include "models/schema/objects/names.h"

#include <QComboBox>
#include <QEvent>
#include <QFileDialog>
#include <QGridLayout>
#include <QHeaderView>
#include <QSaveFile>
#include <QScrollArea>
#include <QTableWidget>
#include <QVBoxLayout>

FeedbackPage::FeedbackPage(RecordStore &store, QWidget *parent)
    : Page(pageKey(), parent)
    , m_store(store)
    , m_report(std::make_unique<FeedbackReport>(store.schema(), FeedbackFigures()))
{
    auto *scroll = new QScrollArea(this);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto *content = new QWidget;
    content->setObjectName(u"body"_s);
    auto *rows = new QVBoxLayout(content);
    rows->setContentsMargins(12, 12, 12, 12);
    rows->setSpacing(10);
    addHead(rows);
    auto *grid = new QGridLayout;
    grid->setSpacing(10);
    for (int place = 0; place < m_report->parts().size(); ++place)
        addChart(place, grid);
    rows->addLayout(grid);
    addRegister(rows);
    rows->addStretch(1);
    scroll->setWidget(content);
    auto *all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->addWidget(scroll);
    connect(&m_store, &RecordStore::changed, this, [this](const ChangeSet &changes) {
        for (const int object : {object_code::activity, object_code::account, object_code::featureRequest, object_code::featureRequestAsk}) {
            if (changes.concerns(object))
                return refresh();
        }
    });
    refresh();
}

void FeedbackPage::addHead(QVBoxLayout *rows)
{
    auto *card = new Card(this);
    auto *row = new QHBoxLayout;
    row->setContentsMargins(16, 12, 16, 12);
    row->setSpacing(12);
    row->addWidget(new Tile(icon(), colorToken(), 42, card));
    auto *words = new QVBoxLayout;
    words->addWidget(makeLabel(title(), "pageTitle", card));
    m_line = makeLabel({}, "meta", card);
    m_line->setWordWrap(true);
    words->addWidget(m_line);
    row->addLayout(words, 1);
    auto *label = new QLabel(tr("&Period"), card);
    m_period = new ComboBox(card);
    m_period->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    m_period->addItem(tr("Last 12 months"), 12);
    m_period->addItem(tr("Last 3 months"), 3);
    m_period->addItem(tr("Everything"), 0);
    m_period->setAccessibleName(tr("Period"));
    label->setBuddy(m_period);
    row->addWidget(label);
    row->addWidget(m_period);
    connect(m_period, &QComboBox::currentIndexChanged, this, &FeedbackPage::refresh);
    auto *csv = makeButton(tr("Export CSV…"), "neutral", {}, card);
    auto *save = makeButton(tr("Save as PDF…"), "neutral", {}, card);
    auto *print = makeButton(tr("Print…"), "neutral", {}, card);
    for (QPushButton *button : {csv, save, print})
        row->addWidget(button);
    connect(csv, &QPushButton::clicked, this, &FeedbackPage::askForCsv);
    connect(save, &QPushButton::clicked, this, [this] { savePages(m_report->pages({}, isRightToLeft()), title(), this, [this](const Result<PdfFile> &done, const QString &name) { done ? Q_EMIT toast(tr("Written: %1").arg(name)) : Q_EMIT notice(done.error().text); }); });
    connect(print, &QPushButton::clicked, this, [this] { printPages(m_report->pages({}, isRightToLeft()), title(), this); });
    card->body()->addLayout(row);
    rows->addWidget(card);
}

void FeedbackPage::addChart(int place, QGridLayout *grid)
{
    const FeedbackReport::Part &part = m_report->parts().at(place);
    auto *card = new Card(this);
    card->body()->setContentsMargins(16, 12, 16, 12);
    card->body()->addWidget(makeLabel(part.title, "cardTitle", card));
    m_nothing << makeLabel(tr("No customer feedback call in this period."), "meta", card);
    card->body()->addWidget(m_nothing.last());
    m_charts << new Chart(card);
    m_charts.last()->setObjectName(part.name);
    card->body()->addWidget(m_charts.last(), 1);
    grid->addWidget(card, place / 2, place % 2);
    connect(m_charts.last(), &Chart::activated, this, [this, place](int, int index) { openCalls(place, index); });
}

void FeedbackPage::addRegister(QVBoxLayout *rows)
{
    auto *card = new Card(this);
    card->body()->setContentsMargins(16, 12, 16, 12);
    auto *head = new QHBoxLayout;
    QLabel *label = makeLabel(tr("Register of Feature Requests"), "cardTitle", card);
    auto *fresh = makeButton(tr("New Feature Request"), "neutral", {}, card);
    head->addWidget(label, 1);
    head->addWidget(fresh);
    card->body()->addLayout(head);
    connect(fresh, &QPushButton::clicked, this, [this] { Q_EMIT newRecord(object_code::featureRequest); });
    m_table = new QTableWidget(0, int(FeedbackReport::requestColumns().size()), card);
    m_table->setObjectName(u"requestRegister"_s);
    m_table->setAccessibleName(label->text());
    m_table->setHorizontalHeaderLabels(FeedbackReport::requestColumns());
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setTabKeyNavigation(false);
    m_table->verticalHeader()->hide();
    m_table->horizontalHeader()->setSectionResizeMode(QHeaderView::Interactive);
    m_table->horizontalHeader()->setSectionResizeMode(0, QHeaderView::Stretch);
    for (const auto &[column, width] : {std::pair(1, 130), {2, 230}, {3, 280}, {4, 230}})
        m_table->setColumnWidth(column, Theme::current().scaled(width));
    m_table->setMinimumHeight(Theme::current().scaled(280));
    card->body()->addWidget(m_table);
    rows->addWidget(card);
    connect(m_table, &QTableWidget::cellActivated, this, &FeedbackPage::openRequest);
}

void FeedbackPage::takeFocus()
{
    m_charts.front()->setFocus(Qt::OtherFocusReason);
}

void FeedbackPage::changeEvent(QEvent *event)
{
    Page::changeEvent(event);
    if (event->type() == QEvent::StyleChange && m_table)
        showRequests(); // links have a color of the theme
}

/// Whole months, the present one included.
QDate FeedbackPage::since() const
{
    const int months = m_period->currentData().toInt();
    const QDate today = m_store.context().today;
    return months ? QDate(today.year(), today.month(), 1).addMonths(1 - months) : QDate();
}

void FeedbackPage::refresh()
{
    const int asked = ++m_asked;
    whenReady(feedbackFigures(m_store, since()), this, [this, asked](const Result<FeedbackFigures> &figures) {
        if (asked != m_asked)
            return; // a newer question is on its way
        if (!figures)
            return Q_EMIT notice(figures.error().text);
        showFigures(*figures);
    });
}

void FeedbackPage::showFigures(const FeedbackFigures &figures)
{
    m_figures = figures;
    m_report = std::make_unique<FeedbackReport>(m_store.schema(), figures, locale());
    m_line->setText(m_report->line());
    for (int place = 0; place < m_charts.size(); ++place) {
        const FeedbackReport::Part &part = m_report->parts().at(place);
        m_nothing.at(place)->setVisible(part.groups.isEmpty());
        m_charts.at(place)->setVisible(!part.groups.isEmpty());
        m_charts.at(place)->setContent(m_report->chart(part));
    }
    showRequests();
    Q_EMIT shown();
}

void FeedbackPage::showRequests()
{
    m_table->setRowCount(int(m_figures.requests.size()));
    for (int row = 0; row < m_figures.requests.size(); ++row) {
        const RequestRow &request = m_figures.requests.at(row);
        const QStringList words = m_report->requestWords(request);
        for (int column = 0; column < words.size(); ++column) {
            auto *item = new QTableWidgetItem(words.at(column));
            item->setToolTip(column == 3 ? request.accounts.join(u'\n') : words.at(column));
            if (column == 4)
                item->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
            if (column == 2)
                item->setForeground(Theme::current().color(u"link"_s));
            m_table->setItem(row, column, item);
        }
    }
}

void FeedbackPage::openCalls(int part, int index)
{
    const QList<FeedbackGroup> &groups = m_report->parts().at(part).groups;
    if (index < 0 || index >= groups.size())
        return;
    QVariantList ids;
    for (const RecordId id : groups.at(index).calls)
        ids << qlonglong(id);
    Q_EMIT openList(object_code::activity, {{u"Id"_s, Condition::Is::OneOf, ids}}, tr("%1: %2").arg(m_report->parts().at(part).title, groups.at(index).label));
}

/// The issue opens in the browser, everything else the request.
void FeedbackPage::openRequest(int row, int column)
{
    if (row < 0 || row >= m_figures.requests.size())
        return;
    const RequestRow &request = m_figures.requests.at(row);
    const Field *issue = m_store.schema().type(object_code::featureRequest)->field(feature_request::issue);
    const QUrl link = column == 2 ? outsideLink(*issue, request.issue) : QUrl();
    link.isValid() ? openOutside(link) : Q_EMIT openRecord(request.id);
}

Result<> FeedbackPage::writeCsv(const QString &path) const
{
    QSaveFile file(path);
    if (file.open(QIODevice::WriteOnly) && file.write(m_report->csv()) >= 0 && file.commit())
        return {};
    return Error {.kind = Error::Kind::Io, .text = tr("It could not be written: %1").arg(file.errorString()), .detail = path};
}

void FeedbackPage::askForCsv()
{
    auto *dialog = new QFileDialog(this, tr("Export CSV"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setNameFilter(tr("CSV (*.csv)"));
    dialog->setDefaultSuffix(u"csv"_s);
    dialog->selectFile(title() + u".csv"_s);
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString &path) {
        const Result<> written = writeCsv(path);
        written ? Q_EMIT toast(tr("Written: %1").arg(QFileInfo(path).fileName())) : Q_EMIT notice(written.error().text);
    });
    dialog->open();
}
