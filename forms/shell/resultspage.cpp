#include "forms/shell/resultspage.h"

#include "forms/look/theme.h"
#include "forms/look/widgets.h"
#include "forms/shell/pagedeck.h"
#include "forms/shell/searchdelegate.h"

#include <QKeyEvent>
#include <QListView>
#include <QMouseEvent>
#include <QVBoxLayout>

static constexpr int mostResults = 250;

ResultsPage::ResultsPage(RecordStore &store, const QString &words, int object, QWidget *parent)
    : Page(PageDeck::resultsKey(words, object), parent)
    , m_store(store)
    , m_words(words)
    , m_object(object)
    , m_model(new SearchModel(this))
    , m_list(new QListView)
    , m_count(makeLabel({}, "meta"))
{
    auto *card = new Card(this);
    auto *head = new QVBoxLayout;
    head->setContentsMargins(16, 12, 16, 8);
    head->addWidget(new ElidedLabel(title()));
    head->itemAt(0)->widget()->setProperty("role", "pageTitle");
    head->addWidget(m_count);
    m_list->setAccessibleName(title());
    m_list->setModel(m_model);
    m_list->setItemDelegate(new SearchDelegate(m_list));
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setMouseTracking(true);
    m_list->installEventFilter(this);
    m_list->viewport()->installEventFilter(this);
    card->body()->addLayout(head);
    card->body()->addWidget(m_list, 1);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(12, 12, 12, 12);
    layout->addWidget(card);
    connect(&m_store, &RecordStore::changed, this, &ResultsPage::refresh);
    refresh();
}

QString ResultsPage::title() const
{
    return tr("Results for “%1”").arg(m_words);
}

RecordId ResultsPage::about() const
{
    return m_list->currentIndex().data(SearchModel::IdRole).toLongLong();
}

void ResultsPage::takeFocus()
{
    m_list->setFocus(Qt::OtherFocusReason);
}

void ResultsPage::refresh()
{
    const int asked = ++m_asked;
    whenReady(m_store.search(m_words, mostResults, m_object), this, [this, asked](const QList<Hit> &hits) {
        if (asked == m_asked)
            take(hits);
    });
}

void ResultsPage::take(const QList<Hit> &hits)
{
    const RecordId chosen = about();
    QList<SearchModel::Row> rows;
    for (const ObjectType *type : m_store.schema().types()) {
        QList<SearchModel::Row> ofType;
        for (const Hit &hit : hits) {
            if (objectCodeOf(hit.id) == type->code)
                ofType << SearchModel::rowOf(hit, m_store.schema());
        }
        if (!ofType.isEmpty())
            rows << SearchModel::Row {.title = tr("%1 (%2)").arg(translated(type->pluralLabel)).arg(ofType.size())} << ofType;
    }
    m_count->setText(hits.size() < mostResults ? tr("%n result(s)", nullptr, int(hits.size())) : tr("The first %n results; add a word to see fewer", nullptr, mostResults));
    m_model->setRows(rows, m_words);
    int row = m_model->nextChoice(-1, 1);
    for (int i = 0; i < rows.size(); ++i)
        row = chosen && rows.at(i).id == chosen ? i : row;
    if (row >= 0)
        m_list->setCurrentIndex(m_model->index(row));
    Q_EMIT titleChanged();
}

RecordId ResultsPage::neighbour(RecordId current, int step) const
{
    QList<RecordId> ids;
    for (int row = 0; row < m_model->rowCount(); ++row) {
        if (const RecordId id = m_model->at(row).id)
            ids << id;
    }
    const qsizetype at = ids.indexOf(current);
    return at < 0 ? 0 : ids.value(at + step);
}

void ResultsPage::open(const QModelIndex &index, bool newTab)
{
    if (const RecordId id = index.data(SearchModel::IdRole).toLongLong())
        Q_EMIT openRecord(id, newTab);
}

bool ResultsPage::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_list && event->type() == QEvent::KeyPress) {
        const auto *key = static_cast<QKeyEvent *>(event);
        if (key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter) {
            open(m_list->currentIndex(), key->modifiers() & Qt::ControlModifier);
            return true;
        }
    }
    if (watched == m_list->viewport() && event->type() == QEvent::MouseButtonRelease) {
        const auto *mouse = static_cast<QMouseEvent *>(event);
        open(m_list->indexAt(mouse->position().toPoint()), mouse->button() == Qt::MiddleButton || mouse->modifiers() & Qt::ControlModifier);
    }
    return Page::eventFilter(watched, event);
}
