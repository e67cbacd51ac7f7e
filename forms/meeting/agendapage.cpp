#include "forms/meeting/agendapage.h"

#include "forms/fields/combobox.h"
#include "forms/look/theme.h"
#include "forms/look/widgets.h"
#include "forms/meeting/agendafile.h"
#include "forms/meeting/meetingnotes.h"
#include "forms/reports/pagepreview.h"
#include "models/schema/objects/names.h"

#include <QClipboard>
#include <QFileDialog>
#include <QFileInfo>
#include <QGuiApplication>
#include <QPlainTextEdit>
#include <QRegularExpression>
#include <QSplitter>
#include <QVBoxLayout>

AgendaPage::AgendaPage(RecordStore &store, RecordId account, QWidget *parent)
    : Page(u"agenda:"_s + QString::number(account), parent)
    , m_store(store)
    , m_account(account)
    , m_notice(new Notice(this))
    , m_preview(new PagePreview(this))
    , m_notes(new MeetingNotesPanel(store, account, this))
{
    auto *parts = new QSplitter(this);
    parts->setChildrenCollapsible(false);
    parts->addWidget(m_preview);
    parts->addWidget(m_notes);
    parts->setStretchFactor(0, 1);
    parts->setSizes({760, 460});
    auto *card = new Card(this);
    card->body()->addWidget(makeHead());
    card->body()->addWidget(m_notice);
    card->body()->addWidget(parts, 1);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(12, 12, 12, 12);
    layout->addWidget(card);
    connect(m_notes, &MeetingNotesPanel::saved, this, &AgendaPage::meetingSaved);
    connect(m_notes, &MeetingNotesPanel::failed, this, [this](const QString &why) { m_notice->show(why); });
    connect(&m_store, &RecordStore::changed, this, [this](const ChangeSet &changes) {
        if (changes.everything || !changes.created.isEmpty() || !changes.updated.isEmpty() || !changes.removed.isEmpty())
            refresh();
    });
    refresh();
}

QWidget *AgendaPage::makeHead()
{
    auto *head = new QWidget(this);
    m_heading = new ElidedLabel({}, head);
    m_heading->setProperty("role", u"pageTitle"_s);
    m_facts = makeLabel({}, "meta", head);
    m_facts->setWordWrap(true);
    auto *words = new QVBoxLayout;
    words->setSpacing(2);
    words->addWidget(m_heading);
    words->addWidget(m_facts);
    m_audience = new ComboBox(head);
    m_audience->addItems({tr("Internal copy"), tr("Customer copy")});
    m_audience->setMinimumWidth(Theme::current().scaled(150));
    QLabel *label = makeLabel(tr("Audience"), "fieldLabel", head);
    label->setBuddy(m_audience);
    m_audience->setAccessibleName(label->text());
    connect(m_audience, &QComboBox::currentIndexChanged, this, &AgendaPage::showPages);
    auto *buttons = new OverflowRow(head);
    QPushButton *account = makeButton(tr("Open Account"), "neutral");
    QPushButton *copied = makeButton(tr("Copy Text"), "neutral");
    QPushButton *exported = makeButton(tr("Export…"), "neutral");
    connect(account, &QPushButton::clicked, this, [this] { Q_EMIT openRecord(m_account); });
    connect(copied, &QPushButton::clicked, this, &AgendaPage::copyText);
    connect(exported, &QPushButton::clicked, this, &AgendaPage::chooseFile);
    for (QPushButton *button : {account, copied, exported})
        buttons->addButton(button);
    auto *row = new QHBoxLayout(head);
    row->setContentsMargins(16, 12, 16, 8);
    row->setSpacing(12);
    row->addWidget(new Tile(icon(), colorToken(), 42, head));
    row->addLayout(words, 1);
    row->addWidget(label);
    row->addWidget(m_audience);
    row->addWidget(buttons);
    return head;
}

void AgendaPage::refresh()
{
    const int asked = ++m_asked;
    whenReady(agendaFacts(m_store, m_account), this, [this, asked](const Result<AgendaFacts> &facts) {
        if (asked != m_asked)
            return; // a newer question is on its way
        if (!facts)
            return m_notice->show(facts.error().text);
        showAgenda(*facts);
    });
}

