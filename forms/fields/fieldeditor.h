#pragma once

#include "models/schema/field.h"
#include "models/schema/record.h"

#include <QLocale>
#include <QWidget>

#include <functional>

class QLabel;
class QLineEdit;
class QToolButton;
class QVBoxLayout;
class RecordStore;
struct Hit;
struct ObjectType;

/// What editors may ask of the form they stand in. Outlives them.
struct EditorContext {
    RecordStore *store = nullptr; ///< lookups search in it; nullptr: lookups only show
    std::function<QDate()> today = {}; ///< "tomorrow" is counted from it
    /// Opens the form for a new record of object `target`, named `title` so far, and calls `done` when it is saved.
    std::function<void(const Field &field, const QString &target, const QString &title, std::function<void(RecordId id)> done)> create = {};
    /// Records of `target` that are likely here: the people of the account that the form is about.
    std::function<void(const ObjectType &target, std::function<void(const QList<Hit> &hits)> use)> nearby = {};
    /// The currency code of the record in the form; empty: the corporate one.
    std::function<QString()> currency = {};
};

/// Puts a text into an input without it counting as typed. Whatever else changes the text does count, keys as well as an
/// assistive technology, which writes without pressing any.
void showText(QLineEdit *line, const QString &text);

/// One field of a form: its label with the red star, the input, the help under it, and under that what is wrong with it. The
/// label is the buddy of the input, which carries the label as its accessible name. The object name is the field's name. UI thread.
class FieldEditor : public QWidget
{
    Q_OBJECT

public:
    FieldEditor(const Field &field, const EditorContext &context, QWidget *parent);

    const Field &field() const { return m_field; }
    /// Shows a stored value; never emits edited().
    virtual void setValue(const QVariant &value) = 0;
    /// What was typed as the field's type (invalid: empty), or the sentence that says how to put it right.
    virtual Result<QVariant> value() const = 0;
    /// What was typed as it was typed, to be kept through a crash; and back.
    virtual QString rawText() const = 0;
    virtual void setRawText(const QString &text) = 0;
    /// The value of the controlling field, for dependent picklists.
    virtual void setControllerValue(const QString &value) { Q_UNUSED(value) }
    /// A lookup whose record is not in the file (yet) is known by its remote id only.
    virtual void setDangling(const QString &remoteId) { Q_UNUSED(remoteId) }

    /// The part that takes the keyboard.
    QWidget *input() const { return m_input; }
    QLabel *label() const { return m_label; }
    void setRequired(bool required);
    bool isRequired() const { return m_required; }
    /// Whether the help stands under the input; else it is its tool tip.
    void setHelpShown(bool shown);
    /// The input alone, as a cell of a table holds it; the label stays its accessible name.
    void setBare();
    /// Marks the field and says why under it; an empty text clears the mark.
    void setInvalid(const QString &text, bool warning = false);
    QString invalidText() const { return m_problem; }
    /// The ground of a changed field, with an arrow that takes the change back.
    void setEdited(bool edited);
    /// Whether the input takes several lines: Enter is a new line there.
    bool takesLines() const { return m_takesLines; }

Q_SIGNALS:
    /// The person changed something.
    void edited();
    /// The keyboard left the field.
    void left();
    /// Enter in an input of one line.
    void nextWanted();
    /// Ctrl+Enter.
    void submitted();
    /// The undo arrow.
    void undoWanted();

protected:
    /// Puts `input` under the label. `keyboard` is the part in it that takes the keyboard, if another.
    void setInput(QWidget *input, QWidget *keyboard = nullptr);
    /// Watches a further part that can have the keyboard.
    void watch(QWidget *part);
    /// What stands under the input instead of the field's help.
    void setHint(const QString &hint);
    /// A further sentence for the input's accessible description.
    void setNote(const QString &note);
    void setTakesLines(bool lines) { m_takesLines = lines; }
    const EditorContext &context() const { return m_context; }
    QDate today() const { return m_context.today ? m_context.today() : QDate::currentDate(); }
    /// Called when the keyboard left: show what was typed in its tidy form.
    virtual void tidy() { }
    bool eventFilter(QObject *watched, QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void placeUndo();
    void alignWords();
    void showHelp();
    bool handleKey(QWidget *part, QKeyEvent *event);
    void describe();
    QWidget *makeProblemRow();

    const Field m_field;
    const EditorContext &m_context;
    QVBoxLayout *m_rows;
    QLabel *m_star;
    QLabel *m_label;
    QToolButton *m_undo = nullptr;
    QLabel *m_hint = nullptr;
    QWidget *m_problemRow = nullptr;
    QLabel *m_problemIcon = nullptr;
    QLabel *m_problemText = nullptr;
    QWidget *m_frame = nullptr; ///< what was given to setInput
    QWidget *m_input = nullptr;
    QString m_problem;
    QString m_note;
    bool m_required = false;
    bool m_edited = false;
    bool m_takesLines = false;
};

/// The editor for a field. Read-only fields get one that shows the value with a lock.
FieldEditor *makeEditor(const Field &field, const EditorContext &context, QWidget *parent);
