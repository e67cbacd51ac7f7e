#include "forms/sync/conflictpanel.h"

#include "forms/look/theme.h"
#include "forms/look/widgets.h"
#include "models/schema/values.h"
#include "models/storage/recordstore.h"

#include <QButtonGroup>
#include <QCheckBox>
#include <QGridLayout>
#include <QRadioButton>

namespace {

/// A long text is read on the record's page; here the beginning tells the sides apart.
QString shortened(const QString &words)
{
    constexpr qsizetype most = 400;
    return words.size() > most ? words.left(most) + u'…' : words;
}

QLabel *valueLabel(const QString &words, QWidget *parent)
{
    QLabel *label = makeLabel(words.isEmpty() ? ConflictPanel::tr("(empty)") : shortened(words), words.isEmpty() ? "empty" : "value", parent);
    label->setWordWrap(true);
    return label;
}

} // namespace

ConflictPanel::ConflictPanel(RecordStore &store, const QList<SyncState::Conflict> &conflicts, QWidget *parent)
    : QWidget(parent)
    , m_store(store)
    , m_context {.store = &store}
    , m_conflicts(conflicts)
{
    setObjectName(u"conflictPanel"_s);
    auto *grid = new QGridLayout(this);
    grid->setContentsMargins(2, 2, 2, 2);
    grid->setHorizontalSpacing(16);
    grid->setVerticalSpacing(8);
    int at = 0;
    for (const SyncState::Conflict &conflict : m_conflicts) {
        Row &row = *m_rows.emplace_back(std::make_unique<Row>());
        row.conflict = &conflict;
        row.field = m_store.schema().typeOf(conflict.record)->field(conflict.field);
        row.sides = new QButtonGroup(this);
        if (!row.field) {
            addRecordRow(grid, row);
            at += 3;
        } else {
            addFieldRow(grid, row, at);
            grid->setRowMinimumHeight(at + 5, Theme::current().scaled(14));
            at += 6;
        }
        connect(row.sides, &QButtonGroup::idToggled, this, [this, &row](int, bool on) {
            if (!on)
                return;
            showResult(row);
            Q_EMIT chosen();
        });
    }
    grid->setRowStretch(at, 1);
    for (const int column : {0, 1, 2})
        grid->setColumnStretch(column, 1);
}

void ConflictPanel::addRecordRow(QGridLayout *grid, Row &row)
{
    const bool goneThere = row.conflict->theirs == u"deleted";
    QLabel *what = makeLabel(goneThere ? tr("It was deleted in Salesforce while you changed it here.") : tr("You deleted it here while it was changed in Salesforce."), "value", this);
    what->setWordWrap(true);
    grid->addWidget(what, 0, 0, 1, 3);
    const std::pair<Side, QString> choices[] {{Side::Mine, goneThere ? tr("Keep mine: make it in Salesforce again") : tr("Delete it in Salesforce as well")},
                                              {Side::Theirs, goneThere ? tr("Delete it here as well") : tr("Bring it back here, as it is in Salesforce")}};
    for (const auto &[side, words] : choices) {
        auto *radio = new QRadioButton(escapedMnemonic(words), this);
        radio->setAccessibleName(words);
        row.sides->addButton(radio, int(side));
        grid->addWidget(radio, int(side), 0, 1, 3);
    }
}

void ConflictPanel::addChoice(QGridLayout *grid, const Row &row, Side side, const QString &words, int at, int column)
{
    const QString name = side == Side::Mine ? tr("Mine") : tr("Theirs");
    auto *radio = new QRadioButton(name, this);
    radio->setObjectName(row.field->name + (side == Side::Mine ? u".mine"_s : u".theirs"_s));
    radio->setAccessibleName(name);
    radio->setAccessibleDescription(tr("%1: %2").arg(labelOf(*row.field), words.isEmpty() ? tr("(empty)") : shortened(words)));
    row.sides->addButton(radio, int(side));
    grid->addWidget(radio, at, column);
    grid->addWidget(valueLabel(words, this), at + 1, column, Qt::AlignTop);
}

void ConflictPanel::addFieldRow(QGridLayout *grid, Row &row, int at)
{
    grid->addWidget(makeLabel(labelOf(*row.field), "sectionTitle", this), at, 0, 1, 3);
    grid->addWidget(makeLabel(tr("Before"), "fieldLabel", this), at + 1, 0);
    grid->addWidget(valueLabel(row.conflict->baseWords, this), at + 2, 0, Qt::AlignTop);
    addChoice(grid, row, Side::Mine, row.conflict->mineWords, at + 1, 1);
    addChoice(grid, row, Side::Theirs, row.conflict->theirsWords, at + 1, 2);
    auto *own = new QRadioButton(tr("Something else"), this);
    own->setObjectName(row.field->name + u".own"_s);
    own->setAccessibleName(own->text());
    own->setAccessibleDescription(labelOf(*row.field));
    row.sides->addButton(own, int(Side::Own));
    grid->addWidget(own, at + 3, 0, Qt::AlignTop);
    row.own = makeEditor(*row.field, m_context, this);
    if (const Result<QVariant> mine = fromNeutral(*row.field, row.conflict->mine))
        row.own->setValue(*mine);
    row.own->hide();
    connect(row.own, &FieldEditor::edited, this, [this, &row] { showResult(row); });
    grid->addWidget(row.own, at + 3, 1, 1, 2);
    row.result = makeLabel({}, "meta", this);
    row.result->setWordWrap(true);
    grid->addWidget(row.result, at + 4, 0, 1, 2);
    row.always = new QCheckBox(tr("Always decide this field so"), this);
    row.always->setObjectName(row.field->name + u".always"_s);
    row.always->setAccessibleName(row.always->text());
    row.always->setAccessibleDescription(labelOf(*row.field));
    row.always->setEnabled(false);
    grid->addWidget(row.always, at + 4, 2);
}

void ConflictPanel::showResult(const Row &row)
{
    if (!row.field)
        return;
    const Side side = Side(row.sides->checkedId());
    row.own->setVisible(side == Side::Own);
    row.always->setEnabled(side == Side::Mine || side == Side::Theirs);
    if (side == Side::Own) {
        const Result<QVariant> typed = row.own->value();
        row.own->setInvalid(typed ? QString() : typed.error().text);
        row.always->setChecked(false);
        row.result->clear();
        return;
    }
    const QString words = side == Side::Mine ? row.conflict->mineWords : row.conflict->theirsWords;
    row.result->setText(words.isEmpty() ? tr("Will be empty on both sides") : tr("Will be on both sides: %1").arg(shortened(words)));
}

QList<ConflictPanel::Decision> ConflictPanel::decisions() const
{
    QList<Decision> all;
    for (const auto &row : m_rows) {
        Decision decision {.field = row->conflict->field};
        if (row->sides->checkedId() < 0)
            continue;
        decision.side = Side(row->sides->checkedId());
        decision.always = row->always && row->always->isChecked();
        if (decision.side == Side::Own) {
            const Result<QVariant> typed = row->own->value();
            if (!typed)
                continue;
            decision.own = *typed;
        }
        all << decision;
    }
    return all;
}

void ConflictPanel::chooseAll(Side side)
{
    for (const auto &row : m_rows) {
        if (QAbstractButton *button = row->sides->button(int(side)))
            button->setChecked(true);
    }
}

bool ConflictPanel::isTouched() const
{
    return std::any_of(m_rows.begin(), m_rows.end(), [](const auto &row) { return row->sides->checkedId() >= 0; });
}

QWidget *ConflictPanel::firstChoice() const
{
    return m_rows.front()->sides->buttons().first();
}
