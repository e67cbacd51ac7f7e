#include "app/keysdialog.h"

#include "forms/look/theme.h"
#include "forms/look/widgets.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeySequenceEdit>
#include <QLineEdit>
#include <QTreeWidget>
#include <QVBoxLayout>

KeysDialog::KeysDialog(Actions &actions, Settings &settings, QWidget *parent)
    : QDialog(parent)
    , m_actions(actions)
    , m_settings(settings)
    , m_filter(new QLineEdit)
    , m_tree(new QTreeWidget)
    , m_key(new QKeySequenceEdit)
    , m_keyLabel(makeLabel(tr("New key"), "fieldLabel"))
    , m_message(makeLabel({}, "error"))
{
    setWindowTitle(tr("Keyboard Shortcuts"));
    setAttribute(Qt::WA_DeleteOnClose);
    resize(Theme::current().scaled(620), Theme::current().scaled(640));
    build();
    fill({});
    connect(m_filter, &QLineEdit::textChanged, this, &KeysDialog::fill);
    connect(m_tree, &QTreeWidget::currentItemChanged, this, &KeysDialog::choiceChanged);
    choiceChanged();
}

void KeysDialog::build()
{
    m_filter->setPlaceholderText(tr("Find a command or key…"));
    m_filter->setAccessibleName(tr("Find a command or key"));
    m_tree->setAccessibleName(tr("Keyboard shortcuts"));
    m_tree->setColumnCount(2);
    m_tree->setHeaderLabels({tr("Command"), tr("Key")});
    m_tree->header()->setStretchLastSection(false);
    m_tree->header()->setSectionResizeMode(0, QHeaderView::Stretch);
    m_tree->header()->setSectionResizeMode(1, QHeaderView::ResizeToContents);
    m_keyLabel->setBuddy(m_key);
    m_key->setAccessibleName(tr("New key"));
    if (auto *edit = m_key->findChild<QLineEdit *>())
        edit->setAccessibleName(tr("New key"));
    QPushButton *set = makeButton(tr("Set Key"), "neutral");
    connect(set, &QPushButton::clicked, this, &KeysDialog::setKey);
    QPushButton *reset = makeButton(tr("Use Default"), "neutral");
    connect(reset, &QPushButton::clicked, this, &KeysDialog::resetKey);
    QPushButton *close = makeButton(tr("Close"), "brand");
    connect(close, &QPushButton::clicked, this, &QDialog::accept);
    for (QPushButton *button : {set, reset, close})
        button->setAutoDefault(false);
    auto *row = new QHBoxLayout;
    row->addWidget(m_keyLabel);
    row->addWidget(m_key, 1);
    row->addWidget(set);
    row->addWidget(reset);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 16, 16, 16);
    layout->setSpacing(10);
    layout->addWidget(m_filter);
    layout->addWidget(m_tree, 1);
    layout->addLayout(row);
    layout->addWidget(m_message);
    layout->addWidget(close, 0, Qt::AlignRight);
}

void KeysDialog::fill(const QString &filter)
{
    const QAction *before = chosen();
    m_tree->clear();
    QTreeWidgetItem *group = nullptr;
    for (QAction *action : m_actions.all()) {
        if (!action->isVisible())
            continue;
        QStringList keys;
        for (const QKeySequence &key : action->shortcuts())
            keys << key.toString(QKeySequence::NativeText);
        const QString text = Actions::plainText(action);
        const QString menu = m_actions.menuOf(action);
        if (!filter.isEmpty() && !text.contains(filter, Qt::CaseInsensitive) && !keys.join(u' ').contains(filter, Qt::CaseInsensitive))
            continue;
        if (!group || group->text(0) != menu) {
            group = new QTreeWidgetItem(m_tree, {menu});
            group->setFirstColumnSpanned(true);
            group->setFlags(Qt::ItemIsEnabled);
            group->setExpanded(true);
        }
        auto *item = new QTreeWidgetItem(group, {text, keys.join(u", "_s)});
        item->setData(0, Qt::UserRole, action->objectName());
        if (action == before)
            m_tree->setCurrentItem(item);
    }
    m_tree->expandAll();
}

QAction *KeysDialog::chosen() const
{
    const QTreeWidgetItem *item = m_tree->currentItem();
    return item ? m_actions.find(item->data(0, Qt::UserRole).toString()) : nullptr;
}

void KeysDialog::choiceChanged()
{
    const QAction *action = chosen();
    m_key->setEnabled(action);
    m_key->setKeySequence(action ? action->shortcut() : QKeySequence());
    m_message->clear();
}

void KeysDialog::setKey()
{
    const QAction *action = chosen();
    const QKeySequence key = m_key->keySequence();
    if (!action)
        return;
    for (const QAction *other : m_actions.all()) {
        if (other != action && !key.isEmpty() && other->shortcuts().contains(key))
            return m_message->setText(tr("%1 belongs to “%2”. Choose another key.").arg(key.toString(QKeySequence::NativeText), Actions::plainText(other)));
    }
    QVariantMap changed = m_settings.value(setting::keys);
    changed.insert(action->objectName(), key.toString(QKeySequence::PortableText));
    keep(changed);
}

void KeysDialog::resetKey()
{
    if (const QAction *action = chosen()) {
        QVariantMap changed = m_settings.value(setting::keys);
        changed.remove(action->objectName());
        keep(changed);
    }
}

void KeysDialog::keep(const QVariantMap &changed)
{
    m_settings.setValue(setting::keys, changed);
    m_actions.setKeys(changed, m_settings.value(setting::letterKeys));
    fill(m_filter->text());
    choiceChanged();
}
