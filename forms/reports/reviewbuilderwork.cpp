#include "forms/reports/reviewbuilder.h"

#include "forms/look/theme.h"
#include "forms/look/widgets.h"
#include "forms/reports/pageoutput.h"
#include "forms/reports/pagepreview.h"
#include "forms/reports/reviewpdf.h"
#include "models/reports/leakguard.h"
#include "models/reports/reviewdraft.h"
#include "models/reports/reviewrecords.h"
#include "models/schema/objects/names.h"
#include "models/schema/objects/reviewnames.h"

#include <QComboBox>
#include <QFileDialog>
#include <QFileInfo>
#include <QInputDialog>
#include <QLabel>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QRegularExpression>
#include <QSaveFile>
#include <QTableWidget>
#include <QTimer>

// What the builder does: reads and keeps the review, shows the copy that is chosen, writes and prints it.

void ReviewBuilder::load()
{
    whenReady(m_store.fetch(m_review), this, [this](const Result<Record> &record) {
        if (!record)
            return m_notice->show(record.error().text);
        m_record = *record;
        if (!isDrafted(*record))
            return draft();
        const Result<ReviewDocument> document = documentOf(*record);
        if (!document)
            return m_notice->show(document.error().text);
        takeDocument(*document);
    });
}

/// Reads the numbers of the review's quarter and arranges them as the template of the customer's segment says.
void ReviewBuilder::draft()
{
    const QString quarter = m_record.value(business_review::first).toDate().toString(Qt::ISODate);
    whenReady(reviewFacts(m_store, {m_record.link(business_review::account), quarter}), this, [this](const Result<ReviewFacts> &facts) {
        if (!facts)
            return m_notice->show(facts.error().text);
        ReviewDocument fresh = draftReview(*facts, m_store.schema(), {});
        fresh.version = int(std::max(1LL, m_record.value(business_review::version).toLongLong()));
        whenReady(m_store.fact(templateFact(facts->segment)), this, [this, fresh](const QString &arrangement) {
            ReviewDocument arranged = fresh;
            applyTemplate(arranged, arrangement.toUtf8());
            // What a person wrote stays when the numbers are read again.
            for (ReviewSection &section : arranged.sections) {
                if (const ReviewSection *before = m_document.section(section.key)) {
                    section.ownText = before->ownText;
                    section.included = before->included;
                    section.title = before->title;
                }
            }
            takeDocument(arranged);
            edited();
        });
    });
}

void ReviewBuilder::takeDocument(const ReviewDocument &document)
{
    m_document = document;
    m_heading->setText(tr("%1 · %2").arg(document.customer, document.quarter));
    const bool open = !isPublished();
    for (QPushButton *button : std::as_const(m_editing))
        button->setEnabled(open);
    m_newVersion->setEnabled(!open);
    m_words->setReadOnly(!open);
    m_outline->setDragEnabled(open);
    showOutline();
    showPages();
    Q_EMIT titleChanged();
}

bool ReviewBuilder::isPublished() const
{
    return m_record.text(business_review::status) == u"Published";
}

void ReviewBuilder::showOutline()
{
    m_filling = true;
    const int row = std::max(0, m_outline->currentRow());
    m_outline->clear();
    for (const ReviewSection &section : std::as_const(m_document.sections)) {
        auto *item = new QListWidgetItem(section.internal ? tr("%1 (internal)").arg(section.title) : section.title, m_outline);
        item->setData(Qt::UserRole, section.key);
        Qt::ItemFlags flags = Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsDragEnabled;
        item->setFlags(isPublished() ? flags : flags | Qt::ItemIsUserCheckable);
        item->setSizeHint({0, Theme::current().scaled(30)});
        item->setCheckState(section.included ? Qt::Checked : Qt::Unchecked);
    }
    m_filling = false;
    m_outline->setCurrentRow(std::min(row, m_outline->count() - 1));
}

ReviewDocument ReviewBuilder::copy() const
{
    return m_audience->currentIndex() == 1 ? customerCopy(m_document, &m_removed) : internalCopy(m_document);
}

ReviewPages ReviewBuilder::pages() const
{
    static constexpr ReviewPaper papers[] {ReviewPaper::A4, ReviewPaper::Letter, ReviewPaper::Wide};
    return layOutPages(copy(), papers[std::clamp(m_paper->currentIndex(), 0, 2)]);
}

void ReviewBuilder::showPages()
{
    if (m_document.sections.isEmpty())
        return;
    m_preview->setPages(pages());
    showAudience();
}

void ReviewBuilder::showAudience()
{
    if (m_audience->currentIndex() == 1)
        m_banner->setText(m_removed.isEmpty() ? tr("Customer copy. Nothing had to be left out.") : tr("Customer copy. Left out: %1.").arg(QLocale().createSeparatedList(m_removed)));
    else
        m_banner->setText(tr("Internal copy: not for the customer."));
}

ReviewSection *ReviewBuilder::current()
{
    const int row = m_outline->currentRow();
    return row >= 0 && row < m_document.sections.size() ? &m_document.sections[row] : nullptr;
}

