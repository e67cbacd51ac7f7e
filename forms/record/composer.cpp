#include "forms/record/composer.h"

#include "forms/look/theme.h"
#include "forms/look/widgets.h"
#include "forms/record/problemstrip.h"
#include "forms/record/recordform.h"

#include <QApplication>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLocale>
#include <QScrollArea>
#include <QScrollBar>
#include <QStyle>
#include <QVBoxLayout>

Composer::Composer(RecordStore &store, const ComposerJob &job, const Record &start, QWidget *parent)
    : QFrame(parent)
    , m_store(store)
    , m_job(job)
    , m_form(new RecordForm(store, *job.type, RecordForm::sectionsFor(*job.type, job.record == 0, job.form), job.form))
    , m_keeper(new DraftKeeper(store, *m_form, job.key, {}))
    , m_offer(new Notice(this))
    , m_problems(new ProblemStrip(m_form, this))
    , m_scroll(new QScrollArea(this))
{
    m_head = makeHead();
    m_footer = makeFooter();
    setObjectName(u"composer"_s);
    for (FieldEditor *editor : m_form->editors())
        editor->setHelpShown(false); // there is little room, and each field tells it as its tool tip
    m_form->setRecord(start);
    QJsonObject frame = DraftKeeper::frameOf(*job.type, job.record, job.form ? job.form->name : QString());
    frame.insert(u"about"_s, QString::number(job.about));
    if (job.record == 0)
        frame.insert(u"start"_s, startValues(*job.type, start));
    m_keeper->setFrame(frame);

    auto *page = new QWidget(m_scroll);
    page->setObjectName(u"composerPage"_s);
    auto *rows = new QVBoxLayout(page);
    rows->setContentsMargins(10, 0, 10, 8);
    rows->addWidget(m_form);
    m_scroll->setWidget(page);
    m_scroll->setWidgetResizable(true);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto *strip = new QVBoxLayout;
    strip->setContentsMargins(12, 8, 12, 0);
    strip->addWidget(m_offer);
    strip->addWidget(m_problems);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_head);
    layout->addLayout(strip);
    layout->addWidget(m_scroll, 1);
    layout->addWidget(m_footer);

    page->installEventFilter(this);
    m_problems->installEventFilter(this);
    m_offer->installEventFilter(this);
    connect(m_form, &RecordForm::submitted, this, &Composer::save);
    connect(m_form, &RecordForm::edited, this, &Composer::labelChanged);
    connect(m_keeper, &DraftKeeper::changed, this, &Composer::showKept);
    connect(m_offer, &Notice::buttonClicked, this, [this] {
        m_offer->clear();
        Q_EMIT offerAccepted();
    });
    connect(qApp, &QApplication::focusChanged, this, [this](QWidget *, QWidget *now) {
        if (now && m_form->isAncestorOf(now))
            m_lastField = now;
    });
    if (job.record != 0)
        connect(&store, &RecordStore::changed, this, &Composer::follow);
    m_words.setInterval(1000);
    connect(&m_words, &QTimer::timeout, this, &Composer::showKept);
    m_plainTitle = job.form ? translated(job.form->label)
        : job.record        ? tr("Edit %1").arg(titleOf(*job.type, start))
                            : tr("New %1").arg(translated(job.type->label));
    setNumber(1);
    showKept();
}

QWidget *Composer::makeHead()
{
    auto *head = new QFrame(this);
    head->setObjectName(u"composerHead"_s);
    const bool own = m_job.form && !m_job.form->icon.isEmpty();
    m_titleLabel = makeLabel({}, "cardTitle", head);
    m_minimize = makeIconButton(u"dash-lg"_s, {}, 28, {}, head);
    m_window = makeIconButton(u"arrow-up-right"_s, {}, 28, {}, head);
    m_close = makeIconButton(u"x-lg"_s, {}, 28, {}, head);
    auto *row = new QHBoxLayout(head);
    row->setContentsMargins(12, 6, 8, 6);
    row->setSpacing(8);
    row->addWidget(new Tile(own ? m_job.form->icon : m_job.type->icon, own ? m_job.form->color : m_job.type->color, 26, head));
    row->addWidget(m_titleLabel, 1);
    row->addWidget(m_minimize);
    row->addWidget(m_window);
    row->addWidget(m_close);
    connect(m_minimize, &QToolButton::clicked, this, &Composer::minimizeAsked);
    connect(m_window, &QToolButton::clicked, this, &Composer::windowAsked);
    connect(m_close, &QToolButton::clicked, this, &Composer::closeAsked);
    return head;
}

