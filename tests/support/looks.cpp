#include "tests/support/looks.h"

#include "forms/look/linkbutton.h"
#include "forms/look/widgets.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAbstractScrollArea>
#include <QAccessible>
#include <QDir>
#include <QLabel>
#include <QMetaEnum>
#include <QScrollArea>
#include <QScrollBar>
#include <QToolButton>

namespace Looks {

namespace {

QString nameOf(const QWidget *widget, const QString &text)
{
    QStringList path;
    for (const QWidget *at = widget; at && !at->isWindow() && path.size() < 4; at = at->parentWidget())
        path.prepend(at->objectName().isEmpty() ? QLatin1String(at->metaObject()->className()) : at->objectName());
    return u"“%1” in %2 (%3×%4, wants %5×%6)"_s.arg(text, path.join(u'/')).arg(widget->width()).arg(widget->height()).arg(widget->sizeHint().width()).arg(widget->sizeHint().height());
}

bool labelFits(const QLabel *label)
{
    if (label->text().isEmpty() || qobject_cast<const ElidedLabel *>(label))
        return true;
    if (label->wordWrap())
        return label->heightForWidth(label->width()) <= label->height() + 2;
    return label->sizeHint().width() <= label->width() + 1 && label->sizeHint().height() <= label->height() + 2;
}

bool buttonFits(const QAbstractButton *button)
{
    const auto *tool = qobject_cast<const QToolButton *>(button);
    const bool iconOnly = tool && tool->toolButtonStyle() == Qt::ToolButtonIconOnly && !tool->icon().isNull();
    if (button->text().isEmpty() || iconOnly || qobject_cast<const LinkButton *>(button)) // a link elides, with its tooltip
        return true;
    // A style's hint has some air around the text; the text itself must fit.
    const int words = button->fontMetrics().size(Qt::TextShowMnemonic, button->text()).width();
    return words <= button->width() && button->fontMetrics().height() <= button->height();
}

bool operable(QAccessible::Role role)
{
    switch (role) {
    case QAccessible::Button:
    case QAccessible::ButtonMenu:
    case QAccessible::ButtonDropDown:
    case QAccessible::CheckBox:
    case QAccessible::RadioButton:
    case QAccessible::ComboBox:
    case QAccessible::EditableText:
    case QAccessible::SpinBox:
    case QAccessible::Slider:
    case QAccessible::List:
    case QAccessible::ListItem:
    case QAccessible::Table:
    case QAccessible::Tree:
    case QAccessible::PageTab:
    case QAccessible::Link:
    case QAccessible::MenuItem:
    case QAccessible::ColumnHeader:
        return true;
    default:
        return false;
    }
}

void walk(QAccessibleInterface *node, const QString &path, QStringList &found)
{
    if (!node || !node->isValid() || node->state().invisible)
        return;
    const QString name = node->text(QAccessible::Name);
    // Their children are cells by the million; the views' models are tested for what they say.
    const bool isView = node->role() == QAccessible::Table || node->role() == QAccessible::Tree || node->role() == QAccessible::List;
    if (operable(node->role()) && name.trimmed().isEmpty()) {
        const QObject *object = node->object();
        found << u"%1 at %2 (%3 “%4”)"_s.arg(QLatin1String(QMetaEnum::fromType<QAccessible::Role>().valueToKey(node->role())), path,
                                             object ? QLatin1String(object->metaObject()->className()) : QLatin1String("no object"), object ? object->objectName() : QString());
    }
    const int children = isView ? std::min(node->childCount(), 40) : node->childCount();
    for (int i = 0; i < children; ++i)
        walk(node->child(i), path + u'/' + (name.isEmpty() ? u"…"_s : name), found);
}

} // namespace

QStringList clipped(QWidget *root)
{
    QStringList found;
    for (const QLabel *label : root->findChildren<QLabel *>()) {
        if (label->isVisible() && !labelFits(label))
            found << nameOf(label, label->text());
    }
    for (const QAbstractButton *button : root->findChildren<QAbstractButton *>()) {
        if (button->isVisible() && !buttonFits(button))
            found << nameOf(button, button->text());
    }
    return found;
}

QStringList sideways(QWidget *root)
{
    QStringList found;
    for (const QScrollArea *area : root->findChildren<QScrollArea *>()) {
        if (area->isVisible() && area->horizontalScrollBar()->maximum() > 0 && area->horizontalScrollBarPolicy() != Qt::ScrollBarAlwaysOff)
            found << nameOf(area, u"scrolls sideways"_s);
        else if (area->isVisible() && area->widget() && area->widget()->width() > area->viewport()->width() + 1)
            found << nameOf(area, u"is wider than its frame"_s);
    }
    return found;
}

QStringList nameless(QWidget *root)
{
    QStringList found;
    walk(QAccessible::queryAccessibleInterface(root), {}, found);
    return found;
}

void keep(QWidget *widget, const QString &name)
{
    const QString folder = qEnvironmentVariable("STEWARD_PICTURES");
    if (folder.isEmpty())
        return;
    QDir().mkpath(folder);
    widget->grab().save(u"%1/%2.png"_s.arg(folder, name));
}

}
