#pragma once

#include "forms/record/shownrecord.h"

#include <QFrame>

class QToolButton;
class ValueView;

/// One field in the details: label above value, a hairline below, and at the right edge a pencil, or a lock that says why there is
/// none. Pencil, double-click, Enter and F2 ask to edit. UI thread.
class FieldView : public QFrame
{
    Q_OBJECT

public:
    FieldView(const ObjectType &type, const Field &field, QWidget *parent = nullptr);
    QString fieldName() const { return m_field; }
    void show(const ShownRecord &shown);
    QString words() const;
    /// The pencil or the lock: what Tab stops at.
    QToolButton *button() const { return m_button; }

Q_SIGNALS:
    void editRequested(const QString &field);
    void openRecord(RecordId id, bool newTab);
    /// A person wants the list of records that have this value.
    void filterRequested(const QString &field);

protected:
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;

private:
    QString m_field;
    QString m_label;
    bool m_editable;
    bool m_filterable;
    ValueView *m_value;
    QToolButton *m_button;
};
