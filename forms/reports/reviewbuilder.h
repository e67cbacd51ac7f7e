#pragma once

#include "forms/reports/reviewpages.h"
#include "forms/shell/page.h"
#include "models/storage/recordstore.h"

class Notice;
class PagePreview;
class QComboBox;
class QLabel;
class QListWidget;
class QListWidgetItem;
class QPlainTextEdit;
class QPushButton;
class QTableWidget;
class QTimer;

/// Makes a business review: the outline at the left (check to include, Alt+Up and Alt+Down to move, rename, own words), the true pages in the
/// middle, the figures of the section with their sources at the right. What is arranged is kept in the record as it is done; numbers are
/// frozen in it and read again only when asked for. A published review changes no more; its next version tells what became different.
/// UI thread.
class ReviewBuilder : public Page
{
    Q_OBJECT

public:
    /// `review` is a Business_Review__c.
    ReviewBuilder(RecordStore &store, RecordId review, QWidget *parent = nullptr);

    QString title() const override { return m_document.title.isEmpty() ? tr("Business review") : tr("%1, %2").arg(m_document.customer, m_document.title); }
    QString icon() const override { return u"file-earmark-slides"_s; }
    QString colorToken() const override { return u"qbr"_s; }
    RecordId about() const override { return m_document.account; }
    void takeFocus() override;
    bool saveEdit() override;
    bool isEdited() const override { return m_edited; }
    QList<QWidget *> regions() const override;

    const ReviewDocument &document() const { return m_document; }
    QListWidget &outline() const { return *m_outline; }
    /// The pages of the copy that is chosen.
    ReviewPages pages() const;
    /// Writes the chosen copy where `path` says; a customer copy passes the leak guard first.
    void writeTo(const QString &path, const QString &form);

Q_SIGNALS:
    void written(const QString &path);

private:
    QWidget *buildHead();
    QWidget *buildOutline();
    QWidget *buildSide();
    QPushButton *addButton(QWidget *row, const QString &text, const char *kind, void (ReviewBuilder::*what)());

    void load();
    void draft();
    void takeDocument(const ReviewDocument &document);
    void showOutline();
    void showPages();
    void showSection();
    void showAudience();
    void edited();
    void keep();
    ReviewSection *current();
    void moveSection(int step);
    void rename();
    void refreshNumbers();
    void publish();
    void makeNewVersion();
    void saveTemplate();
    void exportFile();
    void chooseLogo();
    void takeLogo(const QString &path);
    void print();
    void openSource(int row);
    ReviewDocument copy() const;
    bool isPublished() const;
    QString fileName(const QString &form) const;

    RecordStore &m_store;
    const RecordId m_review;
    Record m_record;
    ReviewDocument m_document;
    mutable QStringList m_removed; ///< what the customer copy leaves out
    bool m_edited = false;
    bool m_filling = false;
    QTimer *m_keeping;
    Notice *m_notice;
    QLabel *m_heading = nullptr;
    QLabel *m_banner = nullptr;
    QComboBox *m_audience = nullptr;
    QComboBox *m_paper = nullptr;
    QComboBox *m_zoom = nullptr;
    QListWidget *m_outline = nullptr;
    QPlainTextEdit *m_words = nullptr;
    PagePreview *m_preview = nullptr;
    QTableWidget *m_figures = nullptr;
    QListWidget *m_changes = nullptr;
    QLabel *m_changesTitle = nullptr;
    QList<QPushButton *> m_editing; ///< those that change the review
    QPushButton *m_newVersion = nullptr;
};
