#pragma once

#include "models/storage/recordstore.h"

#include <QElapsedTimer>
#include <QJsonObject>
#include <QTimer>

class RecordForm;

/// Keeps what is being typed in one form, so that it survives a crash: two seconds after an edit, and at the latest three seconds
/// after the first edit that is not kept yet. A form that holds nothing typed (any more) has no draft. Child of the form. UI thread.
///
/// A form that wants drafts makes one keeper when it has its record, and says how it can be opened again:
///
///     m_keeper = new DraftKeeper(store, *form, DraftKeeper::newKey(u"dialog"_s), DraftKeeper::frameOf(type, recordId, formName));
///
/// calls `pause()` before a save and hands the key to `RecordStore::save(…, m_keeper->key())`, which drops the draft with the
/// same commit; calls `resume()` after a refusal; calls `drop()` when the person cancels. What was open when the program ended
/// comes back through `ComposerDock::restoreDrafts()`, whatever kind of form it was in.
class DraftKeeper : public QObject
{
    Q_OBJECT

public:
    /// `frame` is kept beside what was typed: all that is needed to open the form again.
    DraftKeeper(RecordStore &store, RecordForm &form, const QString &key, const QJsonObject &frame);

    /// A key that no other draft has. `kind` says who opens it again: "composer", "dialog".
    static QString newKey(const QString &kind);
    /// The frame of a form: of a new record (`record` 0) or of one that exists; `formName` is a QuickForm or empty.
    static QJsonObject frameOf(const ObjectType &type, RecordId record, const QString &formName = {});

    QString key() const { return m_key; }
    QDateTime keptAt() const { return m_keptAt; } ///< invalid: there is no draft
    QString error() const { return m_error; } ///< why the last attempt failed; empty: it did not
    bool isKept() const { return m_keptAt.isValid(); }
    QJsonObject frame() const { return m_frame; }
    /// Changes the frame; kept at once if there is a draft.
    void setFrame(const QJsonObject &frame);

    void keepNow();
    void drop();
    void pause();
    void resume();

Q_SIGNALS:
    /// `keptAt()` or `error()` is another.
    void changed();

private:
    void noteEdit();

    RecordStore &m_store;
    RecordForm &m_form;
    const QString m_key;
    QJsonObject m_frame;
    QTimer m_timer;
    QElapsedTimer m_sinceFirstEdit;
    QDateTime m_keptAt;
    QString m_error;
    bool m_inFile = false; ///< a draft was written, or is about to be
    bool m_paused = false;
};

/// A draft as it lies in the file.
struct Draft {
    QString key;
    QString object; ///< name of the ObjectType
    QString form; ///< QuickForm; empty: the full form
    RecordId record = 0; ///< 0: a new one
    RecordId about = 0;
    bool open = true; ///< the form was open; false: closed by hand, offered when the same form is opened again
    bool minimized = false;
    QDateTime at;
    Record start; ///< what the form began with
    QJsonObject typed; ///< for RecordForm::restoreDraft

    /// No value if `json` is not a draft of an object that `schema` knows.
    static std::optional<Draft> read(const Schema &schema, const QString &key, const QByteArray &json);
    /// What a person would call it by: what stands in the name field.
    QString words(const Schema &schema) const;
};

/// The start values of a form for its frame, and back.
QJsonObject startValues(const ObjectType &type, const Record &record);
