#include "forms/fields/valueeditors.h"

#include "forms/fields/inputframe.h"
#include "forms/fields/overlay.h"
#include "forms/look/theme.h"
#include "forms/look/widgets.h"
#include "models/schema/values.h"

#include <QCalendarWidget>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QTextCharFormat>
#include <QToolButton>
#include <QVBoxLayout>

NumberEditor::NumberEditor(const Field &field, const EditorContext &context, QWidget *parent)
    : FieldEditor(field, context, parent)
    , m_line(new QLineEdit(this))
{
    setInput(m_line);
    connect(m_line, &QLineEdit::textChanged, this, &FieldEditor::edited);
}

QString NumberEditor::shown(const QVariant &value) const
{
    const QString plain = editText(field(), value, locale());
    if (m_line->hasFocus() || !value.isValid())
        return plain;
    // The form that people read, unless it would hide something that was stored.
    const QString readable = displayText(field(), value, locale(), context().currency ? context().currency() : QString());
    const Result<QVariant> back = parseTyped(field(), readable, locale(), today());
    return back && *back == value ? readable : plain;
}

void NumberEditor::setValue(const QVariant &value)
{
    m_value = value;
    m_shown = shown(value);
    showText(m_line, m_shown);
    m_line->setCursorPosition(0);
}

Result<QVariant> NumberEditor::value() const
{
    if (m_line->text() == m_shown)
        return m_value;
    return parseTyped(field(), m_line->text(), locale(), today());
}

QString NumberEditor::rawText() const
{
    return m_line->text();
}

void NumberEditor::setRawText(const QString &text)
{
    showText(m_line, text);
    tidy();
}

void NumberEditor::tidy()
{
    if (const Result<QVariant> read = value())
        setValue(*read);
}

bool NumberEditor::eventFilter(QObject *watched, QEvent *event)
{
    const bool handled = FieldEditor::eventFilter(watched, event);
    if (watched == m_line && event->type() == QEvent::FocusIn && m_line->text() == m_shown) {
        setValue(m_value); // without the symbol, ready to be typed over
        m_line->selectAll();
    }
    return handled;
}

DateEditor::DateEditor(const Field &field, const EditorContext &context, QWidget *parent)
    : FieldEditor(field, context, parent)
    , m_frame(new InputFrame(this))
    , m_line(m_frame->makeLine())
{
    auto *open = makeIconButton(u"calendar3"_s, tr("Choose a date for %1").arg(labelOf(field)), 26, {}, m_frame);
    open->setToolTip(tr("Choose a date (Alt+Down)"));
    open->setFocusPolicy(Qt::NoFocus); // one Tab stop per field; the keyboard has Alt+Down
    m_frame->row()->addWidget(m_line, 1);
    m_frame->row()->addWidget(open);
    setInput(m_frame, m_line);
    connect(m_line, &QLineEdit::textChanged, this, &FieldEditor::edited);
    connect(open, &QToolButton::clicked, this, &DateEditor::openCalendar);
}

QString DateEditor::shown(const QVariant &value) const
{
    return displayText(field(), value, locale());
}

void DateEditor::setValue(const QVariant &value)
{
    m_value = value;
    m_shown = shown(value);
    showText(m_line, m_shown);
    m_line->setCursorPosition(0);
}

Result<QVariant> DateEditor::value() const
{
    if (m_line->text() == m_shown)
        return m_value;
    return parseTyped(field(), m_line->text(), locale(), today());
}

QString DateEditor::rawText() const
{
    return m_line->text();
}

void DateEditor::setRawText(const QString &text)
{
    showText(m_line, text);
    tidy();
}

void DateEditor::tidy()
{
    if (const Result<QVariant> read = value(); read && m_line->text() != m_shown)
        setValue(*read);
}

QDate DateEditor::dateOf(const QVariant &value) const
{
    return field().type == FieldType::Date ? value.toDate() : value.toDateTime().toLocalTime().date();
}

