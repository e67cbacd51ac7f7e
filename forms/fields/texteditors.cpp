#include "forms/fields/texteditors.h"

#include "forms/fields/inputframe.h"
#include "forms/look/theme.h"
#include "forms/look/widgets.h"
#include "models/schema/values.h"
#include "models/storage/recordstore.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QTextBlock>

LineEditor::LineEditor(const Field &field, const EditorContext &context, QWidget *parent)
    : FieldEditor(field, context, parent)
    , m_line(new QLineEdit(this))
{
    setInput(m_line);
    connect(m_line, &QLineEdit::textChanged, this, &FieldEditor::edited);
    align();
}

void LineEditor::align()
{
    if (field().type == FieldType::Text)
        return;
    m_line->setLayoutDirection(Qt::LeftToRight);
    m_line->setAlignment(Qt::AlignAbsolute | Qt::AlignVCenter | (isRightToLeft() ? Qt::AlignRight : Qt::AlignLeft));
}

void LineEditor::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LayoutDirectionChange)
        align();
    FieldEditor::changeEvent(event);
}

void LineEditor::setValue(const QVariant &value)
{
    m_value = value;
    showText(m_line, value.toString());
    m_line->setCursorPosition(0);
    m_shown = m_line->text();
}

Result<QVariant> LineEditor::value() const
{
    if (m_line->text() == m_shown)
        return m_value;
    return parseTyped(field(), m_line->text(), locale(), today());
}

QString LineEditor::rawText() const
{
    return m_line->text();
}

void LineEditor::setRawText(const QString &text)
{
    showText(m_line, text);
}

void LineEditor::tidy()
{
    if (m_line->text() == m_shown)
        return;
    if (const QString trimmed = m_line->text().trimmed(); trimmed != m_line->text())
        showText(m_line, trimmed);
}

LongTextEditor::LongTextEditor(const Field &field, const EditorContext &context, QWidget *parent)
    : FieldEditor(field, context, parent)
    , m_text(new QPlainTextEdit(this))
{
    setTakesLines(true);
    m_text->setTabChangesFocus(true);
    m_text->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setInput(m_text);
    connect(m_text, &QPlainTextEdit::textChanged, this, &LongTextEditor::grow);
    connect(m_text, &QPlainTextEdit::textChanged, this, &FieldEditor::edited);
    grow();
}

void LongTextEditor::grow()
{
    // A plain-text document counts its height in lines, after wrapping.
    const int lines = qBound(3, int(m_text->document()->size().height()), 10);
    const int height = lines * m_text->fontMetrics().lineSpacing() + 2 * int(m_text->document()->documentMargin()) + 12;
    if (m_text->height() != height || m_text->maximumHeight() != height)
        m_text->setFixedHeight(height);
}

void LongTextEditor::resizeEvent(QResizeEvent *event)
{
    FieldEditor::resizeEvent(event);
    grow();
}

void LongTextEditor::changeEvent(QEvent *event)
{
    FieldEditor::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange)
        grow();
}

void LongTextEditor::setValue(const QVariant &value)
{
    const QSignalBlocker quiet(this);
    m_value = value;
    m_text->setPlainText(value.toString());
    m_shown = m_text->toPlainText(); // line ends as the editor keeps them
}

Result<QVariant> LongTextEditor::value() const
{
    if (m_text->toPlainText() == m_shown)
        return m_value;
    return parseTyped(field(), m_text->toPlainText(), locale(), today());
}

QString LongTextEditor::rawText() const
{
    return m_text->toPlainText();
}

void LongTextEditor::setRawText(const QString &text)
{
    const QSignalBlocker quiet(this);
    m_text->setPlainText(text);
}

ReadOnlyEditor::ReadOnlyEditor(const Field &field, const EditorContext &context, QWidget *parent)
    : FieldEditor(field, context, parent)
    , m_line(new QLineEdit(this))
{
    m_line->setReadOnly(true);
    const QString reason = field.system || !field.remoteName.isEmpty() ? tr("Steward keeps this field. It cannot be typed.")
                                                                        : tr("Computed from other fields. It cannot be typed.");
    QAction *lock = m_line->addAction(themedIcon(u"lock"_s), QLineEdit::TrailingPosition);
    lock->setText(tr("Read-only: %1").arg(reason));
    lock->setToolTip(reason);
    m_line->setToolTip(reason);
    setInput(m_line);
    setNote(reason);
}

void ReadOnlyEditor::show(const QHash<RecordId, QString> &titles)
{
    showText(m_line, displayText(field(), m_value, locale(), context().currency ? context().currency() : QString(), titles).simplified());
    m_line->setCursorPosition(0);
}

void ReadOnlyEditor::setValue(const QVariant &value)
{
    m_value = value;
    const int asked = ++m_asked;
    QList<RecordId> ids;
    if (field().isLookup() && value.isValid()) {
        for (const QVariant &one : field().type == FieldType::Lookups ? value.toList() : QVariantList {value})
            ids << one.toLongLong();
    }
    show({});
    if (ids.isEmpty() || !context().store)
        return;
    whenReady(context().store->titles(ids), this, [this, asked](const QHash<RecordId, QString> &titles) {
        if (asked == m_asked)
            show(titles);
    });
}

void ReadOnlyEditor::setDangling(const QString &remoteId)
{
    if (!m_value.isValid() && !remoteId.isEmpty())
        showText(m_line, remoteId);
}
