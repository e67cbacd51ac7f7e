#include "forms/lists/binpage.h"

#include "forms/lists/listheaders.h"
#include "forms/look/theme.h"
#include "forms/look/widgets.h"

#include <QHBoxLayout>
#include <QMessageBox>
#include <QStackedWidget>
#include <QTableView>
#include <QVBoxLayout>

BinPage::BinPage(RecordStore &store, ViewState &state, QWidget *parent)
    : Page(u"bin"_s, parent)
    , m_store(store)
    , m_model(new BinModel(store, this))
    , m_table(new QTableView(this))
    , m_content(new QStackedWidget(this))
{
    auto *card = new Card(this);
    card->body()->addWidget(buildHead());
    m_notice = new Notice(card);
    card->body()->addWidget(m_notice);
    buildTable(state);
    m_content->addWidget(m_table);
    m_content->addWidget(buildEmpty());
    card->body()->addWidget(m_content, 1);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(12, 12, 12, 12);
    layout->addWidget(card);
    connect(m_model, &BinModel::ready, this, &BinPage::updateWords);
    connect(m_model, &BinModel::failed, this, [this](const Error &error) { m_notice->show(error.text); });
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this, &BinPage::updateWords);
    updateWords();
    m_model->reload();
}

QWidget *BinPage::buildHead()
{
    auto *head = new QWidget(this);
    m_facts = makeLabel({}, "meta", head);
    auto *words = new QVBoxLayout;
    words->setSpacing(2);
    words->addWidget(makeLabel(title(), "pageTitle", head));
    words->addWidget(m_facts);
    m_restore = makeButton(tr("Restore"), "neutral");
    m_empty = makeButton(tr("Empty Recycle Bin…"), "destructive");
    connect(m_restore, &QPushButton::clicked, this, &BinPage::restoreChosen);
    connect(m_empty, &QPushButton::clicked, this, &BinPage::askToEmpty);
    auto *buttons = new OverflowRow(head);
    buttons->addButton(m_restore);
    buttons->addButton(m_empty);
    auto *layout = new QHBoxLayout(head);
    layout->setContentsMargins(16, 12, 16, 12);
    layout->setSpacing(12);
    layout->addWidget(new Tile(icon(), colorToken(), 42, head));
    layout->addLayout(words, 1);
    layout->addWidget(buttons);
    return head;
}

void BinPage::buildTable(ViewState &state)
{
    auto *header = new ListHeader(m_table);
    auto *checks = new CheckHeader(m_table);
    const Theme &theme = Theme::current();
    m_table->setObjectName(u"binTable"_s);
    checks->setObjectName(u"checks"_s);
    m_table->setHorizontalHeader(header);
    m_table->setVerticalHeader(checks);
    m_table->setModel(m_model);
    m_table->setAccessibleName(title());
    m_table->setTabKeyNavigation(false);
    m_table->setCornerButtonEnabled(false);
    for (QAbstractButton *corner : m_table->findChildren<QAbstractButton *>(QString(), Qt::FindDirectChildrenOnly))
        corner->setAccessibleName(tr("Ticks")); // the head of the check boxes
    m_table->setFrameShape(QFrame::NoFrame);
    m_table->setWordWrap(false);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_table->setShowGrid(false);
    checks->setDefaultSectionSize(theme.rowHeight());
    header->setFixedHeight(theme.scaled(34));
    header->setSectionsClickable(false);
    header->setSectionsMovable(false);
    const QByteArray kept = state.value(u"bin/columns"_s).toByteArray();
    if (kept.isEmpty() || !header->restoreState(kept)) {
        header->resizeSection(BinModel::Name, theme.scaled(420));
        header->resizeSection(BinModel::Kind, theme.scaled(150));
        header->resizeSection(BinModel::Deleted, theme.scaled(220));
    }
    connect(header, &QHeaderView::sectionResized, this, [&state, header] { state.setValue(u"bin/columns"_s, header->saveState()); });
    connect(checks, &CheckHeader::ticked, this, [this](int row, Qt::KeyboardModifiers) {
        const QModelIndex index = m_model->index(row, 0);
        m_table->selectionModel()->select(index, QItemSelectionModel::Toggle | QItemSelectionModel::Rows);
        m_table->selectionModel()->setCurrentIndex(index, QItemSelectionModel::NoUpdate);
    });
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, checks->viewport(), qOverload<>(&QWidget::update));
}