QWidget *Composer::makeFooter()
{
    auto *footer = new QFrame(this);
    footer->setObjectName(u"composerFooter"_s);
    m_kept = makeLabel({}, "meta", footer);
    m_discard = makeButton(tr("Discard Draft"), "link", {}, footer);
    m_saveButton = makeButton(tr("Save"), "brand", {}, footer);
    auto *key = makeLabel(QKeySequence(Qt::CTRL | Qt::Key_Return).toString(QKeySequence::NativeText).replace(u"Return"_s, u"Enter"_s), "keycap", footer);
    auto *row = new QHBoxLayout(footer);
    row->setContentsMargins(12, 9, 16, 9);
    row->setSpacing(10);
    row->addWidget(m_kept);
    row->addWidget(m_discard);
    row->addStretch(1);
    row->addWidget(key);
    row->addWidget(m_saveButton);
    connect(m_discard, &QPushButton::clicked, this, &Composer::discardAsked);
    connect(m_saveButton, &QPushButton::clicked, this, &Composer::save);
    return footer;
}

static void nameButton(QToolButton *button, const QString &name)
{
    button->setAccessibleName(name);
    button->setToolTip(name);
}

void Composer::setNumber(int number)
{
    m_title = number == 1 ? m_plainTitle : tr("%1 (%2)", "Log a Call (2)").arg(m_plainTitle).arg(number);
    nameParts();
    Q_EMIT labelChanged();
}

/// Each button says whose it is: several composers may be open.
void Composer::nameParts()
{
    m_titleLabel->setText(m_title);
    setAccessibleName(m_title);
    nameButton(m_minimize, tr("Minimize %1").arg(m_title));
    nameButton(m_window, m_inWindow ? tr("Dock %1").arg(m_title) : tr("Open %1 in a Window").arg(m_title));
    nameButton(m_close, tr("Close %1").arg(m_title));
    m_discard->setAccessibleDescription(m_title);
}

QString Composer::label() const
{
    const QString name = m_form->record().text(m_job.type->nameField).simplified();
    return name.isEmpty() || m_job.record ? m_title : tr("%1: %2", "Log a Call: Adoption review").arg(m_title, name);
}

void Composer::restoreTyped(const QJsonObject &typed)
{
    m_form->restoreDraft(typed);
    m_keeper->keepNow();
    Q_EMIT labelChanged();
}

bool Composer::isEdited() const
{
    return m_form->isEdited();
}

int Composer::heightFor(int width) const
{
    const auto high = [](const QWidget *part, int wide) {
        return part->isHidden() ? 0 : part->hasHeightForWidth() ? part->heightForWidth(wide) : part->sizeHint().height();
    };
    const QMargins border = layout()->contentsMargins() + contentsMargins();
    const int inner = width - border.left() - border.right();
    return border.top() + border.bottom() + 8 + m_head->sizeHint().height() + high(m_offer, inner - 24) + high(m_problems, inner - 24) + high(m_scroll->widget(), inner)
        + m_footer->sizeHint().height();
}

void Composer::takeFocus()
{
    if (m_lastField)
        m_lastField->setFocus(Qt::OtherFocusReason);
    else
        m_form->focusField();
}

void Composer::setInWindow(bool inWindow)
{
    m_inWindow = inWindow;
    m_minimize->setVisible(!inWindow);
    m_close->setVisible(!inWindow);
    m_window->setIcon(themedIcon(inWindow ? u"arrow-down-right"_s : u"arrow-up-right"_s));
    setProperty("docked", !inWindow);
    for (QWidget *part : {static_cast<QWidget *>(this), m_head}) {
        style()->unpolish(part);
        style()->polish(part);
    }
    nameParts();
}

void Composer::keepDraft(bool open, bool minimized)
{
    QJsonObject frame = m_keeper->frame();
    frame.insert(u"open"_s, open);
    frame.insert(u"minimized"_s, minimized);
    m_keeper->setFrame(frame);
    m_keeper->keepNow();
}

void Composer::dropDraft()
{
    m_keeper->drop();
}

void Composer::offer(const QString &words)
{
    m_offer->show(words, u"info"_s, tr("Continue the Draft"));
}

QString Composer::savedWords() const
{
    if (m_job.form && !m_job.form->savedWords.isEmpty())
        return translated(m_job.form->savedWords);
    return tr("%1 saved").arg(translated(m_job.type->label));
}

