#include "forms/meeting/meetingnotes.h"

#include "forms/look/theme.h"
#include "forms/look/widgets.h"
#include "forms/record/recordform.h"
#include "models/schema/objects/names.h"

#include <QJsonDocument>
#include <QPlainTextEdit>
#include <QShortcut>
#include <QTextBlock>
#include <QTimer>
#include <QVBoxLayout>

MeetingNotesPanel::MeetingNotesPanel(RecordStore &store, RecordId account, QWidget *parent)
    : QWidget(parent)
    , m_store(store)
    , m_account(account)
    , m_quick {.name = u"meeting"_s, .label = {}, .fields = {activity::subject, activity::who}, .wide = {activity::subject, activity::who}}
    , m_form(new RecordForm(store, *store.schema().type(object_code::activity), RecordForm::sectionsFor(*store.schema().type(object_code::activity), true, &m_quick), &m_quick, this))
    , m_text(new QPlainTextEdit(this))
    , m_counts(makeLabel({}, "meta", this))
    , m_save(makeButton(tr("Save Meeting"), "brand", {}, this))
    , m_keeping(new QTimer(this))
{
    const Theme &theme = Theme::current();
    auto *rows = new QVBoxLayout(this);
    rows->setContentsMargins(theme.scaled(16), theme.scaled(12), theme.scaled(16), theme.scaled(12));
    rows->setSpacing(theme.scaled(8));
    QLabel *title = makeLabel(tr("Notes"), "cardTitle", this);
    title->setBuddy(m_text);
    rows->addWidget(title);
    rows->addWidget(m_form);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(theme.scaled(6));
    addLineButton(buttons, tr("Task"), MeetingLine::Task, QKeySequence(u"F7"_s));
    addLineButton(buttons, tr("Risk"), MeetingLine::Risk, QKeySequence(u"F8"_s));
    addLineButton(buttons, tr("Request"), MeetingLine::Request, QKeySequence(u"F9"_s));
    buttons->addStretch(1);
    rows->addLayout(buttons);
    m_text->setAccessibleName(title->text());
    m_text->setTabChangesFocus(true);
    m_text->setPlaceholderText(tr("One thought a line. F7 makes the line a task, F8 a risk, F9 a request."));
    rows->addWidget(m_text, 1);
    auto *foot = new QHBoxLayout;
    m_counts->setWordWrap(true);
    foot->addWidget(m_counts, 1);
    foot->addWidget(m_save);
    rows->addLayout(foot);
    m_keeping->setSingleShot(true);
    m_keeping->setInterval(800);
    connect(m_keeping, &QTimer::timeout, this, &MeetingNotesPanel::keepDraft);
    connect(m_text, &QPlainTextEdit::textChanged, this, &MeetingNotesPanel::textChanged);
    connect(m_save, &QPushButton::clicked, this, &MeetingNotesPanel::save);
    textChanged();
    m_keeping->stop();
    restoreDraft();
}

void MeetingNotesPanel::addLineButton(QHBoxLayout *row, const QString &name, MeetingLine kind, const QKeySequence &key)
{
    QPushButton *button = makeButton(name, "neutral", {}, this);
    //: A button's hint: what it does and its key.
    button->setToolTip(tr("Makes the current lines a %1 (%2)").arg(name, key.toString(QKeySequence::NativeText)));
    button->setFocusPolicy(Qt::TabFocus); // a click leaves the keyboard in the notes
    row->addWidget(button);
    connect(button, &QPushButton::clicked, this, [this, kind] { turnLines(kind); });
    auto *shortcut = new QShortcut(key, this);
    shortcut->setContext(Qt::WidgetWithChildrenShortcut);
    connect(shortcut, &QShortcut::activated, this, [this, kind] { turnLines(kind); });
}

void MeetingNotesPanel::propose(const QString &subject, const QList<RecordId> &people)
{
    if (m_form->isEdited())
        return;
    QVariantList all;
    for (const RecordId id : people)
        all << qlonglong(id);
    Record record {.object = object_code::activity};
    record.set(activity::subject, subject);
    record.set(activity::who, all.isEmpty() ? QVariant() : QVariant(all));
    record.set(activity::what, qlonglong(m_account));
    m_form->setRecord(record);
}

bool MeetingNotesPanel::isEdited() const
{
    return !m_text->toPlainText().trimmed().isEmpty();
}

/// Every line that the cursor or the selection touches.
void MeetingNotesPanel::turnLines(MeetingLine kind)
{
    QTextCursor cursor = m_text->textCursor();
    QTextBlock block = m_text->document()->findBlock(cursor.selectionStart());
    const QTextBlock last = m_text->document()->findBlock(cursor.selectionEnd());
    cursor.beginEditBlock();
    for (;; block = block.next()) {
        QTextCursor line(block);
        const QString turned = MeetingText::toggled(block.text(), kind);
        line.movePosition(QTextCursor::EndOfBlock, QTextCursor::KeepAnchor);
        line.insertText(turned);
        if (block == last || !block.next().isValid())
            break;
    }
    cursor.endEditBlock();
    m_text->setFocus(Qt::OtherFocusReason);
}

void MeetingNotesPanel::textChanged()
{
    const MeetingNotes made = MeetingText::notesFrom(m_text->toPlainText());
    QStringList words;
    if (!made.tasks.isEmpty())
        words << tr("%n task(s)", nullptr, int(made.tasks.size()));
    if (!made.risks.isEmpty())
        words << tr("%n risk(s)", nullptr, int(made.risks.size()));
    if (!made.requests.isEmpty())
        words << tr("%n request(s)", nullptr, int(made.requests.size()));
    m_counts->setText(words.isEmpty() ? tr("Nothing is made of a line yet.") : tr("Saving makes %1.").arg(locale().createSeparatedList(words)));
    m_save->setEnabled(isEdited() && !m_saving);
    m_keeping->start();
}

void MeetingNotesPanel::keepDraft()
{
    if (m_saving)
        return;
    if (!isEdited()) {
        (void)m_store.dropDraft(draftKey());
        return;
    }
    (void)m_store.keepDraft(draftKey(), QJsonDocument(QJsonObject {{u"meeting"_s, m_text->toPlainText()}}).toJson(QJsonDocument::Compact));
}

void MeetingNotesPanel::restoreDraft()
{
    whenReady(m_store.drafts(), this, [this](const QList<QPair<QString, QByteArray>> &drafts) {
        for (const auto &[key, json] : drafts) {
            if (key == draftKey() && !isEdited())
                m_text->setPlainText(QJsonDocument::fromJson(json)[u"meeting"].toString());
        }
    });
}

MeetingNotes MeetingNotesPanel::notes() const
{
    MeetingNotes made = MeetingText::notesFrom(m_text->toPlainText());
    const Record record = m_form->record();
    made.account = m_account;
    made.subject = record.text(activity::subject).trimmed();
    for (const QVariant &id : record.value(activity::who).toList())
        made.people << id.toLongLong();
    return made;
}

void MeetingNotesPanel::save()
{
    if (!isEdited() || m_saving)
        return;
    MeetingNotes made = notes();
    if (made.subject.isEmpty())
        made.subject = tr("Meeting");
    m_saving = true;
    m_save->setEnabled(false);
    m_keeping->stop();
    whenReady(saveMeeting(m_store, made, draftKey()), this, [this](const Result<MeetingSaved> &done) {
        m_saving = false;
        m_save->setEnabled(true);
        if (!done) {
            keepDraft();
            return Q_EMIT failed(done.error().text);
        }
        m_text->clear();
        m_keeping->stop();
        Q_EMIT saved(*done);
    });
}
