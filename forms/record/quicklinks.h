#pragma once

#include "forms/look/widgets.h"
#include "forms/record/relatedlink.h"

class HoverCard;
class HoverWatch;
class LinkButton;
class QGridLayout;

/// One quick link: tile, words, count.
class QuickLink : public QToolButton
{
    Q_OBJECT

public:
    QuickLink(const RelatedLink &link, QWidget *parent = nullptr);
    const RelatedLink &link() const { return m_link; }
    void setCount(int count);
    int count() const { return m_count; }
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    RelatedLink m_link;
    int m_count = 0;
};

/// The card "Related List Quick Links": the first nine related lists of a record with their counts, in three columns (two where it is
/// narrow), and behind "Show All (15)" the others. UI thread.
class QuickLinksCard : public Card
{
    Q_OBJECT

public:
    QuickLinksCard(RecordStore &store, RecordId id, QWidget *parent = nullptr);
    void setCounts(const QList<RelatedCount> &counts);
    const QList<QuickLink *> &links() const { return m_links; }
    /// The card that opens at a link; one for all.
    HoverCard *card() const;

Q_SIGNALS:
    void openRequested(const RelatedLink &link);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    int columnsFor(int width) const;
    void arrange(int columns);
    void addFooter();
    void setAllShown(bool all);
    QGridLayout *m_grid;
    QList<QuickLink *> m_links;
    QList<int> m_places; ///< of each link in the declaration, whose order the counts have
    LinkButton *m_all;
    HoverWatch *m_hover;
    bool m_allShown = false;
    int m_columns = 0;
};