QWidget *BinPage::buildEmpty()
{
    auto *empty = new QWidget(this);
    auto *why = makeLabel(tr("The recycle bin is empty. What you delete waits here until you empty it."), "value", empty);
    why->setWordWrap(true);
    why->setAlignment(Qt::AlignCenter);
    auto *layout = new QVBoxLayout(empty);
    layout->setSpacing(12);
    layout->addStretch();
    layout->addWidget(new Tile(icon(), colorToken(), 42, empty), 0, Qt::AlignHCenter);
    layout->addWidget(why);
    layout->addStretch(2);
    return empty;
}

void BinPage::updateWords()
{
    const int total = m_model->total();
    const int shown = m_model->rowCount();
    const bool any = m_table->selectionModel()->hasSelection();
    QString facts = tr("%n records, newest first", nullptr, total);
    if (shown < total)
        facts = tr("The newest %1 of %2 records").arg(QLocale().toString(shown), QLocale().toString(total));
    m_facts->setText(m_model->isReady() ? facts : QString());
    m_restore->setEnabled(any);
    m_empty->setEnabled(total > 0);
    m_content->setCurrentIndex(m_model->isReady() && total == 0 ? 1 : 0);
}

void BinPage::takeFocus()
{
    m_table->setFocus(Qt::OtherFocusReason);
    if (!m_table->currentIndex().isValid() && m_model->rowCount() > 0)
        m_table->selectionModel()->setCurrentIndex(m_model->index(0, 0), QItemSelectionModel::NoUpdate);
}

QList<QWidget *> BinPage::regions() const
{
    return {m_table};
}

QList<RecordId> BinPage::chosen() const
{
    QList<int> rows;
    for (const QItemSelectionRange &range : m_table->selectionModel()->selection()) {
        for (int row = range.top(); row <= range.bottom(); ++row)
            rows << row;
    }
    std::sort(rows.begin(), rows.end());
    QList<RecordId> ids;
    for (const int row : std::as_const(rows))
        ids << m_model->idAt(row);
    return ids;
}

void BinPage::restoreChosen()
{
    const QList<RecordId> ids = chosen();
    if (ids.isEmpty())
        return;
    whenReady(m_store.restore(ids), this, [this](const Result<int> &restored) {
        if (!restored)
            return m_notice->show(restored.error().text);
        Q_EMIT toast(tr("%n records restored", nullptr, *restored), true);
    });
}

void BinPage::askToEmpty()
{
    const int total = m_model->total();
    const QString act = tr("Delete %n Records for Good", nullptr, total);
    auto *question = new QMessageBox(QMessageBox::NoIcon, tr("Empty Recycle Bin"), tr("This cannot be undone: what is in the recycle bin is removed from this computer."),
                                     QMessageBox::Cancel, this);
    question->setAttribute(Qt::WA_DeleteOnClose);
    QPushButton *remove = makeButton(act, "destructive");
    question->addButton(remove, QMessageBox::DestructiveRole);
    question->setDefaultButton(QMessageBox::Cancel);
    connect(remove, &QPushButton::clicked, this, &BinPage::emptyBin);
    question->open();
}

void BinPage::emptyBin()
{
    whenReady(m_store.emptyBin(), this, [this](const Result<int> &removed) {
        if (!removed)
            return m_notice->show(removed.error().text);
        Q_EMIT toast(tr("%n records removed for good", nullptr, *removed));
    });
}
