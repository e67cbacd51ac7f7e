#include "forms/record/recorddialog.h"

#include "forms/look/theme.h"
#include "forms/look/widgets.h"
#include "forms/record/draftkeeper.h"
#include "forms/record/problemstrip.h"
#include "forms/record/recordform.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QMessageBox>
#include <QScrollArea>
#include <QScrollBar>
#include <QVBoxLayout>

RecordDialog *RecordDialog::openNew(RecordStore &store, const ObjectType &type, const Options &options, QWidget *parent,
                                    std::function<void(RecordId id)> done)
{
    auto *dialog = new RecordDialog(store, type, options, true, parent, std::move(done));
    dialog->start();
    return dialog;
}

RecordDialog *RecordDialog::openEdit(RecordStore &store, RecordId id, QWidget *parent, std::function<void(RecordId id)> done)
{
    const ObjectType *type = store.schema().typeOf(id);
    Q_ASSERT(type);
    auto *dialog = new RecordDialog(store, *type, {.saveAndNew = false}, false, parent, std::move(done));
    dialog->load(id);
    return dialog;
}

RecordDialog *RecordDialog::openForm(RecordStore &store, RecordId id, const QuickForm &form, const QHash<QString, QVariant> &typed, QWidget *parent,
                                     std::function<void(RecordId id)> done)
{
    const ObjectType *type = store.schema().typeOf(id);
    Q_ASSERT(type);
    auto *dialog = new RecordDialog(store, *type, {.presets = typed, .saveAndNew = false, .form = form}, false, parent, std::move(done));
    dialog->load(id);
    return dialog;
}

RecordDialog::RecordDialog(RecordStore &store, const ObjectType &type, const Options &options, bool forNew, QWidget *parent,
                           std::function<void(RecordId id)> done)
    : QDialog(parent ? parent->window() : nullptr)
    , m_store(store)
    , m_type(type)
    , m_options(options)
    , m_forNew(forNew)
    , m_done(std::move(done))
    , m_area(new QScrollArea(this))
{
    setAttribute(Qt::WA_DeleteOnClose);
    const QuickForm *form = quickForm();
    const QString label = translated(type.label);
    const QString title = form ? translated(form->label) : forNew ? tr("New %1").arg(label) : tr("Edit %1").arg(label);
    setWindowTitle(title);

    auto *page = new QWidget(m_area);
    page->setObjectName(u"sheet"_s);
    auto *rows = new QVBoxLayout(page);
    rows->setContentsMargins(16, 12, 16, 12);
    m_form = new RecordForm(store, type, RecordForm::sectionsFor(type, forNew, form), form, page);
    m_strip = new ProblemStrip(m_form, page);
    rows->addWidget(m_form, 1);
    m_area->setWidget(page);
    page->installEventFilter(this);
    m_area->setWidgetResizable(true);
    m_area->setFrameShape(QFrame::NoFrame);
    m_area->setFocusPolicy(Qt::NoFocus);
    m_area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(makeHead(title, form));
    m_twins = new Notice(page);
    rows->insertWidget(0, m_strip);
    rows->insertWidget(1, m_twins);
    layout->addWidget(m_area, 1);
    layout->addWidget(makeFooter());
    connect(m_form, &RecordForm::submitted, this, [this] { save(Then::Close); });
    if (forNew && type.isWho)
        connect(m_form, &RecordForm::edited, this, &RecordDialog::lookForTwins);
    setMinimumSize(Theme::current().scaled(360), Theme::current().scaled(300));
}

QWidget *RecordDialog::makeHead(const QString &title, const QuickForm *form)
{
    auto *head = new QWidget(this);
    head->setObjectName(u"sheetHead"_s);
    head->setAttribute(Qt::WA_StyledBackground);
    auto *row = new QHBoxLayout(head);
    row->setContentsMargins(20, 12, 16, 12);
    row->setSpacing(10);
    const bool own = form && !form->icon.isEmpty();
    row->addWidget(new Tile(own ? form->icon : m_type.icon, own ? form->color : m_type.color, 32, head));
    QLabel *heading = makeLabel(title, "pageTitle", head);
    heading->setWordWrap(true);
    row->addWidget(heading, 1);
    row->addWidget(makeLabel(u"*"_s, "required", head));
    row->addWidget(makeLabel(tr("= required information"), "hint", head));
    return head;
}

