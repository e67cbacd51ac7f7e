#pragma once

#include "forms/reports/reviewpages.h"

#include <QScrollArea>

class QVBoxLayout;

/// The pages as they will be printed, one under another, at a zoom; the same pages as the file. Keys: Page Up and Down, Home, End. UI thread.
class PagePreview : public QScrollArea
{
    Q_OBJECT

public:
    explicit PagePreview(QWidget *parent = nullptr);

    /// Replaces the pages; the place that is looked at stays.
    void setPages(const ReviewPages &pages);
    /// Pixels to the point; 0: as wide as there is room.
    void setZoom(double zoom);
    /// Scrolls to the first page of a section.
    void showSection(const QString &key);

Q_SIGNALS:
    void sectionClicked(const QString &key);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void arrange();
    ReviewPages m_pages;
    QVBoxLayout *m_column;
    QList<QWidget *> m_sheets;
    double m_zoom = 0;
};
