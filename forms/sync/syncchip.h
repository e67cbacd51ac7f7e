#pragma once

#include "models/sync/synchroniser.h"

#include <QPushButton>

/// How the workspace and the org stand, in a few words at the top of the window: quiet while all is well, amber while changes wait
/// without a way out, red while something needs the person. Opens Pending Changes; a click while it works stops. Hidden while no org is
/// connected. UI thread.
class SyncChip : public QPushButton
{
    Q_OBJECT

public:
    explicit SyncChip(Synchroniser &sync, QWidget *parent = nullptr);
    /// Where there is little room: the sign and the number alone.
    void setShort(bool isShort);
    QString words() const { return m_words; }
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

Q_SIGNALS:
    void opened();
    void shownOrHidden();

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    struct Look {
        QString icon;
        QString tone; ///< "quiet", "warning", "error"
        QString words;
        QString number; ///< what is left of the words where there is little room
    };
    Look look() const;
    QString sinceWords() const;
    void update();
    QString shown() const;

    Synchroniser &m_sync;
    QString m_words;
    Look m_look;
    bool m_short = false;
    QTimer m_minute; ///< "2 min ago" becomes "3 min ago"
};