QWidget *RecordDialog::makeFooter()
{
    auto *footer = new QWidget(this);
    footer->setObjectName(u"sheetFooter"_s);
    footer->setAttribute(Qt::WA_StyledBackground);
    auto *row = new QHBoxLayout(footer);
    row->setContentsMargins(16, 10, 16, 10);
    row->setSpacing(8);
    m_summary = makeLabel({}, "error", footer);
    m_summary->setWordWrap(true);
    row->addWidget(m_summary, 1);
    QPushButton *cancel = makeButton(tr("Cancel"), "neutral", {}, footer);
    row->addWidget(cancel);
    connect(cancel, &QPushButton::clicked, this, &RecordDialog::reject);
    if (m_options.saveAndNew) {
        m_saveNew = makeButton(tr("Save & New"), "neutral", {}, footer);
        m_saveNew->setToolTip(tr("Save & New (Ctrl+Shift+Enter)"));
        row->addWidget(m_saveNew);
        connect(m_saveNew, &QPushButton::clicked, this, [this] { save(Then::New); });
    }
    m_save = makeButton(tr("Save"), "brand", {}, footer);
    m_save->setToolTip(tr("Save (Ctrl+Enter)"));
    row->addWidget(m_save);
    connect(m_save, &QPushButton::clicked, this, [this] { save(Then::Close); });
    return footer;
}

void RecordDialog::start()
{
    whenReady(m_store.prepare(m_type.code, m_options.presets, m_options.formName), this, [this](const Result<Record> &record) {
        if (record)
            show(*record);
        else
            refuse(record.error());
    });
}

void RecordDialog::load(RecordId id)
{
    whenReady(m_store.fetch(id), this, [this](const Result<Record> &record) {
        if (!record)
            return refuse(record.error());
        show(*record);
        m_form->enter(m_options.presets);
        m_form->focusField();
    });
    connect(&m_store, &RecordStore::changed, this, [this, id](const ChangeSet &changes) {
        if (!changes.concerns(id) || m_saving)
            return;
        whenReady(m_store.fetch(id), this, [this](const Result<Record> &newer) {
            if (newer)
                m_form->merge(*newer);
        });
    });
}

void RecordDialog::show(const Record &record)
{
    m_form->setRecord(record);
    if (!m_drafts) {
        QJsonObject frame = DraftKeeper::frameOf(m_type, record.id, m_options.formName);
        if (m_forNew)
            frame.insert(u"start"_s, startValues(m_type, record));
        m_drafts = new DraftKeeper(m_store, *m_form, DraftKeeper::newKey(u"dialog"_s), frame);
    }
    m_strip->clear();
    m_twins->clear();
    m_title.clear();
    m_summary->clear();
    if (!isVisible()) {
        fit();
        open();
    }
    m_form->focusField();
}

/// As high as its fields, but inside the window it stands over.
void RecordDialog::fit()
{
    const int wide = Theme::current().scaled(760);
    const QWidget *around = parentWidget();
    const QSize room = around ? around->size() - QSize(24, 48) : QSize(1200, 900);
    const int width = std::min(wide, std::max(room.width(), minimumWidth()));
    QWidget *page = m_area->widget();
    for (QWidget *part : page->findChildren<QWidget *>())
        part->ensurePolished(); // or the sizes are those of another font
    page->resize(width, page->height());
    page->layout()->activate();
    const int fields = page->layout()->totalHeightForWidth(width);
    const int frame = layout()->sizeHint().height() - m_area->sizeHint().height();
    const int least = Theme::current().scaled(420); // room for the list of a lookup
    resize(width, std::min(std::max(fields + frame + 8, least), std::max(room.height(), minimumHeight())));
}

/// Problems, kinds that unfold and long texts make the form higher; the dialog follows as far as its window allows.
void RecordDialog::grow()
{
    m_growing = false;
    const int missing = m_area->verticalScrollBar()->maximum();
    const int room = parentWidget() ? parentWidget()->height() - 48 : 900;
    if (missing > 0 && height() < room)
        resize(width(), std::min(height() + missing, room));
}

bool RecordDialog::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_area->widget() && event->type() == QEvent::LayoutRequest && !m_growing) {
        m_growing = true;
        QMetaObject::invokeMethod(this, &RecordDialog::grow, Qt::QueuedConnection);
    }
    return QDialog::eventFilter(watched, event);
}