QVariant DateEditor::withDate(const QDate &date) const
{
    if (field().type == FieldType::Date)
        return date;
    const Result<QVariant> now = value();
    const QTime time = now && now->isValid() ? now->toDateTime().toLocalTime().time() : QTime(9, 0);
    return QDateTime(date, time).toUTC();
}

void DateEditor::take(const QVariant &value)
{
    setValue(value);
    Q_EMIT edited();
}

void DateEditor::bump(int days)
{
    const Result<QVariant> now = value();
    if (!now)
        return;
    take(withDate(now->isValid() ? dateOf(*now).addDays(days) : today()));
    m_line->selectAll();
}

static QCalendarWidget *makeCalendar(const QLocale &locale, QWidget *parent)
{
    const Theme &theme = Theme::current();
    auto *days = new QCalendarWidget(parent);
    days->setVerticalHeaderFormat(QCalendarWidget::NoVerticalHeader);
    days->setLocale(locale);
    // Qt paints weekends red by code, which reads as an error here.
    QTextCharFormat plain;
    plain.setForeground(theme.color(u"text"_s));
    for (const Qt::DayOfWeek day : {Qt::Saturday, Qt::Sunday})
        days->setWeekdayTextFormat(day, plain);
    QTextCharFormat head;
    head.setForeground(theme.color(u"textWeak"_s));
    days->setHeaderTextFormat(head);
    const bool mirrored = parent->layoutDirection() == Qt::RightToLeft;
    const auto arrow = [&](const QString &name, const QString &icon, const QString &words) {
        if (auto *button = days->findChild<QToolButton *>(name)) {
            button->setIcon(themedIcon(icon));
            button->setAccessibleName(words);
            button->setToolTip(words);
        }
    };
    arrow(u"qt_calendar_prevmonth"_s, mirrored ? u"chevron-right"_s : u"chevron-left"_s, DateEditor::tr("Previous month"));
    arrow(u"qt_calendar_nextmonth"_s, mirrored ? u"chevron-left"_s : u"chevron-right"_s, DateEditor::tr("Next month"));
    days->setMinimumSize(theme.scaled(290), theme.scaled(230));
    return days;
}

void DateEditor::openCalendar()
{
    if (m_calendar && m_calendar->isVisible())
        return m_calendar->close();
    if (m_calendar)
        m_calendar->deleteLater();
    m_calendar = new Overlay(m_frame);
    m_calendar->setAccessibleName(tr("Calendar: %1").arg(labelOf(field())));
    auto *layout = new QVBoxLayout(m_calendar);
    layout->setContentsMargins(6, 6, 6, 6);
    QCalendarWidget *days = makeCalendar(locale(), m_calendar);
    days->setAccessibleName(m_calendar->accessibleName());
    layout->addWidget(days);
    const Result<QVariant> now = value();
    days->setSelectedDate(now && now->isValid() ? dateOf(*now) : today());
    const auto choose = [this](const QDate &date) {
        take(withDate(date));
        m_calendar->close();
    };
    connect(days, &QCalendarWidget::clicked, this, choose);
    connect(days, &QCalendarWidget::activated, this, choose);
    connect(m_calendar, &Overlay::closed, this, [this](bool hadFocus) {
        if (hadFocus)
            m_line->setFocus(Qt::PopupFocusReason);
    });
    m_calendar->open();
    days->setFocus(Qt::PopupFocusReason);
}

bool DateEditor::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_line && event->type() == QEvent::KeyPress) {
        auto *key = static_cast<QKeyEvent *>(event);
        if (key->key() == Qt::Key_Down && key->modifiers() & Qt::AltModifier) {
            openCalendar();
            return true;
        }
        if (key->key() == Qt::Key_Up || key->key() == Qt::Key_Down) {
            bump(key->key() == Qt::Key_Up ? 1 : -1);
            return true;
        }
    }
    return FieldEditor::eventFilter(watched, event);
}
