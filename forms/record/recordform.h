#pragma once

#include "models/storage/recordstore.h"

#include <QJsonObject>
#include <QWidget>

class FieldEditor;

/// The fields of a record as editors, in sections of two columns: made from the declaration, one editor per field, named by
/// the field (`findChild<QWidget *>(field.name)`), its label a buddy with the red star. It takes a Record and gives one back;
/// it never saves. With `form` it shows exactly that form's fields in their order, and the form's stars count. UI thread.
class RecordForm : public QWidget
{
    Q_OBJECT

public:
    RecordForm(RecordStore &store, const ObjectType &type, const QList<Section> &sections, const QuickForm *form = nullptr,
               QWidget *parent = nullptr);
    /// The whole layout; for a new record `type.newFields` if there are any.
    static QList<Section> sectionsFor(const ObjectType &type, bool forNew, const QuickForm *form = nullptr);

    const ObjectType &type() const;
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
    /// Puts the keyboard into a field; the first empty required field, else the first one, if `fieldName` is empty.
    void focusField(const QString &fieldName = {});
    /// The record changed in the file while it is open here: fields not edited follow, edited ones stay.
    void merge(const Record &newer);

    /// What was typed, as it was typed (unreadable text too), to be kept through a crash; and back.
    QJsonObject draft() const;
    void restoreDraft(const QJsonObject &draft);

Q_SIGNALS:
    void edited();
    /// Ctrl+Enter in any editor.
    void submitted();
};