void RecordDialog::save(Then then)
{
    if (m_saving)
        return;
    QList<Problem> problems = m_form->check();
    problems.removeIf([](const Problem &problem) { return problem.warning; });
    if (!problems.isEmpty())
        return refuse({.kind = Error::Kind::Invalid, .text = problems.first().text, .problems = problems});
    const QStringList changed = m_form->changedFields();
    if (!m_forNew && changed.isEmpty())
        return QDialog::accept();
    m_saving = true;
    m_drafts->pause();
    whenReady(m_store.save(m_form->record(), {}, m_forNew ? QStringList() : changed, m_options.formName, m_drafts->key()), this,
              [this, then](const Result<RecordId> &answer) { saved(answer, then); });
}

void RecordDialog::saved(const Result<RecordId> &answer, Then then)
{
    m_saving = false;
    if (answer)
        m_drafts->drop();
    m_drafts->resume();
    if (!answer) {
        m_form->showProblems(answer.error().problems);
        return refuse(answer.error());
    }
    if (then == Then::Close)
        QDialog::accept(); // first, so that `done` may put the keyboard where it belongs
    else
        start();
    if (m_done)
        m_done(*answer);
}

/// While a new person or company is typed: is it here already?
void RecordDialog::lookForTwins()
{
    Record record = m_form->record();
    if (m_type.derive)
        m_type.derive(record, m_store.context());
    const QString title = record.text(m_type.nameField).simplified();
    if (title == m_title)
        return;
    m_title = title;
    if (title.size() < 3)
        return m_twins->clear();
    whenReady(m_store.search(title, 5, m_type.code), this, [this, title](const QList<Hit> &hits) {
        if (title == m_title)
            showTwins(title, hits);
    });
}

void RecordDialog::showTwins(const QString &title, const QList<Hit> &hits)
{
    // A person's name is complete when it is typed; a company is often known by the beginning of its name.
    const Field *name = m_type.field(m_type.nameField);
    const bool byBeginning = name && !name->readOnly && title.size() > 3;
    QStringList twins;
    for (const Hit &hit : hits) {
        if (hit.title.compare(title, Qt::CaseInsensitive) == 0 || (byBeginning && hit.title.startsWith(title, Qt::CaseInsensitive)))
            twins << (hit.subtitle.isEmpty() ? hit.title : tr("%1 (%2)").arg(hit.title, hit.subtitle));
    }
    if (twins.isEmpty())
        return m_twins->clear();
    m_twins->show(tr("Maybe here already: %1").arg(twins.join(u"; "_s)), u"warning"_s);
}

void RecordDialog::refuse(const Error &error)
{
    m_strip->show(error);
    QStringList names;
    for (const Problem &problem : error.problems) {
        if (const Field *field = m_type.field(problem.field); field && !names.contains(labelOf(*field)))
            names << labelOf(*field);
    }
    m_summary->setText(names.isEmpty() ? error.text : tr("Review %n field(s): %1", nullptr, int(names.size())).arg(names.join(u", "_s)));
    if (!isVisible()) {
        fit();
        open();
    }
    if (!error.problems.isEmpty())
        m_form->focusField(error.problems.first().field);
}

void RecordDialog::done(int result)
{
    if (m_drafts)
        m_drafts->drop(); // saved, or given up
    QDialog::done(result);
}

void RecordDialog::reject()
{
    if (!m_form->isEdited() || m_saving)
        return QDialog::reject();
    auto *question = new QMessageBox(QMessageBox::Question, windowTitle(), tr("Discard what you typed?"), QMessageBox::NoButton, this);
    question->setAttribute(Qt::WA_DeleteOnClose);
    question->setTextFormat(Qt::PlainText);
    QPushButton *discard = question->addButton(tr("Discard"), QMessageBox::DestructiveRole);
    QPushButton *stay = question->addButton(tr("Keep Editing"), QMessageBox::RejectRole);
    question->setDefaultButton(stay);
    question->setEscapeButton(stay);
    connect(discard, &QPushButton::clicked, this, [this] { QDialog::reject(); });
    question->open();
}

void RecordDialog::keyPressEvent(QKeyEvent *event)
{
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    const Qt::KeyboardModifiers keys = event->modifiers() & ~Qt::KeypadModifier;
    if (!enter)
        return QDialog::keyPressEvent(event);
    // Enter alone never saves a form by surprise.
    if (keys == Qt::ControlModifier)
        save(Then::Close);
    else if (keys == (Qt::ControlModifier | Qt::ShiftModifier) && m_saveNew)
        save(Then::New);
}
