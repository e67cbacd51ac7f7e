#pragma once

#include "forms/look/linkbutton.h"
#include "forms/look/widgets.h"
#include "models/lists/timelinewords.h"
#include "models/storage/homefigures.h"

#include <QLocale>

class QMenu;

// The small parts Home is made of.

/// "$14.2M", "$630K": money in a chart or a greeting, with the currency where the locale puts it.
QString shortMoney(double amount, const QString &currency, const QLocale &locale);

/// A link in semi-bold: the name a row is about.
LinkButton *makeStrongLink(const QString &text, QWidget *parent);

/// A card with a tile, a title and a link at its end; rows are put under it.
class HomeCard : public Card
{
    Q_OBJECT
public:
    HomeCard(const QString &icon, const QString &color, const QString &title, QWidget *parent = nullptr);
    /// Hidden while `text` is empty.
    void setLink(const QString &text, const QString &description = {});
    /// Takes all rows away.
    void clear();
    QVBoxLayout *rows() const { return m_rows; }
    /// A row with the card's margins and, from the second on, a line above it.
    QWidget *addRow();
    /// One line in weak text that says why there is nothing.
    void addEmpty(const QString &text);

Q_SIGNALS:
    void linkClicked();

private:
    QPushButton *m_link;
    QVBoxLayout *m_rows;
    QWidget *m_content = nullptr;
};

/// A coloured part of a chart that opens what it counts: a real button, so Tab and screen readers find it.
class ChartPart : public QAbstractButton
{
    Q_OBJECT
public:
    enum class Pattern { Plain, Hatched, Striped };
    ChartPart(const QString &name, QWidget *parent);
    /// Paints a part of a bar in a token's colour, with the pattern that tells it apart without colour.
    static void fill(QPainter &painter, const QRectF &rect, const QString &token, Pattern pattern);

protected:
    void paintFocus(QPainter &painter);
};

/// The portfolio by health: one bar, its parts as wide as their number of accounts.
class HealthBar : public QWidget
{
    Q_OBJECT
public:
    explicit HealthBar(QWidget *parent = nullptr);
    void setShares(const QList<HealthShare> &shares, const QStringList &names);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    void clicked(const QString &health);

protected:
    void resizeEvent(QResizeEvent *event) override;
    bool event(QEvent *event) override;

private:
    void arrange();
    QList<HealthShare> m_shares;
    QList<QAbstractButton *> m_parts;
};

/// The renewals of some months as columns with their sums; what is at risk is hatched.
class RenewalBars : public QWidget
{
    Q_OBJECT
public:
    explicit RenewalBars(QWidget *parent = nullptr);
    void setMonths(const QList<RenewalMonth> &months, const QString &currency, const QLocale &locale);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    void clicked(const QDate &month);

protected:
    void resizeEvent(QResizeEvent *event) override;
    bool event(QEvent *event) override;

private:
    void arrange();
    QList<QAbstractButton *> m_columns;
};
