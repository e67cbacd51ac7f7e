#include "forms/lists/columnsdialog.h"

#include "forms/look/widgets.h"

#include <QDialogButtonBox>
#include <QHBoxLayout>
#include <QListWidget>
#include <QVBoxLayout>

ColumnsDialog::ColumnsDialog(const ObjectType &type, const QStringList &shown, QWidget *parent)
    : QDialog(parent)
    , m_type(type)
    , m_list(new QListWidget(this))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Columns of %1").arg(translated(type.pluralLabel)));
    m_list->setAccessibleName(tr("Columns"));
    m_list->setDragDropMode(QAbstractItemView::InternalMove);
    auto *up = makeButton(tr("Move Up"), "neutral", {}, this);
    auto *down = makeButton(tr("Move Down"), "neutral", {}, this);
    auto *standard = makeButton(tr("Use Standard Columns"), "neutral", {}, this);
    connect(up, &QPushButton::clicked, this, [this] { move(-1); });
    connect(down, &QPushButton::clicked, this, [this] { move(1); });
    connect(standard, &QPushButton::clicked, this, [this] { fill(m_type.listColumns); });

    auto *buttons = new QDialogButtonBox(this);
    auto *cancel = makeButton(tr("Cancel"), "neutral", {}, this);
    auto *apply = makeButton(tr("Show Columns"), "brand", {}, this);
    apply->setDefault(true);
    buttons->addButton(cancel, QDialogButtonBox::RejectRole);
    buttons->addButton(apply, QDialogButtonBox::AcceptRole);
    connect(buttons, &QDialogButtonBox::accepted, this, &ColumnsDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &ColumnsDialog::reject);

    auto *side = new QVBoxLayout;
    side->addWidget(up);
    side->addWidget(down);
    side->addStretch();
    side->addWidget(standard);
    auto *middle = new QHBoxLayout;
    middle->addWidget(m_list, 1);
    middle->addLayout(side);
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(makeLabel(tr("Ticked columns are shown, in this order."), "hint", this));
    layout->addLayout(middle, 1);
    layout->addWidget(buttons);
    fill(shown);
    resize(560, 520);
    m_list->setFocus();
}

/// Shown columns first, in their order; then the others by label.
void ColumnsDialog::fill(const QStringList &shown)
{
    QList<const Field *> others;
    for (const Field &field : m_type.fields) {
        if (!shown.contains(field.name))
            others << &field;
    }
    std::sort(others.begin(), others.end(), [](const Field *a, const Field *b) { return labelOf(*a).localeAwareCompare(labelOf(*b)) < 0; });
    m_list->clear();
    const auto add = [this](const Field &field, Qt::CheckState state) {
        auto *item = new QListWidgetItem(labelOf(field), m_list);
        item->setData(Qt::UserRole, field.name);
        item->setFlags(item->flags() | Qt::ItemIsUserCheckable);
        item->setCheckState(state);
    };
    for (const QString &name : shown) {
        if (const Field *field = m_type.field(name))
            add(*field, Qt::Checked);
    }
    for (const Field *field : std::as_const(others))
        add(*field, Qt::Unchecked);
    m_list->setCurrentRow(0);
}

void ColumnsDialog::move(int step)
{
    const int row = m_list->currentRow();
    const int target = row + step;
    if (row < 0 || target < 0 || target >= m_list->count())
        return;
    m_list->insertItem(target, m_list->takeItem(row));
    m_list->setCurrentRow(target);
}

QStringList ColumnsDialog::columns() const
{
    QStringList names;
    for (int row = 0; row < m_list->count(); ++row) {
        if (m_list->item(row)->checkState() == Qt::Checked)
            names << m_list->item(row)->data(Qt::UserRole).toString();
    }
    return names;
}

void ColumnsDialog::accept()
{
    const QStringList names = columns();
    Q_EMIT chosen(names.isEmpty() ? QStringList {m_type.nameField} : names);
    QDialog::accept();
}
