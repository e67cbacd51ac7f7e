#pragma once

#include "forms/look/widgets.h"
#include "forms/record/shownrecord.h"

class FieldView;
class QGridLayout;

/// One chevron of a path: behind us (a tick), here, or to come. Its accessible name is the stage, its description says where it stands.
class PathStep : public QAbstractButton
{
    Q_OBJECT

public:
    enum class State { Done, Current, ToCome };
    explicit PathStep(QWidget *parent);
    /// `first` and `last` round off the ends of the path.
    void setStage(const QString &name, State state, int number, int count);
    void setChosen(bool chosen);
    State state() const { return m_state; }
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    bool hitButton(const QPoint &place) const override;

private:
    QPainterPath shape() const;
    QString m_name;
    State m_state = State::ToCome;
    bool m_first = false;
    bool m_last = false;
    bool m_chosen = false;
};

/// The path of a record (`ObjectType::path`): its stages as chevrons and the button that marks one. Arrow keys and clicks choose a stage
/// and unfold its key fields and guidance, Enter marks it, Escape folds. Several ends are one last chevron that asks which. UI thread.
class PathBar : public Card
{
    Q_OBJECT

public:
    explicit PathBar(const ObjectType &type, QWidget *parent = nullptr);
    void show(const ShownRecord &shown);
    /// The chevrons from first to last.
    const QList<PathStep *> &steps() const { return m_steps; }
    QPushButton *button() const { return m_mark; }

Q_SIGNALS:
    /// The record shall stand at this stage.
    void markAsked(const QString &stage);
    void editRequested(const QString &field);
    void openRecord(RecordId id, bool newTab);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    QWidget *makePanel();
    void arrange();
    void choose(int step);
    void fold();
    void mark();
    void askForEnd();
    void showPanel();
    QString stageAt(int step) const;
    const Choice *choiceAt(int step) const;
    bool isEnd(int step) const { return !m_ends.isEmpty() && step == m_steps.size() - 1; }
    void updateButton();

    const ObjectType &m_type;
    QString m_label; ///< of the picklist
    ShownRecord m_shown;
    QList<Choice> m_open;
    QList<Choice> m_ends;
    QString m_unknown; ///< the record's stage if the picklist does not know it
    int m_current = -1;
    int m_chosen = -1; ///< whose key fields are unfolded; -1: folded
    QWidget *m_row;
    QList<PathStep *> m_steps;
    QPushButton *m_mark;
    QGridLayout *m_fields = nullptr;
    QLabel *m_fieldsTitle = nullptr;
    QLabel *m_guidance = nullptr;
    QWidget *m_panel; ///< after its parts, which it makes
    QList<FieldView *> m_views;
    QString m_panelStage; ///< what the panel's fields were made for
};
