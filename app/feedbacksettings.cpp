#include "app/feedbacksettings.h"

#include "forms/look/theme.h"
#include "forms/look/widgets.h"

#include <QCheckBox>
#include <QLabel>
#include <QLineEdit>
#include <QTimer>
#include <QUuid>
#include <QVBoxLayout>

namespace {

const Setting<bool> &onSetting(FeedbackTarget target)
{
    return target == FeedbackTarget::Productboard ? setting::productboardOn : setting::mattermostOn;
}

QString secretNameOf(const QString &base, FeedbackTarget target)
{
    return base + (target == FeedbackTarget::Productboard ? u"-productboard"_s : u"-mattermost"_s);
}

} // namespace

FeedbackTargetSetup feedbackSetupIn(const Settings &settings, FeedbackTarget target)
{
    const QString base = settings.value(setting::feedbackSecret);
    return {settings.value(onSetting(target)) && !base.isEmpty(), target == FeedbackTarget::Productboard ? QUrl(settings.value(setting::productboardUrl)) : QUrl(), secretNameOf(base, target)};
}

FeedbackSettings::FeedbackSettings(Settings &settings, SecretStore &secrets, FeedbackSender &sender, QWidget *parent)
    : QWidget(parent)
    , m_settings(settings)
    , m_secrets(secrets)
    , m_sender(sender)
{
    setMinimumWidth(Theme::current().scaled(420));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(6);
    layout->addWidget(makeLabel(tr("Customer feedback goes to"), "sectionTitle", this));
    for (const FeedbackTarget target : FeedbackSender::targets())
        m_rows[int(target)] = buildRow(target);
    m_place = makeLabel({}, "hint", this);
    m_place->setWordWrap(true);
    layout->addWidget(m_place);
    connect(&m_secrets, &SecretStore::placeChanged, this, &FeedbackSettings::showPlace);
    showPlace();
}

FeedbackSettings::Row FeedbackSettings::buildRow(FeedbackTarget target)
{
    const bool isBoard = target == FeedbackTarget::Productboard;
    Row row;
    row.on = new QCheckBox(isBoard ? tr("Send to &productboard") : tr("Send to &Mattermost"), this);
    row.on->setAccessibleName(isBoard ? tr("Send to productboard") : tr("Send to Mattermost"));
    row.on->setChecked(m_settings.value(onSetting(target)));
    layout()->addWidget(row.on);
    if (isBoard) {
        row.url = addEdit(tr("productboard address"), row.on, false);
        row.url->setText(m_settings.value(setting::productboardUrl));
    }
    row.secret = addEdit(isBoard ? tr("productboard token") : tr("Mattermost webhook address"), row.on, true);
    if (const FeedbackTargetSetup setup = feedbackSetupIn(m_settings, target); setup.on) {
        whenReady(m_secrets.read(setup.secretName), this, [this, target](const Result<QString> &secret) {
            Row &known = m_rows[int(target)];
            known.kept = secret && !secret->isEmpty();
            known.secret->setPlaceholderText(known.kept ? tr("Kept; type to replace it") : tr("Not in the keyring any more: enter it again"));
        });
    }
    return row;
}

QLineEdit *FeedbackSettings::addEdit(const QString &label, QCheckBox *on, bool secret)
{
    auto *line = new QWidget(this);
    auto *edit = new QLineEdit(line);
    auto *words = new QLabel(label, line);
    words->setBuddy(edit);
    edit->setAccessibleName(label);
    edit->ensurePolished();
    edit->setMinimumHeight(edit->sizeHint().height()); // a form squeezes what may be squeezed
    if (secret)
        edit->setEchoMode(QLineEdit::Password);
    auto *column = new QVBoxLayout(line);
    column->setContentsMargins(26, 0, 0, 4);
    column->setSpacing(2);
    column->addWidget(words);
    column->addWidget(edit);
    line->setVisible(on->isChecked());
    connect(on, &QCheckBox::toggled, line, [line](bool checked) {
        line->setVisible(checked);
        QTimer::singleShot(0, line, [line] { line->window()->adjustSize(); }); // once the layouts know
    });
    layout()->addWidget(line);
    return edit;
}

void FeedbackSettings::showPlace()
{
    m_place->setText(m_secrets.sentence() + u' ' + tr("Who is switched off is forgotten there."));
    m_place->setMinimumHeight(m_place->heightForWidth(minimumWidth())); // a dialog that grows asks for one line only
}

QString FeedbackSettings::problem() const
{
    for (const FeedbackTarget target : FeedbackSender::targets()) {
        const Row &row = m_rows[int(target)];
        const QString secret = row.secret->text().trimmed();
        if (!row.on->isChecked())
            continue;
        if (row.url && !WebClient::isAllowed(QUrl(row.url->text().trimmed(), QUrl::StrictMode)))
            return tr("productboard address: enter one that begins with https://.");
        if (row.url && secret.isEmpty() && !row.kept)
            return tr("productboard token: enter the token that productboard gave you.");
        if (!row.url && secret.isEmpty() && !row.kept)
            return tr("Mattermost webhook address: enter the address of the channel's incoming webhook.");
        if (!row.url && !secret.isEmpty() && !WebClient::isAllowed(QUrl(secret, QUrl::StrictMode)))
            return tr("Mattermost webhook address: enter one that begins with https://.");
    }
    return {};
}

void FeedbackSettings::save()
{
    QString base = m_settings.value(setting::feedbackSecret);
    const bool any = std::any_of(m_rows.begin(), m_rows.end(), [](const Row &row) { return row.on->isChecked(); });
    if (base.isEmpty() && !any)
        return Q_EMIT saved();
    if (base.isEmpty())
        m_settings.setValue(setting::feedbackSecret, base = u"feedback-"_s + QUuid::createUuid().toString(QUuid::WithoutBraces));
    m_open = 1; // this function itself
    for (const FeedbackTarget target : FeedbackSender::targets())
        keep(target, secretNameOf(base, target));
    told({});
}

void FeedbackSettings::keep(FeedbackTarget target, const QString &secretName)
{
    const Row &row = m_rows[int(target)];
    const bool on = row.on->isChecked();
    const FeedbackTargetSetup before = m_sender.setup(target);
    m_settings.setValue(onSetting(target), on);
    if (row.url && on)
        m_settings.setValue(setting::productboardUrl, row.url->text().trimmed());
    const QString secret = row.secret->text().trimmed();
    const FeedbackTargetSetup now = feedbackSetupIn(m_settings, target);
    if (now == before && secret.isEmpty())
        return;
    const auto use = [this, target, now](const Result<> &kept) {
        m_sender.setTarget(target, now);
        m_sender.settingsChanged(target);
        told(kept);
    };
    ++m_open;
    if (on && secret.isEmpty())
        return use({});
    whenReady(m_secrets.write(secretName, on ? secret : QString()), this, use);
}

void FeedbackSettings::told(const Result<> &kept)
{
    if (!kept)
        m_refusal = kept.error().text;
    if (--m_open > 0)
        return;
    m_settings.file().sync();
    if (!m_refusal.isEmpty())
        Q_EMIT failed(m_refusal);
    Q_EMIT saved();
}
