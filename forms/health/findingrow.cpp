#include "forms/health/findingrow.h"

#include "forms/fields/combobox.h"
#include "forms/look/theme.h"
#include "forms/look/widgets.h"
#include "models/schema/objects/reviewnames.h"

#include <QCheckBox>
#include <QGridLayout>
#include <QLineEdit>

FindingRow::FindingRow(const ObjectType &type, const Record &finding, QWidget *parent)
    : QFrame(parent)
    , m_record(finding)
{
    const Theme &theme = Theme::current();
    auto *grid = new QGridLayout(this);
    grid->setContentsMargins(0, theme.scaled(6), 0, theme.scaled(6));
    grid->setHorizontalSpacing(theme.scaled(10));
    grid->setVerticalSpacing(theme.scaled(4));
    m_feature = addLine(grid, 0, 0, 1, *type.field(health_check_finding::feature));
    m_used = new ComboBox(this);
    const Field &used = *type.field(health_check_finding::used);
    m_used->addItem(tr("Not asked yet"), QString());
    for (const Choice &choice : used.choices)
        m_used->addItem(labelOf(used, choice), choice.value);
    m_used->setCurrentIndex(std::max(0, m_used->findData(finding.text(health_check_finding::used))));
    QLabel *usedLabel = makeLabel(labelOf(used), "fieldLabel", this);
    usedLabel->setBuddy(m_used);
    m_used->setAccessibleName(usedLabel->text());
    grid->addWidget(usedLabel, 0, 1);
    grid->addWidget(m_used, 1, 1);
    m_why = addLine(grid, 0, 2, 1, *type.field(health_check_finding::why));
    m_better = addLine(grid, 0, 3, 1, *type.field(health_check_finding::better));
    auto *foot = new QHBoxLayout;
    foot->setSpacing(theme.scaled(12));
    m_inReview = new QCheckBox(labelOf(*type.field(health_check_finding::inReview)), this);
    m_inReview->setChecked(finding.id == 0 || finding.value(health_check_finding::inReview).toBool());
    foot->addWidget(m_inReview);
    foot->addStretch(1);
    const std::pair<QString, void (FindingRow::*)()> buttons[] {{tr("Make Task"), &FindingRow::taskWanted}, {tr("Make Request"), &FindingRow::requestWanted}, {tr("Remove"), &FindingRow::removeWanted}};
    for (const auto &[text, wanted] : buttons) {
        QPushButton *button = makeButton(text, "link", {}, this);
        button->setAccessibleDescription(finding.text(health_check_finding::feature));
        connect(button, &QPushButton::clicked, this, wanted);
        foot->addWidget(button);
    }
    grid->addLayout(foot, 2, 0, 1, 4);
    grid->setColumnStretch(0, 3);
    grid->setColumnStretch(1, 2);
    grid->setColumnStretch(2, 5);
    grid->setColumnStretch(3, 5);
    for (QLineEdit *line : {m_feature, m_why, m_better})
        connect(line, &QLineEdit::textChanged, this, &FindingRow::edited);
    connect(m_used, &QComboBox::currentIndexChanged, this, &FindingRow::edited);
    connect(m_inReview, &QCheckBox::toggled, this, &FindingRow::edited);
}

QLineEdit *FindingRow::addLine(QGridLayout *grid, int row, int column, int span, const Field &field)
{
    QLabel *label = makeLabel(labelOf(field), "fieldLabel", this);
    auto *line = new QLineEdit(m_record.text(field.name), this);
    if (field.maxLength)
        line->setMaxLength(field.maxLength);
    line->setCursorPosition(0);
    line->setAccessibleName(label->text());
    line->setToolTip(translated(field.help));
    label->setBuddy(line);
    grid->addWidget(label, row, column, 1, span);
    grid->addWidget(line, row + 1, column, 1, span);
    return line;
}

QString FindingRow::feature() const
{
    return m_feature->text().trimmed();
}

Record FindingRow::record() const
{
    Record record = m_record;
    const auto set = [&record](const QString &field, const QString &text) { record.set(field, text.isEmpty() ? QVariant() : QVariant(text)); };
    set(health_check_finding::feature, feature());
    set(health_check_finding::used, m_used->currentData().toString());
    // A stored text of several lines is shown on one; as long as nobody changes it, it keeps them.
    for (const auto &[line, field] : {std::pair {m_why, health_check_finding::why}, {m_better, health_check_finding::better}}) {
        if (line->text() != QString(m_record.text(field)).replace(u'\n', u' '))
            set(field, line->text().trimmed());
    }
    record.set(health_check_finding::inReview, m_inReview->isChecked());
    return record;
}

bool FindingRow::isBlank() const
{
    return m_record.id == 0 && feature().isEmpty() && m_why->text().isEmpty() && m_better->text().isEmpty();
}

bool FindingRow::isEdited() const
{
    if (isBlank())
        return false;
    const Record now = record();
    for (const QString &field : {health_check_finding::feature, health_check_finding::used, health_check_finding::why, health_check_finding::better}) {
        if (now.text(field) != m_record.text(field))
            return true;
    }
    return m_record.id == 0 || now.value(health_check_finding::inReview).toBool() != m_record.value(health_check_finding::inReview).toBool();
}

void FindingRow::takeFocus()
{
    m_feature->setFocus(Qt::OtherFocusReason);
}
