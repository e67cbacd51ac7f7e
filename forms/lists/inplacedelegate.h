#pragma once

#include "forms/fields/fieldeditor.h"
#include "forms/lists/listdelegate.h"

/// Paints as a list does, and edits a cell with the editor of its field. Enter or leaving the cell saves the one field through the store,
/// Esc leaves it as it was; the table then follows the store. UI thread.
class InPlaceDelegate : public ListDelegate
{
    Q_OBJECT

public:
    explicit InPlaceDelegate(RecordStore &store, QObject *parent = nullptr);

    QWidget *createEditor(QWidget *parent, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    void setEditorData(QWidget *editor, const QModelIndex &index) const override;
    void setModelData(QWidget *editor, QAbstractItemModel *model, const QModelIndex &index) const override;
    void updateEditorGeometry(QWidget *editor, const QStyleOptionViewItem &option, const QModelIndex &index) const override;

Q_SIGNALS:
    void refused(const QString &text);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void finish(FieldEditor *editor);
    EditorContext m_context;
};
