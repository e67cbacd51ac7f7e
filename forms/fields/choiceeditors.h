#pragma once

#include "forms/fields/fieldeditor.h"

class QCheckBox;
class ComboBox;

class CheckEditor : public FieldEditor
{
    Q_OBJECT

public:
    CheckEditor(const Field &field, const EditorContext &context, QWidget *parent);
    void setValue(const QVariant &value) override;
    Result<QVariant> value() const override;
    QString rawText() const override;
    void setRawText(const QString &text) override;

private:
    QCheckBox *m_box;
};

/// One of the choices that the controlling field allows. A value that came from elsewhere stays in the list, so that looking at a
/// record never changes it.
class PicklistEditor : public FieldEditor
{
    Q_OBJECT

public:
    PicklistEditor(const Field &field, const EditorContext &context, QWidget *parent);
    void setValue(const QVariant &value) override;
    Result<QVariant> value() const override;
    QString rawText() const override;
    void setRawText(const QString &text) override;
    void setControllerValue(const QString &value) override;

private:
    void fill(const QString &selected);
    void showMeaning();
    ComboBox *m_combo;
    QString m_stored; ///< what setValue brought: stays selectable
    QString m_controllerValue;
};

/// Text with suggestions: one may pick or type (Subject).
class SuggestEditor : public FieldEditor
{
    Q_OBJECT

public:
    SuggestEditor(const Field &field, const EditorContext &context, QWidget *parent);
    void setValue(const QVariant &value) override;
    Result<QVariant> value() const override;
    QString rawText() const override;
    void setRawText(const QString &text) override;

private:
    ComboBox *m_combo;
    QVariant m_value;
    QString m_shown;
};

/// Several of the choices, as check boxes in a well of two columns.
class MultiPicklistEditor : public FieldEditor
{
    Q_OBJECT

public:
    MultiPicklistEditor(const Field &field, const EditorContext &context, QWidget *parent);
    void setValue(const QVariant &value) override;
    Result<QVariant> value() const override;
    QString rawText() const override;
    void setRawText(const QString &text) override;

private:
    QCheckBox *addBox(const Choice &choice);
    QWidget *m_well;
    QList<QPair<QString, QCheckBox *>> m_boxes;
    QStringList m_stored; ///< in the order it came
};
