#pragma once

#include <QFrame>

class ElidedLabel;
class QPushButton;
class QToolButton;
class Tile;

/// A minimized composer: its sign and its words as a button, and a cross that closes it. UI thread.
class ComposerPill : public QFrame
{
    Q_OBJECT

public:
    ComposerPill(const QString &icon, const QString &color, QWidget *parent);

    void setText(const QString &text, const QString &title);
    /// At most this wide; longer words end with "…".
    void setMaximum(int width);
    void takeFocus();

Q_SIGNALS:
    void opened();
    void closed();

private:
    void fit();

    QString m_text;
    int m_most = 240;
    QPushButton *m_open;
    QToolButton *m_close;
};
