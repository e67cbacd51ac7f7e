#pragma once

#include "forms/record/shownrecord.h"
#include "models/storage/recordstore.h"

#include <QFrame>

class DraftKeeper;
class LinkButton;
class ProblemStrip;
class QPushButton;
class RecordForm;

/// The details of one record while they are edited in place: the form where the values were, and the footer with what is wrong,
/// Cancel and Save. Lives from the pencil to Save or Cancel. What is typed is kept as a draft until then. UI thread.
class DetailsEdit : public QWidget
{
    Q_OBJECT

public:
    /// `footer` is filled and emptied by this.
    DetailsEdit(RecordStore &store, const ShownRecord &shown, QWidget *parent);
    ~DetailsEdit() override;

    RecordForm *form() const { return m_form; }
    /// The bar for the bottom of the window; belongs to whoever docks it.
    QWidget *footer() const { return m_footer; }
    void focusField(const QString &field);
    /// `stay`: goes on editing after the save.
    void save(bool stay);
    /// Asks first if something was typed.
    void cancel();
    /// Takes up what was typed before and not saved.
    void restoreDraft(const QJsonObject &typed);
    /// Writes the draft now; false if nothing is typed.
    bool keepDraft();
    /// Under which the draft of a record's page is kept.
    static QString draftKey(RecordId id);
    /// The record changed in the file: what is not edited follows.
    void merge(const Record &newer);

Q_SIGNALS:
    /// It is on the disk. `stay` as it was asked for.
    void saved(bool stay);
    void cancelled();

private:
    void makeFooter();
    void discard();
    void refuse(const Error &error);
    void showSummary(const QList<Problem> &problems);
    void updateSummary();
    RecordStore &m_store;
    const ObjectType &m_type;
    RecordForm *m_form;
    DraftKeeper *m_keeper;
    ProblemStrip *m_strip;
    QFrame *m_footer;
    LinkButton *m_summary = nullptr;
    QPushButton *m_save = nullptr;
    QString m_firstWrong;
    bool m_saving = false;
};
