#pragma once

#include <QLayout>

/// Lays items in lines, as words in a paragraph; the last item takes what is left of its line. Follows the layout direction.
class FlowLayout : public QLayout
{
    Q_OBJECT

public:
    FlowLayout(QWidget *parent, int spacing, bool stretchLast = false);
    ~FlowLayout() override;

    /// Between the lines, where that is another distance than between the items.
    void setLineSpacing(int spacing) { m_lineSpacing = spacing; }
    void addItem(QLayoutItem *item) override { m_items.append(item); }
    int count() const override { return int(m_items.size()); }
    QLayoutItem *itemAt(int index) const override { return m_items.value(index); }
    QLayoutItem *takeAt(int index) override;
    /// Puts a widget before the item at `index`.
    void insertWidget(int index, QWidget *widget);
    Qt::Orientations expandingDirections() const override { return Qt::Horizontal; }
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;
    QSize sizeHint() const override;
    QSize minimumSize() const override;
    void setGeometry(const QRect &rect) override;

private:
    int arrange(const QRect &rect, bool apply) const;
    QList<QLayoutItem *> m_items;
    int m_spacing;
    int m_lineSpacing;
    bool m_stretchLast;
};
