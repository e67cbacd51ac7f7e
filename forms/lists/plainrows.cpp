#include "forms/lists/plainrows.h"

#include "forms/lists/listheaders.h"
#include "forms/look/theme.h"

#include <QTableView>

ListHeader *showPlainRows(QTableView *table, QAbstractItemModel *model, const QString &name)
{
    const Theme &theme = Theme::current();
    auto *header = new ListHeader(table);
    table->setHorizontalHeader(header);
    table->setModel(model);
    table->setAccessibleName(name);
    table->setTabKeyNavigation(false);
    table->verticalHeader()->hide();
    table->verticalHeader()->setDefaultSectionSize(theme.rowHeight());
    table->setFrameShape(QFrame::NoFrame);
    table->setWordWrap(false);
    table->setSelectionBehavior(QAbstractItemView::SelectRows);
    table->setSelectionMode(QAbstractItemView::SingleSelection);
    table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    table->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    table->setShowGrid(false);
    header->setFixedHeight(theme.scaled(34));
    header->setSectionsClickable(false);
    header->setStretchLastSection(true);
    return header;
}
