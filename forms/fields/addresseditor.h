#pragma once

#include "forms/fields/fieldeditor.h"

class QGridLayout;

/// The frame round the parts of an address: its heading and the places of street, city, state, postal code and country. The
/// parts are fields of the record with editors of their own, which the form hands in.
class AddressEditor : public FieldEditor
{
    Q_OBJECT

public:
    AddressEditor(const Field &field, const EditorContext &context, QWidget *parent);
    /// The widget that the parts' editors are children of.
    QWidget *group() const { return m_group; }
    void addPart(FieldEditor *part);

    void setValue(const QVariant &) override { }
    Result<QVariant> value() const override { return QVariant(); }
    QString rawText() const override { return {}; }
    void setRawText(const QString &) override { }

private:
    QWidget *m_group;
    QGridLayout *m_grid;
    int m_count = 0;
};
