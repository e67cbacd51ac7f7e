#pragma once

#include "models/schema/objecttype.h"

#include <QDialog>

class QListWidget;

/// Which columns a list shows and in which order; custom fields are among them. Emits `chosen` when it is accepted.
class ColumnsDialog : public QDialog
{
    Q_OBJECT

public:
    ColumnsDialog(const ObjectType &type, const QStringList &shown, QWidget *parent = nullptr);
    QStringList columns() const;
    void accept() override;

Q_SIGNALS:
    void chosen(const QStringList &columns);

private:
    void fill(const QStringList &shown);
    void move(int step);

    const ObjectType &m_type;
    QListWidget *m_list;
};
