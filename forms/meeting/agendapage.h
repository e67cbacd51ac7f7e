#pragma once

#include "forms/shell/page.h"
#include "models/reports/agenda.h"
#include "models/storage/recordstore.h"

class MeetingNotesPanel;
class Notice;
class PagePreview;
class QComboBox;
class QLabel;
struct MeetingSaved;

/// The next meeting with a customer: the agenda made from data at the left (features A16), to be copied, printed to PDF or written as
/// Markdown, and beside it the notes (A17). UI thread.
class AgendaPage : public Page
{
    Q_OBJECT

public:
    AgendaPage(RecordStore &store, RecordId account, QWidget *parent = nullptr);

    QString title() const override { return m_whole.customer.isEmpty() ? tr("Meeting agenda") : tr("Agenda: %1").arg(m_whole.customer); }
    QString icon() const override { return u"list-check"_s; }
    QString colorToken() const override { return u"event"_s; }
    RecordId about() const override { return m_account; }
    void takeFocus() override;
    bool isEdited() const override;
    bool saveEdit() override;
    void refresh() override;
    QList<QWidget *> regions() const override;

    MeetingNotesPanel *notes() const { return m_notes; }
    /// Writes the chosen copy; a customer copy passes the leak guard first.
    void writeTo(const QString &path);
    void copyText();

Q_SIGNALS:
    void shown();
    void written(const QString &path);

private:
    QWidget *makeHead();
    void showAgenda(const AgendaFacts &facts);
    void showPages();
    void chooseFile();
    /// Calls `use` when the copy may go where it is meant to go.
    void whenClean(const QString &fileName, const std::function<void(const ReviewDocument &)> &use);
    ReviewDocument copy() const;
    void meetingSaved(const MeetingSaved &made);

    RecordStore &m_store;
    const RecordId m_account;
    ReviewDocument m_whole;
    Notice *m_notice;
    QLabel *m_heading = nullptr;
    QLabel *m_facts = nullptr;
    QComboBox *m_audience = nullptr;
    PagePreview *m_preview;
    MeetingNotesPanel *m_notes;
    int m_asked = 0;
};
