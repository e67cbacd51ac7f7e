#include "forms/record/detailsedit.h"

#include "forms/look/linkbutton.h"
#include "forms/look/theme.h"
#include "forms/look/widgets.h"
#include "forms/record/draftkeeper.h"
#include "forms/record/problemstrip.h"
#include "forms/record/recordform.h"

#include <QHBoxLayout>
#include <QMessageBox>
#include <QVBoxLayout>

namespace {

/// Closed in the sense of drafts: the page itself offers it again, so no composer does.
QJsonObject frameOf(const ShownRecord &shown)
{
    QJsonObject frame = DraftKeeper::frameOf(*shown.type, shown.record.id);
    frame.insert(u"open"_s, false);
    return frame;
}

} // namespace

QString DetailsEdit::draftKey(RecordId id)
{
    return u"page:"_s + QString::number(id);
}

DetailsEdit::DetailsEdit(RecordStore &store, const ShownRecord &shown, QWidget *parent)
    : QWidget(parent)
    , m_store(store)
    , m_type(*shown.type)
    , m_form(new RecordForm(store, *shown.type, RecordForm::sectionsFor(*shown.type, false), nullptr, this))
    , m_keeper(new DraftKeeper(store, *m_form, draftKey(shown.record.id), frameOf(shown)))
    , m_strip(new ProblemStrip(m_form, this))
    , m_footer(new QFrame)
{
    const Theme &theme = Theme::current();
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(theme.scaled(12), theme.scaled(10), theme.scaled(12), theme.scaled(12));
    layout->addWidget(m_strip);
    layout->addWidget(m_form);
    makeFooter();
    m_form->setRecord(shown.record);
    connect(m_form, &RecordForm::submitted, this, [this] { save(false); });
    connect(m_form, &RecordForm::edited, this, &DetailsEdit::updateSummary);
}

DetailsEdit::~DetailsEdit()
{
    m_keeper->keepNow(); // does nothing after a save or a cancel
    m_footer->deleteLater(); // its Save may be what ended this
}

void DetailsEdit::makeFooter()
{
    const Theme &theme = Theme::current();
    m_footer->setObjectName(u"dockFooter"_s);
    m_summary = new LinkButton({}, m_footer);
    m_summary->setProperty("kind", u"error"_s);
    m_summary->setIcon(themedIcon(u"exclamation-octagon"_s, u"errorText"_s, {}));
    m_summary->hide();
    QPushButton *cancelButton = makeButton(tr("Cancel"), "neutral", {}, m_footer);
    m_save = makeButton(tr("Save"), "brand", {}, m_footer);
    cancelButton->setToolTip(tr("Cancel (Esc)"));
    m_save->setToolTip(tr("Save (Ctrl+Enter)"));
    auto *row = new QHBoxLayout(m_footer);
    row->setContentsMargins(theme.scaled(16), theme.scaled(8), theme.scaled(16), theme.scaled(8));
    row->setSpacing(theme.scaled(8));
    row->addStretch(1);
    row->addWidget(m_summary);
    row->addSpacing(theme.scaled(8));
    row->addWidget(cancelButton);
    row->addWidget(m_save);
    row->addStretch(1);
    connect(m_summary, &LinkButton::followed, this, [this] { m_form->focusField(m_firstWrong); });
    connect(cancelButton, &QPushButton::clicked, this, &DetailsEdit::cancel);
    connect(m_save, &QPushButton::clicked, this, [this] { save(false); });
}

void DetailsEdit::focusField(const QString &field)
{
    m_form->focusField(field);
}

void DetailsEdit::restoreDraft(const QJsonObject &typed)
{
    m_form->restoreDraft(typed);
    m_keeper->keepNow();
}

bool DetailsEdit::keepDraft()
{
    if (!m_form->isEdited())
        return false;
    m_keeper->keepNow();
    return true;
}

void DetailsEdit::discard()
{
    m_keeper->drop();
    m_keeper->pause();
    Q_EMIT cancelled();
}

void DetailsEdit::merge(const Record &newer)
{
    m_form->merge(newer);
}

static QList<Problem> errorsOf(const QList<Problem> &problems)
{
    QList<Problem> errors;
    for (const Problem &problem : problems) {
        if (!problem.warning)
            errors << problem;
    }
    return errors;
}

void DetailsEdit::save(bool stay)
{
    if (m_saving)
        return;
    const QList<Problem> wrong = errorsOf(m_form->check());
    m_strip->show(wrong);
    showSummary(wrong);
    if (!wrong.isEmpty())
        return m_form->focusField(wrong.first().field);
    const QStringList changedFields = m_form->changedFields();
    if (changedFields.isEmpty() && !stay)
        return discard();
    if (changedFields.isEmpty())
        return;
    m_saving = true;
    m_save->setEnabled(false);
    m_keeper->pause();
    whenReady(m_store.save(m_form->record(), {}, changedFields, {}, m_keeper->key()), this, [this, stay](const Result<RecordId> &answer) {
        m_saving = false;
        m_save->setEnabled(true);
        if (!answer || stay)
            m_keeper->resume();
        if (!answer)
            return refuse(answer.error());
        Q_EMIT saved(stay);
    });
}

void DetailsEdit::refuse(const Error &error)
{
    const QList<Problem> wrong = errorsOf(error.problems);
    m_form->showProblems(error.problems);
    if (wrong.isEmpty())
        m_strip->show(error);
    else
        m_strip->show(wrong);
    showSummary(wrong);
    if (!wrong.isEmpty())
        m_form->focusField(wrong.first().field);
}

void DetailsEdit::showSummary(const QList<Problem> &problems)
{
    QStringList labels;
    for (const Problem &problem : problems) {
        const Field *field = m_type.field(problem.field);
        if (field && !labels.contains(labelOf(*field)))
            labels << labelOf(*field);
    }
    m_firstWrong = problems.isEmpty() ? QString() : problems.first().field;
    m_summary->setVisible(!labels.isEmpty());
    if (!labels.isEmpty()) {
        //: In the footer of a form; %1 names the fields.
        m_summary->setWords(tr("Review %n field(s): %1", nullptr, int(labels.size())).arg(QLocale().createSeparatedList(labels)));
    }
}

/// An error that was shown goes as soon as it is right.
void DetailsEdit::updateSummary()
{
    if (m_summary->isHidden())
        return;
    QList<Problem> left;
    for (const FieldEditor *editor : m_form->editors()) {
        if (!editor->invalidText().isEmpty())
            left.append({editor->field().name, editor->invalidText()});
    }
    showSummary(left);
    if (left.isEmpty())
        m_strip->clear();
}

void DetailsEdit::cancel()
{
    if (!m_form->isEdited())
        return discard();
    auto *question = new QMessageBox(QMessageBox::NoIcon, tr("Discard Changes"), tr("Discard what you changed here?"), QMessageBox::NoButton, this);
    question->setAttribute(Qt::WA_DeleteOnClose);
    question->setTextFormat(Qt::PlainText);
    QPushButton *discardButton = question->addButton(tr("Discard Changes"), QMessageBox::DestructiveRole);
    QPushButton *keep = question->addButton(tr("Keep Editing"), QMessageBox::RejectRole);
    question->setDefaultButton(keep);
    question->setEscapeButton(keep);
    connect(discardButton, &QPushButton::clicked, this, &DetailsEdit::discard);
    question->open();
}
