#include "forms/fields/addresseditor.h"

#include <QGridLayout>
#include <QLabel>

AddressEditor::AddressEditor(const Field &field, const EditorContext &context, QWidget *parent)
    : FieldEditor(field, context, parent)
    , m_group(new QWidget(this))
    , m_grid(new QGridLayout(m_group))
{
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setHorizontalSpacing(6);
    m_grid->setVerticalSpacing(0);
    m_grid->setColumnStretch(0, 1);
    m_grid->setColumnStretch(1, 1);
    setInput(m_group);
    label()->setProperty("role", u"sectionTitle"_s);
    // The parts bring margins of their own; the heading stands over their labels.
    layout()->setContentsMargins(0, 3, 0, 5);
    label()->setContentsMargins(5, 0, 5, 0);
}

void AddressEditor::addPart(FieldEditor *part)
{
    // The street has a line of its own; the others stand in pairs.
    if (m_count == 0) {
        m_grid->addWidget(part, 0, 0, 1, 2);
        setFocusProxy(part);
    } else {
        m_grid->addWidget(part, (m_count + 1) / 2, (m_count + 1) % 2, Qt::AlignTop);
    }
    ++m_count;
}
