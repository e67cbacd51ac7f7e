#include "forms/record/composerdock.h"

#include "forms/look/theme.h"
#include "forms/look/widgets.h"
#include "forms/record/composer.h"
#include "forms/record/composerpill.h"
#include "forms/record/composershadow.h"
#include "models/schema/startlinks.h"

#include <QApplication>
#include <QDialog>
#include <QEvent>
#include <QLocale>
#include <QStyle>
#include <QVBoxLayout>

namespace {

constexpr int mostOpen = 2;
constexpr int gap = 10;

/// The same job asked for twice is one composer.
QString sameness(const ComposerJob &job)
{
    return u"%1/%2/%3/%4"_s.arg(job.type->name, job.form ? job.form->name : QString()).arg(job.record).arg(job.about);
}

/// A composer in a window of its own. Closing it, by whatever way, is the composer's to answer.
class ComposerWindow : public QDialog
{
public:
    ComposerWindow(Composer *composer, QWidget *parent)
        : QDialog(parent)
        , m_composer(composer)
    {
        setWindowTitle(composer->title());
        auto *layout = new QVBoxLayout(this);
        layout->setContentsMargins(0, 0, 0, 0);
        layout->addWidget(composer);
        const int width = Theme::current().scaled(640);
        resize(width, std::max(Theme::current().scaled(420), composer->heightFor(width)));
        setAttribute(Qt::WA_DeleteOnClose);
    }
    void reject() override { Q_EMIT m_composer->closeAsked(); }

private:
    Composer *m_composer;
};

} // namespace

ComposerDock::ComposerDock(RecordStore &store, QWidget *window)
    : QObject(window)
    , m_store(store)
    , m_window(window)
    , m_toast(new Toast(window))
{
    window->installEventFilter(this);
}

QList<ComposerDock::Entry>::iterator ComposerDock::entryOf(const Composer *composer)
{
    return std::find_if(m_entries.begin(), m_entries.end(), [composer](const Entry &entry) { return entry.composer == composer; });
}

bool ComposerDock::isOurs(const QWidget *widget) const
{
    return std::any_of(m_entries.begin(), m_entries.end(), [widget](const Entry &entry) {
        return entry.composer == widget || entry.composer->isAncestorOf(widget) || (entry.pill && entry.pill->isAncestorOf(widget));
    });
}

void ComposerDock::compose(const QString &formName, RecordId about)
{
    ComposerJob job {.about = about};
    for (const ObjectType *type : m_store.schema().types()) {
        if (const QuickForm *form = type->quickForm(formName)) {
            job.type = type;
            job.form = form;
        }
    }
    Q_ASSERT(job.type);
    if (!job.type)
        return;
    for (const Entry &entry : std::as_const(m_entries)) {
        if (sameness(entry.composer->job()) == sameness(job)) {
            raise(entry.composer);
            return;
        }
    }
    if (m_opening.contains(sameness(job)))
        return;
    m_opening.insert(sameness(job));
    job.key = DraftKeeper::newKey(u"composer"_s);
    if (about == 0) {
        openPrepared(job, {});
        return;
    }
    whenReady(m_store.fetch(about), this, [this, job](const Result<Record> &found) {
        const bool there = found && !found->deleted;
        openPrepared(job, there ? startLinks(m_store.schema(), *job.type, job.form->fields, *found) : QHash<QString, QVariant>());
    });
}

void ComposerDock::openPrepared(const ComposerJob &job, const QHash<QString, QVariant> &presets)
{
    whenReady(m_store.prepare(job.type->code, presets, job.form->name), this, [this, job](const Result<Record> &start) {
        m_opening.remove(sameness(job));
        Record empty;
        empty.object = job.type->code;
        Composer *composer = open(job, start ? *start : empty);
        raise(composer);
        offerClosedDraft(composer);
    });
}

Composer *ComposerDock::open(const ComposerJob &job, const Record &start)
{
    auto *composer = new Composer(m_store, job, start, m_window);
    composer->setInWindow(false);
    composer->hide();
    new ComposerShadow(composer);
    m_entries << Entry {.composer = composer, .used = ++m_clock};
    connect(composer, &Composer::minimizeAsked, this, [this, composer] { minimize(composer); });
    connect(composer, &Composer::windowAsked, this, [this, composer] { toggleWindow(composer); });
    connect(composer, &Composer::closeAsked, this, [this, composer] { close(composer); });
    connect(composer, &Composer::discardAsked, this, [this, composer] { discard(composer); });
    connect(composer, &Composer::grown, this, &ComposerDock::placeSoon);
    connect(composer, &Composer::saved, this, [this, composer](RecordId id, const QString &words) { finish(composer, id, words); });
    connect(composer, &Composer::labelChanged, this, [this, composer] {
        if (const auto entry = entryOf(composer); entry != m_entries.end() && entry->pill)
            entry->pill->setText(composer->label(), composer->title());
    });
    nameThem();
    return composer;
}

