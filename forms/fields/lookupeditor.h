#pragma once

#include "forms/fields/fieldeditor.h"
#include "models/storage/recordstore.h"

class FlowLayout;
class InputFrame;
class LookupPopup;
class QLineEdit;
class QToolButton;

/// One record of another object: shows its sign, its name and its badges; typing searches.
class LookupEditor : public FieldEditor
{
    Q_OBJECT

public:
    LookupEditor(const Field &field, const EditorContext &context, QWidget *parent);
    void setValue(const QVariant &value) override;
    Result<QVariant> value() const override;
    QString rawText() const override;
    void setRawText(const QString &text) override;
    void setDangling(const QString &remoteId) override;

protected:
    void tidy() override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void take(const Hit &hit);
    void show(const Hit &hit);
    void clearChoice();
    void create(const QString &target, const QString &typed);
    bool handleKey(QKeyEvent *event);

    InputFrame *m_frame;
    QLabel *m_icon;
    QLineEdit *m_line;
    QToolButton *m_clear;
    QToolButton *m_search;
    QWidget *m_badges;
    LookupPopup *m_popup = nullptr;
    RecordId m_id = 0;
    RecordId m_before = 0; ///< what typing replaced; Escape brings it back
    QString m_title; ///< of m_id; what stands in the line while nothing else is typed
    int m_asked = 0;
};

/// "Search accounts…"; with several targets "Search…".
QString searchPrompt(const Schema &schema, const Field &field);
/// The pills of a record's badges; the widget is hidden while there are none.
void showBadges(QWidget *row, const Schema &schema, const Hit &hit);
