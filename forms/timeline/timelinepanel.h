#pragma once

#include "models/storage/recordstore.h"

#include <QWidget>

using namespace Qt::Literals::StringLiterals;

class QActionGroup;
class QLabel;
class QMenu;
class QPushButton;
class QVBoxLayout;
class TimelineModel;
class TimelineView;
struct TimelineEntry;

/// What happened and what is to come around one record: the composer buttons, filters in words, and the timeline with
/// "Upcoming & Overdue" first, then past months. Any record whose object has activities as a related list. It grows with what it
/// shows and never scrolls by itself: the page around it does; older rows come by "Show More". UI thread.
class TimelinePanel : public QWidget
{
    Q_OBJECT

public:
    TimelinePanel(RecordStore &store, RecordId about, QWidget *parent = nullptr);

    RecordId about() const { return m_about; }

public Q_SLOTS:
    /// Asks the store again; place and what is expanded stay.
    void refresh();

Q_SIGNALS:
    void openRecord(RecordId id, bool newTab = false);
    void logCall(RecordId about);
    void compose(const QString &form, RecordId about);
    void openList(int object, const QList<Condition> &where, const QString &name);
    void toast(const QString &text, bool undo = false);

private:
    void addComposerRow(QVBoxLayout *layout);
    void addFilterRow(QVBoxLayout *layout);
    void addLinks(QVBoxLayout *layout);
    void addTimeline(QVBoxLayout *layout);
    QWidget *makeEmptyState();
    QMenu *makeFilterMenu(QWidget *parent);
    void addFilterChoices(QMenu *menu, const QString &heading, QActionGroup *group, const QList<QPair<QString, QVariant>> &choices);
    void applyFilter();
    void clearFilter();
    void askForForm(const QString &formName, RecordId about);
    void showState();
    void showMenu(const TimelineEntry &entry, const QPoint &place);
    void followUp(const TimelineEntry &entry);
    void removeActivity(RecordId id, const QString &subject);
    void viewAll();

    RecordStore &m_store;
    const RecordId m_about;
    TimelineModel *m_model;
    TimelineView *m_view = nullptr;
    QLabel *m_filterWords = nullptr;
    QActionGroup *m_period = nullptr;
    QActionGroup *m_whose = nullptr;
    QActionGroup *m_kind = nullptr;
    QPushButton *m_expandAll = nullptr;
    QPushButton *m_more = nullptr;
    QWidget *m_empty = nullptr;
    QLabel *m_emptyTitle = nullptr;
    QLabel *m_emptyText = nullptr;
    QPushButton *m_emptyButton = nullptr;
};
