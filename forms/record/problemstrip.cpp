#include "forms/record/problemstrip.h"

#include "forms/look/theme.h"
#include "forms/look/widgets.h"
#include "forms/record/recordform.h"

#include <QAccessible>
#include <QHBoxLayout>
#include <QStyle>
#include <QVBoxLayout>

ProblemStrip::ProblemStrip(RecordForm *form, QWidget *parent)
    : QFrame(parent)
    , m_form(form)
    , m_icon(new QLabel(this))
    , m_head(makeLabel({}, "sectionTitle", this))
    , m_rows(new QVBoxLayout)
{
    setObjectName(u"notice"_s);
    setProperty("tone", u"error"_s);
    m_head->setWordWrap(true);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(12, 8, 12, 8);
    layout->addWidget(m_icon, 0, Qt::AlignTop);
    layout->addLayout(m_rows, 1);
    m_rows->setSpacing(2);
    m_rows->addWidget(m_head);
    hide();
}

void ProblemStrip::setHead(const QString &text)
{
    const Theme &theme = Theme::current();
    m_icon->setPixmap(iconPixmap(u"exclamation-octagon"_s, theme.color(u"errorText"_s), theme.scaled(16), devicePixelRatioF()));
    m_head->setText(text);
    QFrame::show();
    QAccessibleEvent event(m_head, QAccessible::Alert);
    QAccessible::updateAccessibility(&event);
}

void ProblemStrip::show(const QList<Problem> &problems)
{
    clear();
    QList<Problem> errors = problems;
    errors.removeIf([](const Problem &problem) { return problem.warning; });
    if (errors.isEmpty())
        return;
    for (const Problem &problem : std::as_const(errors)) {
        QPushButton *line = makeButton(problem.text, "link", {}, this);
        line->setEnabled(m_form->editor(problem.field));
        connect(line, &QPushButton::clicked, m_form, [form = m_form, field = problem.field] { form->focusField(field); });
        m_rows->addWidget(line, 0, Qt::AlignLeading);
        m_lines << line;
    }
    setHead(tr("Review %n field(s) to save", nullptr, int(errors.size())));
}

void ProblemStrip::show(const Error &error)
{
    if (!error.problems.isEmpty())
        return show(error.problems);
    clear();
    setHead(error.text);
}

void ProblemStrip::clear()
{
    for (QWidget *line : std::as_const(m_lines)) {
        m_rows->removeWidget(line);
        line->hide();
        line->deleteLater(); // it may be what was just pressed
    }
    m_lines.clear();
    hide();
}

QString ProblemStrip::text() const
{
    QStringList lines {m_head->text()};
    for (const QWidget *line : m_lines)
        lines << line->accessibleName();
    return isHidden() ? QString() : lines.join(u'\n');
}
