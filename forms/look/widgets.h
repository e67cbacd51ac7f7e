#pragma once

#include <QAbstractButton>
#include <QFrame>
#include <QLabel>
#include <QPushButton>
#include <QToolButton>
#include <QWidget>

using namespace Qt::Literals::StringLiterals;

class QBoxLayout;
class QVBoxLayout;
class QHBoxLayout;

// The small painted parts that every page is made of. All text is plain text; all follow the theme while painting.

/// White (or dark) card with a rounded edge; put a layout on it or use `body()`.
class Card : public QFrame
{
    Q_OBJECT
public:
    explicit Card(QWidget *parent = nullptr);
    QVBoxLayout *body() const;

protected:
    void paintEvent(QPaintEvent *event) override;
};

/// Coloured square with a white glyph: the sign of an object. Decorative: it has no accessible name of its own.
class Tile : public QWidget
{
    Q_OBJECT
public:
    Tile(const QString &icon, const QString &colorToken, int size, QWidget *parent = nullptr);
    void setContent(const QString &icon, const QString &colorToken);
    void setSide(int size);
    QSize sizeHint() const override;
    /// For delegates.
    static void paint(QPainter &painter, const QRect &rect, const QString &icon, const QString &colorToken);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QString m_icon;
    QString m_color;
    int m_size;
};

/// Status in shape, word and colour. Tones: good, watch, risk, none (health), success, warning, error, info.
class Pill : public QWidget
{
    Q_OBJECT
public:
    explicit Pill(const QString &text = {}, const QString &tone = u"none"_s, QWidget *parent = nullptr);
    void setContent(const QString &text, const QString &tone);
    QString text() const { return m_text; }
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;
    static void paint(QPainter &painter, const QRect &rect, const QString &text, const QString &tone, Qt::LayoutDirection direction);
    static QSize sizeFor(const QString &text);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QString m_text;
    QString m_tone;
};

/// A label of one line that shrinks with "…" and shows the whole text as tooltip when cut.
class ElidedLabel : public QLabel
{
    Q_OBJECT
public:
    explicit ElidedLabel(const QString &text = {}, QWidget *parent = nullptr);
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
};

/// A plain-text label with a style role: "pageTitle", "cardTitle", "fieldLabel", "value", "meta", "overdue", "error", "hint".
QLabel *makeLabel(const QString &text, const char *role, QWidget *parent = nullptr);
/// A button; kinds: "brand", "neutral", "destructive", "link" (looks like a link, reachable by Tab), "bare".
QPushButton *makeButton(const QString &text, const char *kind, const QString &icon = {}, QWidget *parent = nullptr);
/// An icon-only button. `name` is its accessible name and its tooltip ("name (Ctrl+N)" if `key` is given).
QToolButton *makeIconButton(const QString &icon, const QString &name, int size = 32, const QString &key = {}, QWidget *parent = nullptr);

/// A row of buttons that moves what does not fit into a "More" menu, so it never forces the window wide.
class OverflowRow : public QWidget
{
    Q_OBJECT
public:
    explicit OverflowRow(QWidget *parent = nullptr);
    void addButton(QAbstractButton *button);
    void clear();
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void resizeEvent(QResizeEvent *event) override;
    bool event(QEvent *event) override;

private:
    void arrange();
    QList<QAbstractButton *> m_buttons;
    QToolButton *m_more;
};

/// A heading with an arrow that folds what is under it.
class FoldSection : public QWidget
{
    Q_OBJECT
public:
    FoldSection(const QString &title, QWidget *content, QWidget *parent = nullptr);
    void setFolded(bool folded);
    bool isFolded() const;
Q_SIGNALS:
    void folded(bool folded);

private:
    QToolButton *m_head;
    QWidget *m_content;
};

/// Strip above a form or page for anything that stays true; tone as in Pill. Hidden while it has no text.
class Notice : public QFrame
{
    Q_OBJECT
public:
    explicit Notice(QWidget *parent = nullptr);
    void show(const QString &text, const QString &tone = u"error"_s, const QString &buttonText = {});
    void clear();
    QString text() const;
Q_SIGNALS:
    void buttonClicked();
    void dismissed();

private:
    QLabel *m_icon;
    QLabel *m_text;
    QPushButton *m_button;
};

/// Short message top centre of the window (bottom centre below 1280 px): "Call logged" with Undo. 6 s, longer under the pointer.
class Toast : public QFrame
{
    Q_OBJECT
public:
    explicit Toast(QWidget *window);
    void show(const QString &text, const QString &tone = u"success"_s, const QString &buttonText = {});
    QString text() const;
Q_SIGNALS:
    void buttonClicked();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void enterEvent(QEnterEvent *event) override;
    void leaveEvent(QEvent *event) override;

private:
    void place();
    QLabel *m_text;
    QPushButton *m_button;
    QTimer *m_timer;
};
