#pragma once

#include "forms/fields/fieldeditor.h"
#include "models/storage/recordstore.h"

#include <QJsonObject>
#include <QWidget>

class FieldGrid;
class FoldSection;
class QVBoxLayout;

/// The fields of a record as editors, in sections of two columns: made from the declaration, one editor per field, named by
/// the field (`findChild<FieldEditor *>(field.name)`), its label a buddy with the red star. It takes a Record and gives one back;
/// it never saves. With `form` it shows exactly that form's fields in their order, and the form's stars count. UI thread.
class RecordForm : public QWidget
{
    Q_OBJECT

public:
    RecordForm(RecordStore &store, const ObjectType &type, const QList<Section> &sections, const QuickForm *form = nullptr,
               QWidget *parent = nullptr);
    ~RecordForm() override;
    /// The whole layout; for a new record `type.newFields` if there are any.
    static QList<Section> sectionsFor(const ObjectType &type, bool forNew, const QuickForm *form = nullptr);

    const ObjectType &type() const { return m_type; }
    /// Shows `record`, which is from now on what "changed" is measured against.
    void setRecord(const Record &record);
    /// The record with all that was typed. A text that cannot be read as its field's type leaves that field as it was;
    /// `check()` tells.
    Record record() const;
    QStringList changedFields() const;
    bool isEdited() const { return !changedFields().isEmpty(); }
    /// Everything wrong now: what cannot be read, then the rules. Marks every field concerned and clears the others.
    QList<Problem> check();
    /// Marks fields with a refusal that came from elsewhere (the store, a server).
    void showProblems(const QList<Problem> &problems);
    /// Puts the keyboard into a field; if `fieldName` is empty, into the first empty required field, else the first one that waits.
    void focusField(const QString &fieldName = {});
    /// Puts values into the editors as if a person had typed them.
    void enter(const QHash<QString, QVariant> &values);
    /// The record changed in the file while it is open here: fields not edited follow, edited ones stay.
    void merge(const Record &newer);

    /// The editor of a field; nullptr if the form does not show it.
    FieldEditor *editor(const QString &fieldName) const { return m_editors.value(fieldName); }
    /// All editors in the order they are read.
    const QList<FieldEditor *> &editors() const { return m_order; }

    /// What was typed, as it was typed (unreadable text too), to be kept through a crash; and back.
    QJsonObject draft() const;
    void restoreDraft(const QJsonObject &draft);

Q_SIGNALS:
    void edited();
    /// Ctrl+Enter in any editor.
    void submitted();

private:
    void addSection(const Section &section, QVBoxLayout *rows);
    void addEditor(const Field &field, FieldGrid *grid);
    void addAddress(const Field &field, FieldGrid *grid);
    void wire(FieldEditor *editor);
    void fill(const Record &record);
    void fieldEdited(FieldEditor *editor);
    void fieldLeft(FieldEditor *editor);
    void undo(FieldEditor *editor);
    void focusNext(FieldEditor *editor);
    void updateDependents();
    void propose();
    void askWarnings();
    void takeWarnings(const QList<Problem> &found);
    bool isFollowed(const QString &fieldName) const;
    void takeProposals(const Record &prepared);
    void markEdited();
    void clearSolved();
    QVariant valueOf(const Field &field) const;
    static bool sameFieldValue(const Field &field, const QVariant &a, const QVariant &b);
    bool isChanged(const FieldEditor *editor) const;
    bool isWanted(const Field &field) const;
    bool isStarred(const Field &field) const;
    QList<Problem> problems() const;
    QString sentenceUnder(const Field &field, const Problem &problem) const;
    void create(const Field &field, const QString &target, const QString &title, const std::function<void(RecordId id)> &done);
    void nearby(const ObjectType &target, const std::function<void(const QList<Hit> &hits)> &use) const;
    void accountFor(const Field &link, const std::function<void(RecordId account)> &use) const;

    RecordStore &m_store;
    const ObjectType &m_type;
    const QuickForm *m_form;
    EditorContext m_context;
    Record m_baseline;
    QHash<QString, FieldEditor *> m_editors;
    QList<FieldEditor *> m_order;
    QList<FieldGrid *> m_grids;
    QList<FoldSection *> m_folds;
    QStringList m_proposed; ///< fields of a new record that were filled in because of what was chosen in another
    int m_asked = 0;
    QList<Problem> m_warnings; ///< what storage warned of, which knows the linked records
    int m_warningsAsked = 0;
    QStringList m_refused; ///< marked by a refusal from elsewhere: cleared when the field is edited
};
