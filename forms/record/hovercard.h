#pragma once

#include "forms/record/relatedlink.h"

#include <QFrame>
#include <QPointer>

class QLabel;
class QVBoxLayout;

/// The card that a quick link opens: what is in the related list (up to five records), New, View All. A child of the window, so it
/// is in the accessibility tree and never leaves the window. UI thread.
class HoverCard : public QFrame
{
    Q_OBJECT

public:
    static constexpr int mostRows = 5;

    /// `owner`: closed with it; the card itself stands in the owner's window.
    HoverCard(RecordStore &store, QWidget *owner);
    /// Asks for the rows and shows the card at `anchor` when they are here. `takeFocus`: the keyboard goes into it.
    void open(const RelatedLink &link, int count, QWidget *anchor, bool takeFocus);
    void close();
    bool isOpen() const { return m_anchor && isVisible(); }
    QWidget *anchor() const { return m_anchor; }

Q_SIGNALS:
    void openRecord(RecordId id, bool newTab);
    void viewAll(const RelatedLink &link);
    void newAsked(const RelatedLink &link, const NewButton &button);
    void closed();
    void pointerOn();
    void pointerOff();

protected:
    /// What closes it from outside, while it is open: a click or a turn of the wheel beside it, Escape, another size of the window.
    bool eventFilter(QObject *watched, QEvent *event) override;
    bool focusNextPrevChild(bool next) override;
    void keyPressEvent(QKeyEvent *event) override;
    void enterEvent(QEnterEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void loadRows(const RelatedLink &link, int count, bool takeFocus);
    void fill(const RelatedLink &link, int count, const RowBlock &rows);
    QWidget *makeHead(const RelatedLink &link, int count);
    QWidget *makeRow(const ObjectType &type, const Record &record, const RowBlock &rows, const QStringList &columns);
    QWidget *makeFooter(const RelatedLink &link);
    void place();
    RecordStore &m_store;
    QPointer<QWidget> m_owner;
    QPointer<QWidget> m_anchor;
    int m_asked = 0;
};
