#pragma once

#include "models/storage/recordstore.h"

#include <QDialog>

#include <functional>

/// The modal form: "New Contact", 760 wide, legend "* = required information", Cancel · Save & New · Save. Saves through the store; a
/// refusal marks the fields, lists them in the strip at the top and keeps what was typed. UI thread; never blocks (open(), not exec()).
class RecordDialog : public QDialog
{
    Q_OBJECT

public:
    struct Options {
        QHash<QString, QVariant> presets = {}; ///< values of a new record: the parent, the owner
        QString formName = {}; ///< a QuickForm of the type; empty: the full form
        bool saveAndNew = true; ///< offer "Save & New"
    };
    /// Opens the dialog for a new record over `parent`'s window. `done` is called with the saved record's id, once per save.
    static RecordDialog *openNew(RecordStore &store, const ObjectType &type, const Options &options, QWidget *parent,
                                 std::function<void(RecordId id)> done = {});
    /// The same for a record that exists.
    static RecordDialog *openEdit(RecordStore &store, RecordId id, QWidget *parent, std::function<void(RecordId id)> done = {});
};
