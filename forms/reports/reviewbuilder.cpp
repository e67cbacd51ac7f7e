#include "forms/reports/reviewbuilder.h"

#include "forms/fields/combobox.h"
#include "forms/look/theme.h"
#include "forms/look/widgets.h"
#include "forms/reports/pagepreview.h"
#include "models/schema/objects/reviewnames.h"

#include <QAction>
#include <QComboBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QSplitter>
#include <QTableWidget>
#include <QTimer>

// How the builder is put together. What it does stands in reviewbuilderwork.cpp.

namespace {

QLabel *labelFor(QWidget *field, const QString &text, QWidget *parent)
{
    QLabel *label = makeLabel(text, "fieldLabel", parent);
    label->setBuddy(field);
    field->setAccessibleName(text);
    return label;
}

} // namespace

ReviewBuilder::ReviewBuilder(RecordStore &store, RecordId review, QWidget *parent)
    : Page(u"review:"_s + QString::number(review), parent)
    , m_store(store)
    , m_review(review)
    , m_keeping(new QTimer(this))
    , m_notice(new Notice(this))
{
    m_keeping->setSingleShot(true);
    m_keeping->setInterval(800);
    connect(m_keeping, &QTimer::timeout, this, &ReviewBuilder::keep);
    auto *parts = new QSplitter(this);
    parts->setChildrenCollapsible(false);
    parts->addWidget(buildOutline());
    m_preview = new PagePreview(parts);
    parts->addWidget(m_preview);
    parts->addWidget(buildSide());
    parts->setStretchFactor(1, 1);
    parts->setSizes({260, 700, 320});
    auto *card = new Card(this);
    card->body()->addWidget(buildHead());
    card->body()->addWidget(m_notice);
    card->body()->addWidget(parts, 1);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(12, 12, 12, 12);
    layout->addWidget(card);
    connect(m_preview, &PagePreview::sectionClicked, this, [this](const QString &key) {
        for (int row = 0; row < m_outline->count(); ++row) {
            if (m_outline->item(row)->data(Qt::UserRole).toString() == key)
                m_outline->setCurrentRow(row);
        }
    });
    load();
}

QPushButton *ReviewBuilder::addButton(QWidget *row, const QString &text, const char *kind, void (ReviewBuilder::*what)())
{
    QPushButton *button = makeButton(text, kind);
    connect(button, &QPushButton::clicked, this, what);
    static_cast<OverflowRow *>(row)->addButton(button);
    return button;
}

QWidget *ReviewBuilder::buildHead()
{
    auto *head = new QWidget(this);
    m_heading = new ElidedLabel({}, head);
    m_heading->setProperty("role", u"pageTitle"_s);
    m_banner = makeLabel({}, "meta", head);
    m_banner->setWordWrap(true);
    auto *words = new QVBoxLayout;
    words->setSpacing(2);
    words->addWidget(m_heading);
    words->addWidget(m_banner);
    auto *buttons = new OverflowRow(head);
    m_editing << addButton(buttons, tr("Refresh Numbers"), "neutral", &ReviewBuilder::refreshNumbers);
    m_editing << addButton(buttons, tr("Publish"), "neutral", &ReviewBuilder::publish);
    m_newVersion = addButton(buttons, tr("New Version"), "neutral", &ReviewBuilder::makeNewVersion);
    m_editing << addButton(buttons, tr("Save as Template"), "neutral", &ReviewBuilder::saveTemplate);
    m_editing << addButton(buttons, tr("Logo…"), "neutral", &ReviewBuilder::chooseLogo);
    addButton(buttons, tr("Print…"), "neutral", &ReviewBuilder::print);
    addButton(buttons, tr("Export…"), "brand", &ReviewBuilder::exportFile);
    auto *top = new QHBoxLayout;
    top->setSpacing(12);
    top->addWidget(new Tile(icon(), colorToken(), 42, head));
    top->addLayout(words, 1);
    top->addWidget(buttons);
    m_audience = new ComboBox(head);
    m_audience->addItems({tr("Internal copy"), tr("Customer copy")});
    m_audience->setMinimumWidth(Theme::current().scaled(150));
    m_paper = new ComboBox(head);
    m_paper->addItems({tr("A4"), tr("Letter"), tr("16:9")});
    m_zoom = new ComboBox(head);
    m_zoom->addItem(tr("Fit width"), 0.0);
    for (const int percent : {50, 75, 100, 150})
        m_zoom->addItem(tr("%1 %").arg(percent), percent / 75.0);
    auto *choices = new QHBoxLayout;
    choices->setSpacing(8);
    for (const auto &[box, text] : {std::pair {m_audience, tr("Audience")}, {m_paper, tr("Paper")}, {m_zoom, tr("Zoom")}}) {
        choices->addWidget(labelFor(box, text, head));
        choices->addWidget(box);
    }
    choices->addStretch();
    connect(m_audience, &QComboBox::currentIndexChanged, this, &ReviewBuilder::showPages);
    connect(m_paper, &QComboBox::currentIndexChanged, this, &ReviewBuilder::showPages);
    connect(m_zoom, &QComboBox::currentIndexChanged, this, [this] { m_preview->setZoom(m_zoom->currentData().toDouble()); });
    auto *layout = new QVBoxLayout(head);
    layout->setContentsMargins(16, 12, 16, 8);
    layout->setSpacing(8);
    layout->addLayout(top);
    layout->addLayout(choices);
    return head;
}

