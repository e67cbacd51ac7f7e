#pragma once

#include "forms/fields/fieldeditor.h"
#include "models/storage/recordstore.h"

class FlowLayout;
class InputFrame;
class LookupPopup;
class QLineEdit;

/// Several records as pills, the first is the primary one. Typing adds, Backspace in the empty line removes the last; each pill's
/// cross can be reached by Tab and the arrow keys.
class LookupsEditor : public FieldEditor
{
    Q_OBJECT

public:
    LookupsEditor(const Field &field, const EditorContext &context, QWidget *parent);
    void setValue(const QVariant &value) override;
    Result<QVariant> value() const override;
    QString rawText() const override;
    void setRawText(const QString &text) override;

protected:
    void tidy() override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void load(const QList<RecordId> &ids);
    void add(const Hit &hit);
    void removeAt(int index);
    void makePrimary(int index);
    void rebuild();
    QWidget *makePill(int index);
    void create(const QString &target, const QString &typed);
    bool handleLineKey(QKeyEvent *event);
    bool handlePillKey(int index, QKeyEvent *event);

    InputFrame *m_frame;
    QWidget *m_box; ///< the pills and, last, the line
    FlowLayout *m_flow;
    QLineEdit *m_line;
    LookupPopup *m_popup = nullptr;
    QList<Hit> m_chosen;
    QList<QWidget *> m_pills;
    int m_asked = 0;
};