void ComposerDock::offerClosedDraft(Composer *composer)
{
    whenReady(m_store.drafts(), composer, [this, composer](const QList<QPair<QString, QByteArray>> &drafts) {
        std::optional<Draft> latest;
        const ComposerJob &job = composer->job();
        for (const auto &[key, json] : drafts) {
            const std::optional<Draft> draft = Draft::read(m_store.schema(), key, json);
            const bool same = draft && draft->object == job.type->name && job.form && draft->form == job.form->name && draft->record == 0;
            if (same && !draft->open && (job.about == 0 || draft->about == job.about))
                latest = draft;
        }
        if (!latest)
            return;
        const QString when = QLocale().toString(latest->at.toLocalTime(), QLocale::ShortFormat);
        const QString name = latest->words(m_store.schema());
        composer->offer(name.isEmpty() ? tr("You have a draft of %1.").arg(when) : tr("You have a draft of %1: “%2”.").arg(when, name));
        connect(composer, &Composer::offerAccepted, this, [this, composer, draft = *latest] {
            openDraft(draft, false);
            if (composer->isEdited())
                return;
            remove(composer); // the empty one makes room for the draft
        });
    });
}

void ComposerDock::restoreDrafts()
{
    whenReady(m_store.drafts(), this, [this](const QList<QPair<QString, QByteArray>> &drafts) {
        int back = 0;
        for (const auto &[key, json] : drafts) {
            const std::optional<Draft> draft = Draft::read(m_store.schema(), key, json);
            if (!draft || !draft->open)
                continue;
            ++back;
            openDraft(*draft, draft->minimized);
        }
        if (back > 0)
            m_toast->show(tr("%n draft(s) brought back", nullptr, back), u"info"_s);
    });
}

void ComposerDock::openDraft(const Draft &draft, bool minimized)
{
    for (const Entry &entry : std::as_const(m_entries)) {
        if (entry.composer->job().key == draft.key) {
            raise(entry.composer);
            return;
        }
    }
    if (draft.record == 0) {
        showDraft(draft, draft.start, minimized);
        return;
    }
    whenReady(m_store.fetch(draft.record), this, [this, draft, minimized](const Result<Record> &record) {
        if (record && !record->deleted)
            showDraft(draft, *record, minimized);
        else
            (void)m_store.dropDraft(draft.key); // what it would change is gone
    });
}

void ComposerDock::showDraft(const Draft &draft, const Record &start, bool minimized)
{
    const ObjectType *type = m_store.schema().type(draft.object);
    const ComposerJob job {.type = type, .form = type->quickForm(draft.form), .record = draft.record, .about = draft.about, .key = draft.key};
    Composer *composer = open(job, start);
    composer->restoreTyped(draft.typed);
    if (minimized)
        minimize(composer);
    else
        raise(composer);
}

void ComposerDock::keepDrafts()
{
    for (const Entry &entry : std::as_const(m_entries))
        entry.composer->keepDraft(true, entry.pill != nullptr);
}

QList<QWidget *> ComposerDock::composers() const
{
    QList<QWidget *> open;
    for (const Entry &entry : m_entries) {
        if (!entry.pill)
            open << entry.composer;
    }
    return open;
}

QList<QWidget *> ComposerDock::pills() const
{
    QList<QWidget *> all;
    for (const Entry &entry : m_entries) {
        if (entry.pill)
            all << entry.pill;
    }
    return all;
}

void ComposerDock::raise(Composer *composer)
{
    auto entry = entryOf(composer);
    if (entry == m_entries.end())
        return;
    if (QWidget *focus = QApplication::focusWidget(); focus && m_window->isAncestorOf(focus) && !isOurs(focus))
        m_before = focus;
    entry->used = ++m_clock;
    if (entry->pill) {
        entry->pill->deleteLater();
        entry->pill = nullptr;
        composer->keepDraft(true, false);
    }
    makeRoom();
    composer->show();
    place();
    if (composer->isInWindow())
        composer->window()->activateWindow();
    else
        composer->raise();
    composer->takeFocus();
}

/// When more are open than may be, the one used longest ago becomes a pill.
void ComposerDock::makeRoom()
{
    for (;;) {
        int open = 0;
        Entry *oldest = nullptr;
        for (Entry &entry : m_entries) {
            if (entry.pill || entry.composer->isInWindow())
                continue;
            ++open;
            if (!oldest || entry.used < oldest->used)
                oldest = &entry;
        }
        if (open <= capacity() || !oldest)
            return;
        minimize(oldest->composer);
    }
}

void ComposerDock::minimize(Composer *composer)
{
    auto entry = entryOf(composer);
    if (entry == m_entries.end() || entry->pill || composer->isInWindow())
        return;
    const bool focused = composer->isAncestorOf(QApplication::focusWidget());
    const ComposerJob &job = composer->job();
    const bool own = job.form && !job.form->icon.isEmpty();
    entry->pill = new ComposerPill(own ? job.form->icon : job.type->icon, own ? job.form->color : job.type->color, m_window);
    entry->pill->setText(composer->label(), composer->title());
    connect(entry->pill, &ComposerPill::opened, this, [this, composer] { raise(composer); });
    connect(entry->pill, &ComposerPill::closed, this, [this, composer] { close(composer); });
    composer->hide();
    composer->keepDraft(true, true);
    entry->pill->show();
    place();
    if (focused)
        entry->pill->takeFocus();
}