void ReviewBuilder::showSection()
{
    const ReviewSection *section = m_filling ? nullptr : current();
    if (!section)
        return;
    m_filling = true;
    m_words->setPlainText(section->ownText);
    m_figures->setRowCount(0);
    for (const ReviewFigure &figure : section->figures) {
        const int row = m_figures->rowCount();
        m_figures->insertRow(row);
        const ReviewSource *source = m_document.source(figure.source);
        for (const auto &[column, text] : {std::pair {0, figure.internal ? tr("%1 (internal)").arg(figure.label) : figure.label}, {1, figure.value}, {2, figure.source}, {3, source ? QLocale().toString(source->rows) : QString()}})
            m_figures->setItem(row, column, new QTableWidgetItem(text));
        if (source) {
            for (int column = 0; column < 4; ++column)
                m_figures->item(row, column)->setToolTip(figure.change.isEmpty() ? source->what : tr("%1. %2").arg(figure.change, source->what));
        }
    }
    m_filling = false;
    m_preview->showSection(section->key);
}

void ReviewBuilder::edited()
{
    m_edited = true;
    m_keeping->start();
    showPages();
    Q_EMIT titleChanged();
}

void ReviewBuilder::keep()
{
    m_keeping->stop();
    Record record = m_record;
    setDocument(record, m_document);
    whenReady(m_store.save(record, tr("Edit business review"), {business_review::document}), this, [this, record](const Result<RecordId> &saved) {
        if (!saved)
            return m_notice->show(saved.error().text);
        m_record = record;
        m_edited = m_keeping->isActive();
        Q_EMIT titleChanged();
    });
}

bool ReviewBuilder::saveEdit()
{
    if (!m_edited)
        return false;
    keep();
    return true;
}

void ReviewBuilder::moveSection(int step)
{
    const int row = m_outline->currentRow();
    const int target = row + step;
    if (isPublished() || row < 0 || target < 0 || target >= m_document.sections.size())
        return;
    m_document.sections.move(row, target);
    showOutline();
    m_outline->setCurrentRow(target);
    edited();
}

void ReviewBuilder::rename()
{
    const ReviewSection *section = current();
    if (!section)
        return;
    auto *ask = new QInputDialog(this);
    ask->setAttribute(Qt::WA_DeleteOnClose);
    ask->setWindowTitle(tr("Rename Section"));
    ask->setLabelText(tr("Title"));
    ask->setTextValue(section->title);
    connect(ask, &QInputDialog::textValueSelected, this, [this](const QString &text) {
        if (ReviewSection *renamed = text.simplified().isEmpty() ? nullptr : current()) {
            renamed->title = text.simplified();
            showOutline();
            edited();
        }
    });
    ask->open();
}

void ReviewBuilder::refreshNumbers()
{
    draft();
    Q_EMIT toast(tr("Numbers read again"));
}

void ReviewBuilder::publish()
{
    Record record = m_record;
    setDocument(record, m_document);
    record.set(business_review::status, u"Published"_s);
    record.set(business_review::published, m_store.context().now);
    m_keeping->stop();
    whenReady(m_store.save(record, tr("Publish business review"), {business_review::document, business_review::status, business_review::published}), this, [this, record](const Result<RecordId> &saved) {
        if (!saved)
            return m_notice->show(saved.error().text);
        m_record = record;
        m_edited = false;
        takeDocument(m_document);
        Q_EMIT toast(tr("Published: its numbers are frozen"), true);
    });
}

/// A new draft with numbers of today beside the frozen one, and a list of what is different.
void ReviewBuilder::makeNewVersion()
{
    const QString quarter = m_document.first.toString(Qt::ISODate);
    whenReady(reviewFacts(m_store, {m_document.account, quarter}), this, [this](const Result<ReviewFacts> &facts) {
        if (!facts)
            return m_notice->show(facts.error().text);
        ReviewDocument fresh = draftReview(*facts, m_store.schema(), {});
        applyTemplate(fresh, templateOf(m_document));
        fresh.version = m_document.version + 1;
        const QStringList changes = changesBetween(m_document, fresh);
        whenReady(m_store.save(reviewRecord(fresh), tr("New version of business review")), this, [this, changes](const Result<RecordId> &saved) {
            if (!saved)
                return m_notice->show(saved.error().text);
            m_changes->clear();
            m_changes->addItems(changes.isEmpty() ? QStringList {tr("Nothing is different.")} : changes);
            m_changes->show();
            m_changesTitle->show();
            Q_EMIT openPage(u"review:"_s + QString::number(*saved));
        });
    });
}

void ReviewBuilder::saveTemplate()
{
    whenReady(m_store.fetch(m_document.account), this, [this](const Result<Record> &account) {
        const QString segment = account ? account->text(account::segment) : QString();
        whenReady(m_store.setFact(templateFact(segment), QString::fromUtf8(templateOf(m_document))), this, [this, segment](const Result<> &kept) {
            if (!kept)
                return m_notice->show(kept.error().text);
            Q_EMIT toast(segment.isEmpty() ? tr("Template saved") : tr("Template saved for %1").arg(segment));
        });
    });
}

