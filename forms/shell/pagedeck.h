#pragma once

#include "forms/shell/page.h"
#include "models/schema/schema.h"

#include <QStackedWidget>

/// The pages of a window, one visible. A page is built when it is first shown and kept until it is dropped. UI thread.
class PageDeck : public QStackedWidget
{
    Q_OBJECT

public:
    PageDeck(const PageFactory &factory, const Schema &schema, QWidget *parent = nullptr);

    /// Shows the page with this key; nullptr if there is no such page.
    Page *show(const QString &key);
    Page *currentPage() const;
    /// The page if it has been built.
    Page *page(const QString &key) const { return m_pages.value(key); }
    QList<Page *> pages() const { return m_pages.values(); }
    void drop(const QString &key);
    /// Builds again whatever holds no unsaved words: after a change of text size or density.
    void rebuild();

    static QString listKey(const ObjectType &type) { return u"list:"_s + type.name; }
    static QString recordKey(RecordId id) { return u"record:"_s + QString::number(id); }
    static QString resultsKey(const QString &words, int object) { return u"search:%1:%2"_s.arg(object).arg(words.simplified()); }
    /// 0 if the key names no record.
    static RecordId recordOf(const QString &key);

Q_SIGNALS:
    void made(Page *page);

private:
    Page *make(const QString &key);
    const PageFactory m_factory;
    const Schema &m_schema;
    QHash<QString, Page *> m_pages;
};
