#pragma once

#include <QString>

class ListHeader;
class QAbstractItemModel;
class QTableView;

/// Makes `table` a list of whole rows that nobody sorts or edits, one chosen at a time, called `name` by assistive tools, with the heads of
/// every list; the last column takes what is left. UI thread.
ListHeader *showPlainRows(QTableView *table, QAbstractItemModel *model, const QString &name);
