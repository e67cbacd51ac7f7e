#include "forms/renewals/renewalspart.h"

#include "forms/fields/combobox.h"
#include "forms/fields/flowlayout.h"
#include "forms/look/theme.h"
#include "forms/look/widgets.h"
#include "forms/record/recorddialog.h"
#include "forms/shell/page.h"
#include "models/schema/objects/contractnames.h"
#include "models/schema/objects/names.h"
#include "models/schema/objects/risknames.h"
#include "models/schema/values.h"

#include <QComboBox>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QSaveFile>
#include <QScrollArea>
#include <QVBoxLayout>

RenewalsPart::RenewalsPart(RecordStore &store, Page &page)
    : QWidget(&page)
    , m_store(store)
    , m_page(page)
{
}

bool RenewalsPart::isConcerned(const ChangeSet &changes) const
{
    for (const int object : {object_code::contract, object_code::opportunity, object_code::account, object_code::customerRisk}) {
        if (changes.concerns(object))
            return true;
    }
    return false;
}

QVBoxLayout *RenewalsPart::addScrolled()
{
    auto *scroll = new QScrollArea(this);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto *content = new QWidget;
    content->setObjectName(u"sheet"_s);
    auto *rows = new QVBoxLayout(content);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(8);
    scroll->setWidget(content);
    layout()->addWidget(scroll);
    return rows;
}

void RenewalsPart::addControlRow(const QList<QPushButton *> &buttons)
{
    auto *row = new QWidget(this);
    auto *sides = new QHBoxLayout(row);
    sides->setContentsMargins(16, 8, 16, 8);
    sides->setSpacing(8);
    auto *controls = new QWidget(row);
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    policy.setHeightForWidth(true);
    controls->setSizePolicy(policy);
    m_controls = new FlowLayout(controls, 8);
    sides->addWidget(controls, 1);
    auto *ends = new OverflowRow(row);
    for (QPushButton *button : buttons)
        ends->addButton(button);
    sides->addWidget(ends, 0, Qt::AlignTop);
    layout()->addWidget(row);
}

void RenewalsPart::addControl(QWidget *control)
{
    m_controls->addWidget(control);
}

QComboBox *RenewalsPart::addChoice(const QString &label, const QList<std::pair<QString, QVariant>> &choices)
{
    auto *both = new QWidget(m_controls->parentWidget());
    auto *row = new QHBoxLayout(both);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(6);
    QLabel *words = makeLabel(escapedMnemonic(label), "fieldLabel", both);
    auto *box = new ComboBox(both);
    box->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    box->setAccessibleName(label);
    for (const auto &[text, value] : choices)
        box->addItem(text, value);
    words->setBuddy(box);
    row->addWidget(words);
    row->addWidget(box);
    addControl(both);
    return box;
}

QString RenewalsPart::money(double amount, const QString &currency) const
{
    return displayText({.type = FieldType::Currency}, amount, locale(), currency);
}

QString RenewalsPart::dayText(const QDate &day) const
{
    return day.isValid() ? displayText({.type = FieldType::Date}, day, locale()) : QString();
}

void RenewalsPart::openAll(const QList<RecordId> &ids, const QString &name)
{
    if (ids.isEmpty())
        return;
    QVariantList values;
    for (const RecordId id : ids)
        values << qlonglong(id);
    Q_EMIT m_page.openList(objectCodeOf(ids.first()), {{u"Id"_s, Condition::Is::OneOf, values}}, name);
}

void RenewalsPart::edit(RecordId id, const QString &title, const QStringList &fields)
{
    RecordDialog::openForm(m_store, id, {.name = u"renewal"_s, .label = title, .fields = fields}, {}, this, [this, id](RecordId) {
        whenReady(m_store.titles({id}), this, [this, id](const QHash<RecordId, QString> &titles) { Q_EMIT m_page.toast(tr("%1 saved").arg(titles.value(id)), true); });
    });
}

void RenewalsPart::offerFile(const QString &name, const std::function<QByteArray()> &content)
{
    auto *dialog = new QFileDialog(this, tr("Export %1").arg(name));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setNameFilter(tr("CSV files (*.csv)"));
    dialog->setDefaultSuffix(u"csv"_s);
    dialog->selectFile(name + u".csv"_s);
    connect(dialog, &QFileDialog::fileSelected, this, [this, content](const QString &path) { writeFile(path, content()); });
    dialog->open();
}

void RenewalsPart::writeFile(const QString &path, const QByteArray &content)
{
    const auto written = m_store.database().run([path, content](Connection &) -> Result<> {
        QSaveFile file(path);
        if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size() || !file.commit())
            return Error {.text = QCoreApplication::translate("Exchange", "%1 could not be written. Choose another folder.").arg(path), .detail = file.errorString()};
        return {};
    }, Database::Turn::Background);
    whenReady(written, this, [this, path](const Result<> &done) {
        if (!done)
            return Q_EMIT m_page.notice(done.error().text);
        Q_EMIT m_page.toast(tr("%1 written").arg(path));
    });
}