/// The record changed in the file: what is not edited here follows.
void Composer::follow(const ChangeSet &changes)
{
    if (!changes.concerns(m_job.record) || m_saving)
        return;
    whenReady(m_store.fetch(m_job.record), this, [this](const Result<Record> &newer) {
        if (newer)
            m_form->merge(*newer);
    });
}

void Composer::save()
{
    if (m_saving)
        return;
    QList<Problem> problems = m_form->check();
    problems.removeIf([](const Problem &problem) { return problem.warning; });
    if (!problems.isEmpty()) {
        refuse({.kind = Error::Kind::Invalid, .text = problems.first().text, .problems = problems});
        return;
    }
    m_problems->clear();
    m_saving = true;
    m_keeper->pause();
    m_form->setEnabled(false); // what is typed now would be in no record and no draft
    const QStringList changed = m_job.record ? m_form->changedFields() : QStringList();
    const QString formName = m_job.form ? m_job.form->name : QString();
    whenReady(m_store.save(m_form->record(), {}, changed, formName, m_job.key), this, [this](const Result<RecordId> &stored) {
        m_saving = false;
        m_form->setEnabled(true);
        if (!stored) {
            m_keeper->resume();
            refuse(stored.error());
            return;
        }
        Q_EMIT saved(*stored, savedWords());
    });
}

void Composer::refuse(const Error &error)
{
    if (!error.problems.isEmpty())
        m_form->showProblems(error.problems);
    m_problems->show(error);
    m_form->focusField(error.problems.isEmpty() ? QString() : error.problems.first().field);
}

void Composer::showKept()
{
    const QDateTime kept = m_keeper->keptAt();
    m_discard->setVisible(kept.isValid());
    m_kept->setToolTip(kept.isValid() ? QLocale().toString(kept.toLocalTime(), QLocale::LongFormat) : QString());
    if (!m_keeper->error().isEmpty()) {
        m_kept->setText(tr("Draft not kept: %1").arg(m_keeper->error()));
    } else if (!kept.isValid()) {
        m_kept->setText(tr("Drafts are kept as you type"));
    } else {
        const int seconds = int(std::max<qint64>(0, kept.secsTo(m_store.context().now)));
        if (seconds < 1)
            m_kept->setText(tr("Draft kept just now"));
        else if (seconds < 60)
            m_kept->setText(tr("Draft kept %n second(s) ago", nullptr, seconds));
        else if (seconds < 3600)
            m_kept->setText(tr("Draft kept %n minute(s) ago", nullptr, seconds / 60));
        else
            m_kept->setText(tr("Draft kept at %1").arg(QLocale().toString(kept.toLocalTime().time(), QLocale::ShortFormat)));
    }
    if (kept.isValid() && isVisible())
        m_words.start();
    else
        m_words.stop();
}

bool Composer::event(QEvent *event)
{
    // The window has shortcuts for these keys, too; here they are the composer's.
    if (event->type() == QEvent::ShortcutOverride) {
        const auto *key = static_cast<QKeyEvent *>(event);
        const bool submits = (key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter) && key->modifiers() & Qt::ControlModifier;
        if (key->key() == Qt::Key_Escape || submits) {
            event->accept();
            return true;
        }
    }
    if (event->type() == QEvent::Show || event->type() == QEvent::Hide)
        QMetaObject::invokeMethod(this, &Composer::showKept, Qt::QueuedConnection);
    return QFrame::event(event);
}

void Composer::keyPressEvent(QKeyEvent *event)
{
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (enter && event->modifiers() & Qt::ControlModifier) {
        save();
    } else if (event->key() == Qt::Key_Escape && event->modifiers() == Qt::NoModifier) {
        if (isEdited() && !m_inWindow)
            Q_EMIT minimizeAsked();
        else
            Q_EMIT closeAsked();
    } else {
        // What nobody here takes must not reach the page below, whose single keys edit and delete.
        QFrame::keyPressEvent(event);
        event->accept();
    }
}

bool Composer::eventFilter(QObject *watched, QEvent *event)
{
    const QEvent::Type type = event->type();
    const bool strip = watched == m_problems || watched == m_offer;
    if (type == QEvent::LayoutRequest || (strip && (type == QEvent::ShowToParent || type == QEvent::HideToParent)))
        Q_EMIT grown();
    return QFrame::eventFilter(watched, event);
}
