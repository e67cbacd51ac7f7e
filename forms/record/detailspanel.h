#pragma once

#include "forms/record/shownrecord.h"
#include "forms/shell/viewstate.h"

#include <QWidget>

class FieldGrid;
class FieldView;

/// The details of a record, to be read: the sections of its declaration, foldable, in the geometry of RecordForm. Which
/// sections are folded is remembered per object. UI thread.
class DetailsPanel : public QWidget
{
    Q_OBJECT

public:
    DetailsPanel(const ObjectType &type, ViewState &state, QWidget *parent = nullptr);
    /// Shows `shown`; fields that appeared in the declaration since are added.
    void show(const ShownRecord &shown);
    QList<FieldView *> fields() const;
    FieldView *field(const QString &name) const;

Q_SIGNALS:
    void editRequested(const QString &field);
    void openRecord(RecordId id, bool newTab);
    void filterRequested(const QString &field);

private:
    struct Part {
        QWidget *section;
        FieldGrid *grid;
        QList<FieldView *> fields;
    };
    void build(const ObjectType &type);
    void addSection(const ObjectType &type, const Section &section);
    void showWanted(const ShownRecord &shown);
    ViewState &m_state;
    const ObjectType *m_type = nullptr;
    QList<Part> m_parts;
};
