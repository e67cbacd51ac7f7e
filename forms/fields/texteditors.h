#pragma once

#include "forms/fields/fieldeditor.h"

class QLineEdit;
class QPlainTextEdit;

/// Text of one line, e-mail, phone, URL. The latter three read from left to right in every language.
class LineEditor : public FieldEditor
{
    Q_OBJECT

public:
    LineEditor(const Field &field, const EditorContext &context, QWidget *parent);
    void setValue(const QVariant &value) override;
    Result<QVariant> value() const override;
    QString rawText() const override;
    void setRawText(const QString &text) override;

protected:
    void tidy() override;
    void changeEvent(QEvent *event) override;

private:
    void align();
    QLineEdit *m_line;
    QVariant m_value; ///< what was stored: a text that was not touched gives it back exactly
    QString m_shown;
};

/// Markdown as plain text: grows from three to ten lines, Tab leaves it.
class LongTextEditor : public FieldEditor
{
    Q_OBJECT

public:
    LongTextEditor(const Field &field, const EditorContext &context, QWidget *parent);
    void setValue(const QVariant &value) override;
    Result<QVariant> value() const override;
    QString rawText() const override;
    void setRawText(const QString &text) override;

protected:
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void grow();
    QPlainTextEdit *m_text;
    QVariant m_value;
    QString m_shown;
};

/// A value that is computed or kept by the program: it can be read, selected and copied; a lock says why it cannot be changed.
class ReadOnlyEditor : public FieldEditor
{
    Q_OBJECT

public:
    ReadOnlyEditor(const Field &field, const EditorContext &context, QWidget *parent);
    void setValue(const QVariant &value) override;
    Result<QVariant> value() const override { return m_value; }
    QString rawText() const override { return {}; }
    void setRawText(const QString &) override { }
    void setDangling(const QString &remoteId) override;

private:
    void show(const QHash<RecordId, QString> &titles);
    QLineEdit *m_line;
    QVariant m_value;
    int m_asked = 0;
};
