#include "app/settingsdialog.h"

#include "app/feedbacksettings.h"
#include "app/languages.h"
#include "forms/fields/combobox.h"
#include "forms/look/theme.h"
#include "forms/look/widgets.h"
#include "models/schema/owncompany.h"
#include "models/storage/recordstore.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLineEdit>

SettingsDialog::SettingsDialog(Settings &settings, RecordStore &store, QWidget *parent, SecretStore *secrets, FeedbackSender *feedback)
    : QDialog(parent)
    , m_settings(settings)
    , m_store(store)
    , m_letters(new QCheckBox(tr("Single letters act (/ searches, E edits)")))
    , m_company(new QLineEdit(ownCompany()))
    , m_notice(new Notice(this))
{
    setWindowTitle(tr("Settings"));
    setAttribute(Qt::WA_DeleteOnClose);
    auto *rows = new QFormLayout(this);
    rows->setRowWrapPolicy(QFormLayout::WrapLongRows);
    rows->setContentsMargins(24, 20, 24, 20);
    rows->setVerticalSpacing(12);
    rows->addRow(m_notice);
    m_theme = addChoice(rows, tr("&Theme"), {{tr("As the system"), u"system"_s}, {tr("Light"), u"light"_s}, {tr("Dark"), u"dark"_s}}, settings.value(setting::theme));
    QList<std::pair<QString, QVariant>> sizes;
    for (const int percent : {80, 90, 100, 110, 125, 150, 175, 200, 250, 300})
        sizes << std::pair(tr("%1 %").arg(percent), QVariant(percent));
    m_size = addChoice(rows, tr("Text &size"), sizes, qRound(settings.value(setting::zoom) * 100));
    m_density = addChoice(rows, tr("&Density"), {{tr("Comfy"), false}, {tr("Compact"), true}}, settings.value(setting::compact));
    QList<std::pair<QString, QVariant>> languages {{tr("As the system"), QString()}};
    for (const QString &code : availableLanguages())
        languages << std::pair(languageName(code), QVariant(code));
    m_language = addChoice(rows, tr("&Language"), languages, settings.value(setting::language));
    rows->addRow(QString(), makeLabel(tr("A language shows after the next start."), "hint"));
    m_company->setMaxLength(80);
    m_company->setPlaceholderText(tr("As in “Approved by … Legal”"));
    m_company->setAccessibleName(tr("Your company"));
    rows->addRow(tr("&Your company"), m_company);
    m_letters->setChecked(settings.value(setting::letterKeys));
    rows->addRow(m_letters);
    QPushButton *keys = makeButton(tr("Keyboard Shortcuts…"), "neutral");
    connect(keys, &QPushButton::clicked, this, &SettingsDialog::keysAsked);
    rows->addRow(keys);
    if (secrets && feedback) {
        m_feedback = new FeedbackSettings(settings, *secrets, *feedback, this);
        connect(m_feedback, &FeedbackSettings::failed, this, &SettingsDialog::failed);
        connect(m_feedback, &FeedbackSettings::saved, this, &QDialog::accept);
        rows->addRow(m_feedback);
    }
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Save | QDialogButtonBox::Cancel);
    buttons->button(QDialogButtonBox::Save)->setProperty("kind", u"brand"_s);
    connect(buttons, &QDialogButtonBox::accepted, this, &SettingsDialog::save);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    rows->addRow(buttons);
}

QComboBox *SettingsDialog::addChoice(QFormLayout *rows, const QString &label, const QList<std::pair<QString, QVariant>> &choices, const QVariant &now)
{
    auto *box = new ComboBox;
    box->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    for (const auto &[text, value] : choices)
        box->addItem(text, value);
    if (box->findData(now) < 0)
        box->addItem(now.toString(), now); // a size that was reached by zooming
    box->setCurrentIndex(box->findData(now));
    box->setAccessibleDescription(QString(label).remove(u'&'));
    rows->addRow(label, box);
    return box;
}

void SettingsDialog::save()
{
    if (m_feedback && !m_feedback->problem().isEmpty())
        return m_notice->show(m_feedback->problem());
    m_settings.setValue(setting::theme, m_theme->currentData().toString());
    m_settings.setValue(setting::zoom, m_size->currentData().toInt() / 100.0);
    m_settings.setValue(setting::compact, m_density->currentData().toBool());
    m_settings.setValue(setting::language, m_language->currentData().toString());
    m_settings.setValue(setting::letterKeys, m_letters->isChecked());
    if (const QString name = m_company->text().simplified(); name != ownCompany())
        m_store.setFact(ownCompanyFact, name);
    m_feedback ? m_feedback->save() : accept();
}
