#include "forms/sync/scopedialog.h"

#include "forms/fields/combobox.h"
#include "forms/look/theme.h"
#include "forms/look/widgets.h"
#include "models/sync/scope.h"

#include <QDialogButtonBox>
#include <QLineEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QVBoxLayout>

ScopeDialog::ScopeDialog(Synchroniser &sync, QWidget *parent)
    : QDialog(parent)
    , m_sync(sync)
    , m_notice(new Notice(this))
{
    setWindowTitle(tr("What Is Loaded"));
    setAttribute(Qt::WA_DeleteOnClose);
    setMinimumWidth(Theme::current().scaled(560));
    build();
    m_soon.setSingleShot(true);
    m_soon.setInterval(400);
    connect(&m_soon, &QTimer::timeout, this, &ScopeDialog::count);
    whenReady(m_sync.scope(), this, [this](const Result<PullScope> &scope) {
        if (scope)
            show(*scope);
        count();
    });
}

void ScopeDialog::build()
{
    m_all = new QRadioButton(tr("&All accounts that I may see"), this);
    m_mine = new QRadioButton(tr("&My accounts"), this);
    m_matching = new QRadioButton(tr("Accounts that &match:"), this);
    m_all->setChecked(true);
    m_filter = new QLineEdit(this);
    m_filter->setAccessibleName(tr("Accounts that match"));
    m_filter->setPlaceholderText(tr("Type = Customer and Industry = Banking"));
    m_depth = new ComboBox(this);
    m_depth->addItems({tr("Accounts alone"), tr("What names an account: contacts, opportunities, activities …"), tr("Also what names those"), tr("Everything below an account")});
    QLabel *depth = makeLabel(tr("What comes along"), "fieldLabel", this);
    depth->setBuddy(m_depth);
    m_depth->setAccessibleName(depth->text());
    m_depth->setCurrentIndex(PullScope::everything);
    m_counts = makeLabel({}, "value", this);
    m_counts->setWordWrap(true);
    m_counts->setAlignment(Qt::AlignTop | Qt::AlignLeading);
    m_counts->setMinimumHeight(m_counts->fontMetrics().lineSpacing() * 3);
    QLabel *hint = makeLabel(tr("Nothing that is here goes away by this. Users, releases and what hangs on no account always come."), "hint", this);
    hint->setWordWrap(true);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    m_load = makeButton(tr("Load"), "brand");
    m_load->setDefault(true);
    buttons->addButton(m_load, QDialogButtonBox::AcceptRole);
    connect(m_load, &QPushButton::clicked, this, &ScopeDialog::keep);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    for (QRadioButton *one : {m_all, m_mine, m_matching})
        connect(one, &QRadioButton::toggled, this, &ScopeDialog::changed);
    connect(m_filter, &QLineEdit::textEdited, this, [this] {
        m_matching->setChecked(true);
        changed();
    });
    connect(m_depth, &QComboBox::currentIndexChanged, this, &ScopeDialog::changed);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(24, 20, 24, 20);
    layout->setSpacing(10);
    layout->addWidget(m_notice);
    for (QWidget *one : {static_cast<QWidget *>(m_all), static_cast<QWidget *>(m_mine), static_cast<QWidget *>(m_matching), static_cast<QWidget *>(m_filter), static_cast<QWidget *>(depth),
                         static_cast<QWidget *>(m_depth), static_cast<QWidget *>(hint), static_cast<QWidget *>(m_counts)})
        layout->addWidget(one);
    layout->addStretch(1);
    layout->addWidget(buttons);
}

void ScopeDialog::show(const PullScope &scope)
{
    m_showing = true;
    using Accounts = PullScope::Accounts;
    (scope.accounts == Accounts::All ? m_all : scope.accounts == Accounts::Mine ? m_mine : m_matching)->setChecked(true);
    m_filter->setText(scope.filter);
    m_depth->setCurrentIndex(scope.depth);
    m_showing = false;
}

PullScope ScopeDialog::asked() const
{
    using Accounts = PullScope::Accounts;
    PullScope scope {.accounts = m_mine->isChecked() ? Accounts::Mine : m_matching->isChecked() ? Accounts::Matching : Accounts::All, .depth = m_depth->currentIndex()};
    if (scope.accounts == Accounts::Matching)
        scope.filter = m_filter->text().trimmed();
    return scope;
}

void ScopeDialog::changed()
{
    if (m_showing)
        return;
    ++m_asked; // what is being counted is another choice
    m_counts->setText(tr("Counting…"));
    m_soon.start();
}

void ScopeDialog::count()
{
    const PullScope scope = asked();
    const int number = ++m_asked;
    m_counts->setText(tr("Counting…"));
    if (scope.accounts == PullScope::Accounts::Matching) {
        if (const Result<QList<ScopeCondition>> good = conditionsIn(scope.filter); !good) {
            m_counts->setText(good.error().text);
            return m_load->setEnabled(false);
        }
    }
    whenReady(m_sync.countScope(scope), this, [this, number](const Result<QList<ScopeCount>> &counts) {
        if (number != m_asked)
            return;
        m_load->setEnabled(counts || counts.error().kind != Error::Kind::BadInput);
        counts ? showCounts(*counts) : m_counts->setText(counts.error().text);
        Q_EMIT counted();
    });
}

void ScopeDialog::showCounts(const QList<ScopeCount> &counts)
{
    int total = 0;
    QStringList parts;
    for (const ScopeCount &count : counts) {
        total += count.records;
        for (const ObjectType *type : m_sync.schema().types()) {
            if (type->code == count.object && count.records > 0)
                parts << tr("%1: %2").arg(translated(type->pluralLabel), QLocale().toString(count.records));
        }
    }
    const QString sum = tr("%n record(s) would be loaded.", nullptr, total);
    m_counts->setText(parts.isEmpty() ? sum : sum + u'\n' + parts.join(u" · "_s));
    resize(width(), std::max(height(), layout()->totalHeightForWidth(width())));
}

void ScopeDialog::keep()
{
    whenReady(m_sync.setScope(asked()), this, [this](const Result<> &kept) {
        if (!kept)
            return m_notice->show(kept.error().text);
        Q_EMIT chosen();
        accept();
    });
}