void ReviewBuilder::openSource(int row)
{
    const ReviewSection *section = current();
    if (!section || row < 0 || row >= section->figures.size())
        return;
    const ReviewSource *source = m_document.source(section->figures.at(row).source);
    if (!source || source->object == 0 || source->ids.isEmpty())
        return Q_EMIT toast(source && source->object == 0 ? tr("These are usage numbers: %1").arg(source->what) : tr("No rows were counted"));
    QVariantList ids;
    for (const RecordId id : source->ids)
        ids << qlonglong(id);
    Q_EMIT openList(source->object, {{u"Id"_s, Condition::Is::OneOf, ids}}, source->what);
}

QString ReviewBuilder::fileName(const QString &form) const
{
    QString name = m_document.customer;
    name.replace(QRegularExpression(u"[^\\w .&-]+"_s, QRegularExpression::UseUnicodePropertiesOption), u"_"_s);
    const QString which = m_audience->currentIndex() == 1 ? tr("customer copy") : tr("internal copy");
    return name.simplified().left(80) + u" - "_s + which + (form == u"pdf" ? u".pdf"_s : form == u"markdown" ? u".md"_s : QString());
}

void ReviewBuilder::exportFile()
{
    auto *dialog = new QFileDialog(this, tr("Export Business Review"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setNameFilters({tr("PDF (*.pdf)"), tr("Markdown (*.md)"), tr("Folder of pictures (*)")});
    dialog->selectFile(fileName(u"pdf"_s));
    dialog->setDefaultSuffix(u"pdf"_s);
    connect(dialog, &QFileDialog::filterSelected, dialog, [dialog](const QString &filter) { dialog->setDefaultSuffix(filter.contains(u"*.pdf"_s) ? u"pdf"_s : filter.contains(u"*.md"_s) ? u"md"_s : QString()); });
    connect(dialog, &QFileDialog::fileSelected, this, [this, dialog](const QString &path) {
        const QString filter = dialog->selectedNameFilter();
        writeTo(path, filter.contains(u"*.md"_s) ? u"markdown"_s : filter.contains(u"*.pdf"_s) ? u"pdf"_s : u"pictures"_s);
    });
    dialog->open();
}

void ReviewBuilder::chooseLogo()
{
    auto *dialog = new QFileDialog(this, tr("Logo on the Cover"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    dialog->setNameFilters({tr("Pictures (*.png *.jpg *.jpeg *.svg *.webp)")});
    connect(dialog, &QFileDialog::fileSelected, this, &ReviewBuilder::takeLogo);
    dialog->open();
}

/// Kept with the account as well, so that its next review has it.
void ReviewBuilder::takeLogo(const QString &path)
{
    const Result<QByteArray> png = logoFrom(path);
    if (!png)
        return m_notice->show(png.error().text);
    m_notice->clear();
    m_document.logo = *png;
    edited();
    showPages();
    whenReady(setReviewLogo(m_store, m_document.account, *png), this, [this](const Result<> &kept) {
        if (!kept)
            m_notice->show(kept.error().text);
    });
}

void ReviewBuilder::writeTo(const QString &path, const QString &form)
{
    const ReviewDocument document = copy();
    const auto write = [this, path, form, document] {
        Error error {.text = {}};
        if (form == u"markdown") {
            QSaveFile file(path);
            const QByteArray text = toMarkdown(document).toUtf8();
            if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size() || !file.commit())
                error.text = tr("%1 could not be written.").arg(path);
        } else if (form == u"pictures") {
            if (const Result<int> done = writePictures(pages(), path); !done)
                error = done.error();
        } else {
            static constexpr ReviewPaper papers[] {ReviewPaper::A4, ReviewPaper::Letter, ReviewPaper::Wide};
            if (const Result<PdfFile> done = writeReviewPdf(document, papers[std::clamp(m_paper->currentIndex(), 0, 2)], path); !done)
                error = done.error();
        }
        if (!error.text.isEmpty())
            return m_notice->show(error.text);
        Q_EMIT toast(tr("Written: %1").arg(QFileInfo(path).fileName()));
        Q_EMIT written(path);
    };
    if (document.audience != ReviewAudience::Customer)
        return write();
    whenReady(leakTerms(m_store, document.account), this, [this, document, path, write](const Result<LeakTerms> &terms) {
        if (!terms)
            return m_notice->show(terms.error().text);
        const QList<Leak> leaks = LeakGuard(*terms).find(document, {QFileInfo(path).fileName()});
        if (leaks.isEmpty())
            return write();
        QStringList words {tr("The customer copy was not written:")};
        for (const Leak &leak : leaks)
            words << tr("%1: “%2”. %3").arg(leak.where, leak.what, leak.why);
        m_notice->show(words.join(u'\n'));
    });
}

void ReviewBuilder::print()
{
    printPages(pages(), title(), this);
}