void AgendaPage::showAgenda(const AgendaFacts &facts)
{
    m_whole = draftAgenda(facts, m_store.schema());
    m_heading->setText(title());
    m_facts->setText(facts.meeting ? tr("%1, %2").arg(facts.subject, m_whole.quarter) : tr("No meeting with them is planned."));
    m_notes->propose(facts.subject.isEmpty() ? tr("Meeting with %1").arg(facts.name) : facts.subject, facts.theirIds);
    showPages();
    Q_EMIT titleChanged();
    Q_EMIT shown();
}

ReviewDocument AgendaPage::copy() const
{
    return m_audience->currentIndex() == 1 ? customerCopy(m_whole) : internalCopy(m_whole);
}

void AgendaPage::showPages()
{
    m_preview->setPages(layOutTogether(copy(), ReviewPaper::A4));
}

void AgendaPage::takeFocus()
{
    m_notes->editor()->setFocus(Qt::OtherFocusReason);
}

QList<QWidget *> AgendaPage::regions() const
{
    return {m_preview, m_notes};
}

bool AgendaPage::isEdited() const
{
    return m_notes->isEdited();
}

bool AgendaPage::saveEdit()
{
    if (!m_notes->isEdited())
        return false;
    m_notes->save();
    return true;
}

void AgendaPage::whenClean(const QString &fileName, const std::function<void(const ReviewDocument &)> &use)
{
    const ReviewDocument document = copy();
    m_notice->clear();
    if (document.audience != ReviewAudience::Customer)
        return use(document);
    whenReady(leakTerms(m_store, m_account), this, [this, document, fileName, use](const Result<LeakTerms> &terms) {
        if (!terms)
            return m_notice->show(terms.error().text);
        const QList<Leak> leaks = LeakGuard(*terms).find(document, {fileName});
        if (leaks.isEmpty())
            return use(document);
        const Error error = agendaLeaks(leaks);
        QStringList words {error.text};
        for (const Problem &problem : error.problems)
            words << problem.text;
        m_notice->show(words.join(u'\n'));
    });
}

void AgendaPage::copyText()
{
    whenClean({}, [this](const ReviewDocument &document) {
        QGuiApplication::clipboard()->setText(toMarkdown(document));
        Q_EMIT toast(tr("Agenda copied"));
    });
}

void AgendaPage::chooseFile()
{
    auto *dialog = new QFileDialog(this, tr("Export Agenda"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setNameFilters({tr("PDF (*.pdf)"), tr("Markdown (*.md)")});
    QString name = title();
    name.replace(QRegularExpression(u"[^\\w .&-]+"_s, QRegularExpression::UseUnicodePropertiesOption), u"_"_s);
    dialog->selectFile(name.simplified().left(80) + u".pdf"_s);
    dialog->setDefaultSuffix(u"pdf"_s);
    connect(dialog, &QFileDialog::filterSelected, dialog, [dialog](const QString &filter) { dialog->setDefaultSuffix(filter.contains(u"*.pdf"_s) ? u"pdf"_s : u"md"_s); });
    connect(dialog, &QFileDialog::fileSelected, this, &AgendaPage::writeTo);
    dialog->open();
}

void AgendaPage::writeTo(const QString &path)
{
    whenClean(QFileInfo(path).fileName(), [this, path](const ReviewDocument &document) {
        const Result<int> pages = writeAgenda(document, path);
        if (!pages)
            return m_notice->show(pages.error().text);
        Q_EMIT toast(tr("Written: %1").arg(QFileInfo(path).fileName()));
        Q_EMIT written(path);
    });
}

void AgendaPage::meetingSaved(const MeetingSaved &made)
{
    m_notice->clear();
    QStringList words;
    if (made.tasks)
        words << tr("%n task(s)", nullptr, made.tasks);
    if (made.risks)
        words << tr("%n risk(s)", nullptr, made.risks);
    if (made.requests)
        words << tr("%n request(s)", nullptr, made.requests);
    Q_EMIT toast(words.isEmpty() ? tr("Meeting logged") : tr("Meeting logged with %1").arg(locale().createSeparatedList(words)), true);
}
