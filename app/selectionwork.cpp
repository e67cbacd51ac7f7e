#include "app/selectionwork.h"

#include "app/actions.h"
#include "forms/shell/page.h"
#include "models/schema/objects/names.h"
#include "models/schema/objects/referencenames.h"
#include "models/schema/objects/risknames.h"
#include "models/storage/featurerequests.h"

#include <QAction>
#include <QTextDocumentFragment>
#include <QTextEdit>

namespace {

/// What is selected in a text of the page that can be read, not edited.
QString selectedWords(const Page *page)
{
    for (const QTextEdit *text : page->findChildren<QTextEdit *>()) {
        if (text->isVisible() && text->textCursor().hasSelection())
            return text->textCursor().selection().toPlainText().trimmed();
    }
    return {};
}

QHash<QString, QVariant> presetsFor(int object, RecordId customer, const QString &words)
{
    switch (object) {
    case object_code::customerRisk:
        return {{customer_risk::account, qlonglong(customer)}, {customer_risk::summary, words}};
    case object_code::customerReference:
        return {{customer_reference::account, qlonglong(customer)}, {customer_reference::useCase, words}};
    default:
        return {{activity::what, qlonglong(customer)}, {activity::subtype, u"Task"_s}, {activity::subject, nameFromWords(words)}, {activity::comments, words}};
    }
}

} // namespace

SelectionWork::SelectionWork(const Parts &parts, const Actions &actions, std::function<const Page *()> page, QObject *parent)
    : QObject(parent)
    , m_parts(parts)
    , m_page(std::move(page))
{
    actions.on("feedback.request"_L1, this, [this] { noteRequest(); });
    actions.on("selection.task"_L1, this, [this] { openForm(object_code::activity); });
    actions.on("selection.risk"_L1, this, [this] { openForm(object_code::customerRisk); });
    actions.on("selection.reference"_L1, this, [this] { openForm(object_code::customerReference); });
    for (const auto name : {"feedback.request"_L1, "selection.task"_L1, "selection.risk"_L1, "selection.reference"_L1})
        actions.at(name)->setProperty("onSelection", true); // the menus of texts show it
}

std::optional<std::pair<RecordId, QString>> SelectionWork::chosen()
{
    const Page *page = m_page();
    const RecordId about = page ? page->about() : 0;
    const QString words = about ? selectedWords(page) : QString();
    if (!words.isEmpty())
        return std::pair {about, words};
    Q_EMIT said(tr("Select words in a note first."), u"info"_s, false);
    return std::nullopt;
}

void SelectionWork::noteRequest()
{
    const auto found = chosen();
    if (!found)
        return;
    whenReady(requestFromWords(m_parts.store, found->first, found->second), this, [this](const Result<RecordId> &request) {
        if (!request)
            return Q_EMIT said(request.error().text, u"error"_s, false);
        Q_EMIT recordAsked(*request);
        Q_EMIT said(tr("Feature request noted, with who asked for it"), u"success"_s, true);
    });
}

void SelectionWork::openForm(int object)
{
    const auto found = chosen();
    if (!found)
        return;
    whenReady(m_parts.store.fetch(found->first), this, [this, object, words = found->second](const Result<Record> &record) {
        if (!record)
            return Q_EMIT said(record.error().text, u"error"_s, false);
        const RecordId customer = customerOf(*m_parts.store.schema().type(record->object), *record);
        if (!customer)
            return Q_EMIT said(tr("These words are about no customer: choose them in a call, an account or another record that belongs to one."), u"error"_s, false);
        Q_EMIT formAsked(object, presetsFor(object, customer, words));
    });
}