QWidget *ReviewBuilder::buildOutline()
{
    auto *side = new QWidget(this);
    m_outline = new QListWidget(side);
    m_outline->setDragDropMode(QAbstractItemView::InternalMove);
    m_outline->setFrameShape(QFrame::NoFrame);
    auto *buttons = new OverflowRow(side);
    QPushButton *up = makeButton(tr("Move Up"), "neutral");
    QPushButton *down = makeButton(tr("Move Down"), "neutral");
    connect(up, &QPushButton::clicked, this, [this] { moveSection(-1); });
    connect(down, &QPushButton::clicked, this, [this] { moveSection(1); });
    buttons->addButton(up);
    buttons->addButton(down);
    m_editing << up << down << addButton(buttons, tr("Rename…"), "neutral", &ReviewBuilder::rename);
    for (const auto &[key, step] : {std::pair {Qt::Key_Up, -1}, {Qt::Key_Down, 1}}) {
        auto *move = new QAction(m_outline);
        move->setShortcut(QKeySequence(Qt::AltModifier | key));
        move->setShortcutContext(Qt::WidgetShortcut);
        connect(move, &QAction::triggered, this, [this, by = step] { moveSection(by); });
        m_outline->addAction(move);
    }
    m_words = new QPlainTextEdit(side);
    m_words->setTabChangesFocus(true);
    m_words->setMaximumHeight(Theme::current().scaled(140));
    auto *layout = new QVBoxLayout(side);
    layout->setContentsMargins(16, 4, 8, 12);
    layout->addWidget(labelFor(m_outline, tr("Sections"), side));
    layout->addWidget(m_outline, 1);
    layout->addWidget(buttons);
    layout->addWidget(labelFor(m_words, tr("Own text"), side));
    layout->addWidget(m_words);
    connect(m_outline, &QListWidget::currentRowChanged, this, &ReviewBuilder::showSection);
    connect(m_outline, &QListWidget::itemChanged, this, [this](QListWidgetItem *item) {
        if (m_filling)
            return;
        m_document.sections[m_outline->row(item)].included = item->checkState() == Qt::Checked;
        edited();
    });
    connect(m_outline->model(), &QAbstractItemModel::rowsMoved, this, [this] {
        if (m_filling)
            return;
        QList<ReviewSection> arranged;
        for (int row = 0; row < m_outline->count(); ++row)
            arranged << *m_document.section(m_outline->item(row)->data(Qt::UserRole).toString());
        m_document.sections = arranged;
        edited();
    });
    connect(m_words, &QPlainTextEdit::textChanged, this, [this] {
        if (ReviewSection *section = m_filling ? nullptr : current()) {
            section->ownText = m_words->toPlainText();
            edited();
        }
    });
    return side;
}

QWidget *ReviewBuilder::buildSide()
{
    auto *side = new QWidget(this);
    m_figures = new QTableWidget(0, 4, side);
    m_figures->setHorizontalHeaderLabels({tr("Figure"), tr("Value"), tr("Source"), tr("Rows")});
    m_figures->verticalHeader()->hide();
    m_figures->setTabKeyNavigation(false);
    m_figures->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_figures->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_figures->setSelectionMode(QAbstractItemView::SingleSelection);
    m_figures->setFrameShape(QFrame::NoFrame);
    m_figures->setShowGrid(false);
    m_figures->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_figures->horizontalHeader()->setSectionResizeMode(0, QHeaderView::Stretch);
    QPushButton *rows = makeButton(tr("Open Rows"), "neutral", {}, side);
    connect(rows, &QPushButton::clicked, this, [this] { openSource(m_figures->currentRow()); });
    connect(m_figures, &QTableWidget::cellActivated, this, [this](int row, int) { openSource(row); });
    m_changesTitle = makeLabel(tr("Changed since the last version"), "fieldLabel", side);
    m_changes = new QListWidget(side);
    m_changes->setAccessibleName(m_changesTitle->text());
    m_changes->setWordWrap(true);
    m_changes->setFrameShape(QFrame::NoFrame);
    m_changesTitle->setBuddy(m_changes);
    auto *layout = new QVBoxLayout(side);
    layout->setContentsMargins(8, 4, 16, 12);
    layout->addWidget(labelFor(m_figures, tr("Figures of this section"), side));
    layout->addWidget(m_figures, 2);
    layout->addWidget(rows, 0, Qt::AlignLeft);
    layout->addWidget(m_changesTitle);
    layout->addWidget(m_changes, 1);
    m_changesTitle->hide();
    m_changes->hide();
    return side;
}

void ReviewBuilder::takeFocus()
{
    m_outline->setFocus(Qt::OtherFocusReason);
    if (m_outline->currentRow() < 0)
        m_outline->setCurrentRow(0);
}

QList<QWidget *> ReviewBuilder::regions() const
{
    return {m_outline, m_preview, m_figures};
}
