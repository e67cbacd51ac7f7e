#include "forms/record/historypanel.h"

#include "forms/look/theme.h"
#include "forms/look/widgets.h"

#include <QHeaderView>
#include <QTableView>
#include <QVBoxLayout>

static constexpr int shownRows = 20;

HistoryPanel::HistoryPanel(RecordStore &store, RecordId id, QWidget *parent)
    : QWidget(parent)
    , m_store(store)
    , m_id(id)
    , m_model(new HistoryModel(store, id, this))
    , m_table(new QTableView(this))
    , m_restore(makeButton(tr("Restore Original Value"), "neutral", u"arrow-counterclockwise"_s, this))
    , m_older(makeButton(tr("Show Older"), "link", {}, this))
{
    const Theme &theme = Theme::current();
    makeTable();
    QLabel *hint = makeLabel(tr("Choose a line to put its original value back."), "hint", this);
    hint->setWordWrap(true);
    auto *head = new QHBoxLayout;
    head->addWidget(hint, 1);
    head->addWidget(m_restore);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(theme.scaled(12), theme.scaled(10), theme.scaled(12), theme.scaled(12));
    layout->setSpacing(theme.scaled(8));
    layout->addLayout(head);
    layout->addWidget(m_table);
    layout->addWidget(m_older, 0, Qt::AlignHCenter);
    connect(m_restore, &QPushButton::clicked, this, &HistoryPanel::restore);
    connect(m_older, &QPushButton::clicked, m_model, &HistoryModel::readMore);
    connect(m_model, &HistoryModel::ready, this, &HistoryPanel::updateState);
    connect(m_model, &HistoryModel::failed, this, &HistoryPanel::failed);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &HistoryPanel::updateState);
    updateState();
}

void HistoryPanel::makeTable()
{
    m_table->setObjectName(u"history"_s);
    m_table->setModel(m_model);
    m_table->setAccessibleName(tr("History"));
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setTabKeyNavigation(false);
    m_table->setShowGrid(false);
    m_table->setWordWrap(false);
    m_table->setFrameShape(QFrame::NoFrame);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setDefaultSectionSize(Theme::current().rowHeight());
    m_table->horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
    m_table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_table->horizontalHeader()->setHighlightSections(false);
}

void HistoryPanel::updateState()
{
    const int rows = std::clamp(m_model->rowCount(), 1, shownRows);
    const int row = m_table->currentIndex().row();
    m_table->setFixedHeight(m_table->horizontalHeader()->sizeHint().height() + rows * m_table->verticalHeader()->defaultSectionSize() + 4);
    m_restore->setEnabled(m_model->canRestore(row));
    m_older->setVisible(m_model->hasMore());
}

void HistoryPanel::restore()
{
    const int row = m_table->currentIndex().row();
    if (!m_model->canRestore(row))
        return;
    const HistoryLine line = m_model->lineAt(row);
    whenReady(m_store.fetch(m_id), this, [this, line](const Result<Record> &found) {
        if (!found)
            return Q_EMIT failed(found.error());
        const ObjectType *type = m_store.schema().typeOf(m_id);
        const Field *field = type->field(line.field);
        Record record = *found;
        record.set(line.field, line.before);
        //: The name of a step that Undo takes back.
        const QString step = tr("Restore %1 of %2").arg(labelOf(*field), titleOf(*type, record));
        whenReady(m_store.save(record, step, {line.field}), this, [this, words = tr("%1 restored").arg(labelOf(*field))](const Result<RecordId> &saved) {
            if (!saved)
                return Q_EMIT failed(saved.error());
            Q_EMIT restored(words);
        });
    });
}
