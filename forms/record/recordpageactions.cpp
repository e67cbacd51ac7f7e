#include "forms/record/recordpageactions.h"

#include "forms/look/theme.h"
#include "forms/record/headeractions.h"
#include "forms/record/linksdialog.h"
#include "forms/record/recordactions.h"
#include "forms/record/relatedlink.h"

#include <QClipboard>
#include <QDesktopServices>
#include <QGuiApplication>
#include <QMenu>

template <typename Do>
QAction *RecordPageActions::add(QList<QAction *> &list, const QString &text, Do what)
{
    auto *action = new QAction(escapedMnemonic(text), this);
    connect(action, &QAction::triggered, this, what);
    list << action;
    return action;
}

RecordPageActions::RecordPageActions(RecordStore &store, const ObjectType &type, QWidget *page)
    : QObject(page)
    , m_store(store)
    , m_type(type)
    , m_page(page)
    , m_shown {.type = &type}
    , m_links(new QMenu(tr("Links"), page))
{
    for (const QuickForm *form : composerForms(store.schema(), type))
        add(m_buttons, translated(form->label), [this, name = form->name] { Q_EMIT composeAsked(name); });
    add(m_buttons, tr("Edit"), [this] { Q_EMIT editAsked(); });
    if (!isMadeInPanel(m_store.schema(), m_type))
        add(m_menu, tr("Clone"), [this] { Q_EMIT cloneAsked(m_type.code, copiedValues()); });
    add(m_menu, tr("Delete"), [this] { remove(); });
    for (const RecordAction &action : type.actions) {
        if (action.kind == RecordAction::Kind::Open) {
            add(action.button ? m_buttons : m_menu, translated(action.label), [this, name = action.name] { Q_EMIT pageAsked(name + u':' + QString::number(m_shown.record.id)); });
            continue;
        }
        add(m_menu, translated(action.label), [this, name = action.name] { run(name); });
    }
    m_links->setToolTipsVisible(true);
    m_menu << m_links->menuAction() << nullptr;
    add(m_menu, tr("Copy Name"), [this] { copy(m_shown.title(), tr("Name copied")); });
    add(m_menu, tr("Copy Link"), [this] { copy(u"steward open "_s + m_shown.record.uuid, tr("Link copied")); });
    m_menu << nullptr;
    add(m_menu, tr("Previous in List"), [this] { Q_EMIT commandAsked(u"go.previous"_s); });
    add(m_menu, tr("Next in List"), [this] { Q_EMIT commandAsked(u"go.next"_s); });
}

void RecordPageActions::run(const QString &actionName)
{
    if (const RecordAction *action = m_type.action(actionName))
        runRecordAction(m_store, *action, {m_shown.record.id}, m_page, [this](const QString &words) { Q_EMIT done(words, true); });
}

void RecordPageActions::fill(HeaderActions &header) const
{
    header.setActions(m_buttons, m_menu);
}

void RecordPageActions::setRecord(const ShownRecord &shown)
{
    m_shown = shown;
    loadLinks();
}

void RecordPageActions::loadLinks()
{
    whenReady(LinksDialog::kept(m_store), this, [this](const QString &kept) {
        m_keptLinks = kept;
        showLinks(LinksDialog::read(kept));
    });
}

/// Each link of the object; one that cannot be filled in says why in its tooltip and status.
void RecordPageActions::showLinks(const QList<LinkTemplate> &links)
{
    m_links->clear();
    for (const LinkTemplate &link : links) {
        if (link.object != m_type.name)
            continue;
        const Result<QUrl> url = filledLink(link, m_type, m_shown.record, m_shown.titles);
        QAction *action = m_links->addAction(themedIcon(u"box-arrow-up-right"_s), escapedMnemonic(url ? link.label : tr("%1: %2", "a link and why it does not work").arg(link.label, url.error().text)));
        action->setEnabled(bool(url));
        action->setToolTip(url ? url->toString() : url.error().text);
        if (url)
            connect(action, &QAction::triggered, this, [url = *url] { QDesktopServices::openUrl(url); });
    }
    m_links->addSeparator();
    m_links->addAction(tr("Edit Links…"), this, &RecordPageActions::editLinks);
}

void RecordPageActions::editLinks()
{
    auto *dialog = new LinksDialog(m_store, m_type, LinksDialog::read(m_keptLinks), m_page);
    connect(dialog, &LinksDialog::saved, this, [this] { loadLinks(); });
    dialog->open();
}

void RecordPageActions::copy(const QString &text, const QString &words)
{
    QGuiApplication::clipboard()->setText(text);
    Q_EMIT done(words, false);
}

/// What a copy starts with: all that a person may type, nothing that is worked out or kept by the system.
QHash<QString, QVariant> RecordPageActions::copiedValues() const
{
    QHash<QString, QVariant> values;
    for (const Field &field : m_type.fields) {
        const QVariant value = m_shown.record.value(field.name);
        if (value.isValid() && !field.readOnly && field.hasColumn())
            values.insert(field.name, value);
    }
    return values;
}

void RecordPageActions::remove()
{
    if (m_removing)
        return;
    m_removing = true;
    const QString title = m_shown.title();
    whenReady(m_store.remove({m_shown.record.id}), this, [this, title](const Result<int> &removed) {
        if (!removed) {
            m_removing = false;
            return Q_EMIT failed(removed.error());
        }
        Q_EMIT this->removed(tr("%1 deleted").arg(title));
    });
}
