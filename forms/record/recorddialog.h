#pragma once

#include "models/storage/recordstore.h"

#include <QDialog>

#include <functional>

class Notice;
class DraftKeeper;
class ProblemStrip;
class QLabel;
class QPushButton;
class QScrollArea;
class QVBoxLayout;
class RecordForm;

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
        std::optional<QuickForm> form = {}; ///< a form for this one occasion, instead of a declared one
    };
    /// Opens the dialog for a new record over `parent`'s window. `done` is called with the saved record's id, once per save.
    static RecordDialog *openNew(RecordStore &store, const ObjectType &type, const Options &options, QWidget *parent,
                                 std::function<void(RecordId id)> done = {});
    /// The same for a record that exists.
    static RecordDialog *openEdit(RecordStore &store, RecordId id, QWidget *parent, std::function<void(RecordId id)> done = {});

    /// The same with the fields of `form` only. `typed` stands in the editors as if a person had typed it.
    static RecordDialog *openForm(RecordStore &store, RecordId id, const QuickForm &form, const QHash<QString, QVariant> &typed, QWidget *parent,
                                  std::function<void(RecordId id)> done = {});

    RecordForm *form() const { return m_form; }
    /// Cancel: asks first if something was typed.
    void reject() override;
    void done(int result) override;

protected:
    void keyPressEvent(QKeyEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    enum class Then { Close, New };
    RecordDialog(RecordStore &store, const ObjectType &type, const Options &options, bool forNew, QWidget *parent,
                 std::function<void(RecordId id)> done);
    const QuickForm *quickForm() const { return m_options.form ? &*m_options.form : m_type.quickForm(m_options.formName); }
    QWidget *makeHead(const QString &title, const QuickForm *form);
    QWidget *makeFooter();
    void start();
    void load(RecordId id);
    void show(const Record &record);
    void save(Then then);
    void saved(const Result<RecordId> &answer, Then then);
    void lookForTwins();
    void showTwins(const QString &title, const QList<Hit> &hits);
    void refuse(const Error &error);
    void fit();
    void grow();

    RecordStore &m_store;
    const ObjectType &m_type;
    Options m_options;
    const bool m_forNew;
    std::function<void(RecordId id)> m_done;
    RecordForm *m_form;
    ProblemStrip *m_strip;
    Notice *m_twins = nullptr; ///< records that may be the same person or company
    QString m_title; ///< what was asked for last
    QScrollArea *m_area;
    QLabel *m_summary = nullptr;
    QPushButton *m_save = nullptr;
    QPushButton *m_saveNew = nullptr;
    DraftKeeper *m_drafts = nullptr;
    bool m_saving = false;
    bool m_growing = false;
};
