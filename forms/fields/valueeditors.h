#pragma once

#include "forms/fields/fieldeditor.h"

class QLineEdit;
class InputFrame;
class Overlay;

/// Integer, decimal, money, percent as the person's locale writes them. Money shows its symbol while it is not being typed.
class NumberEditor : public FieldEditor
{
    Q_OBJECT

public:
    NumberEditor(const Field &field, const EditorContext &context, QWidget *parent);
    void setValue(const QVariant &value) override;
    Result<QVariant> value() const override;
    QString rawText() const override;
    void setRawText(const QString &text) override;

protected:
    void tidy() override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QString shown(const QVariant &value) const;
    QLineEdit *m_line;
    QVariant m_value; ///< the value that `m_shown` stands for: a text that was not touched gives it back exactly
    QString m_shown;
};

/// A date, or a date with time, as people type it ("tomorrow", "+2w", "fri 14:30"). Up and Down move by a day; Alt+Down or the button
/// opens a calendar.
class DateEditor : public FieldEditor
{
    Q_OBJECT

public:
    DateEditor(const Field &field, const EditorContext &context, QWidget *parent);
    void setValue(const QVariant &value) override;
    Result<QVariant> value() const override;
    QString rawText() const override;
    void setRawText(const QString &text) override;

protected:
    void tidy() override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QString shown(const QVariant &value) const;
    void bump(int days);
    void openCalendar();
    void take(const QVariant &value);
    QDate dateOf(const QVariant &value) const;
    QVariant withDate(const QDate &date) const;

    InputFrame *m_frame;
    QLineEdit *m_line;
    Overlay *m_calendar = nullptr;
    QVariant m_value;
    QString m_shown;
};
