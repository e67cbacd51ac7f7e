#pragma once

#include "models/storage/recordstore.h"

#include <QWidget>

using namespace Qt::Literals::StringLiterals;

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
    QWidget *makeComposerRow();

    RecordStore &m_store;
    const RecordId m_about;
};