void ComposerDock::close(Composer *composer)
{
    const bool typed = composer->isEdited();
    composer->keepDraft(false, false);
    if (typed)
        m_toast->show(tr("Draft of %1 kept. Open it again to go on.").arg(composer->title()), u"info"_s);
    remove(composer);
}

void ComposerDock::discard(Composer *composer)
{
    composer->dropDraft();
    m_toast->show(tr("Draft of %1 discarded").arg(composer->title()), u"info"_s);
    remove(composer);
}

void ComposerDock::toggleWindow(Composer *composer)
{
    if (!composer->isInWindow()) {
        composer->setInWindow(true);
        auto *dialog = new ComposerWindow(composer, m_window);
        composer->show();
        dialog->show();
    } else {
        QWidget *dialog = composer->window();
        composer->setParent(m_window);
        composer->setInWindow(false);
        dialog->deleteLater();
    }
    raise(composer);
}

void ComposerDock::finish(Composer *composer, RecordId id, const QString &words)
{
    remove(composer);
    Q_EMIT saved(id, words);
}

void ComposerDock::remove(Composer *composer)
{
    const auto entry = entryOf(composer);
    if (entry == m_entries.end())
        return;
    QWidget *focus = QApplication::focusWidget();
    const bool focused = !focus || composer->isAncestorOf(focus) || (entry->pill && entry->pill->isAncestorOf(focus));
    if (entry->pill)
        entry->pill->deleteLater();
    m_entries.erase(entry);
    if (composer->isInWindow())
        composer->window()->deleteLater();
    composer->hide();
    composer->deleteLater();
    nameThem();
    place();
    if (focused && m_before && m_before->isVisible())
        m_before->setFocus(Qt::OtherFocusReason);
}

/// Titles are one of a kind, so that each button can be named.
void ComposerDock::nameThem()
{
    QHash<QString, int> seen;
    for (const Entry &entry : std::as_const(m_entries))
        entry.composer->setNumber(++seen[entry.composer->plainTitle()]);
}

int ComposerDock::width() const
{
    return std::min(Theme::current().scaled(500), m_window->width() - 24);
}

int ComposerDock::capacity() const
{
    return std::clamp((m_window->width() - 24 + gap) / (width() + gap), 1, mostOpen);
}

void ComposerDock::placeSoon()
{
    if (std::exchange(m_placing, true))
        return;
    QMetaObject::invokeMethod(this, &ComposerDock::place, Qt::QueuedConnection);
}

void ComposerDock::place()
{
    m_placing = false;
    const QRect inside = m_window->rect();
    const int wide = width();
    const int edge = std::min(28, (inside.width() - wide) / 2);
    const int below = Theme::current().scaled(64); // the header stays in reach
    const bool crowded = inside.width() - edge - wide < Theme::current().scaled(200);
    int right = inside.width() - edge;
    int top = inside.height();
    for (const Entry &entry : std::as_const(m_entries)) {
        if (entry.pill || entry.composer->isInWindow())
            continue;
        const int pillRow = crowded && !pills().isEmpty() ? Theme::current().scaled(40) + gap : 0;
        const int high = std::min(entry.composer->heightFor(wide), inside.height() - below - pillRow);
        const QRect place(right - wide, inside.height() - high, wide, high);
        entry.composer->setGeometry(QStyle::visualRect(m_window->layoutDirection(), inside, place));
        entry.composer->raise();
        right -= wide + gap;
        top = std::min(top, place.top());
    }
    if (crowded)
        placePills(inside.width() - edge, top - gap);
    else
        placePills(right, inside.height());
}

/// Rows of pills, from `right` leftwards and from `bottom` upwards.
void ComposerDock::placePills(int right, int bottom)
{
    const QRect inside = m_window->rect();
    int x = right;
    int rowHeight = 0;
    for (const Entry &entry : std::as_const(m_entries)) {
        if (!entry.pill)
            continue;
        entry.pill->setMaximum(std::min(Theme::current().scaled(240), right - gap));
        const QSize size = entry.pill->sizeHint();
        if (x - size.width() < gap && x != right) {
            x = right;
            bottom -= rowHeight + gap / 2;
            rowHeight = 0;
        }
        const QRect place(x - size.width(), bottom - size.height(), size.width(), size.height());
        entry.pill->setGeometry(QStyle::visualRect(m_window->layoutDirection(), inside, place));
        entry.pill->raise();
        x -= size.width() + gap;
        rowHeight = std::max(rowHeight, size.height());
    }
}

bool ComposerDock::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_window && (event->type() == QEvent::Resize || event->type() == QEvent::LayoutDirectionChange)) {
        makeRoom();
        place();
    }
    return QObject::eventFilter(watched, event);
}
