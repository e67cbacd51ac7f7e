#include "forms/shell/pagedeck.h"

PageDeck::PageDeck(const PageFactory &factory, const Schema &schema, QWidget *parent)
    : QStackedWidget(parent)
    , m_factory(factory)
    , m_schema(schema)
{
    setObjectName(u"body"_s);
}

RecordId PageDeck::recordOf(const QString &key)
{
    return key.startsWith(u"record:"_s) ? QStringView(key).mid(7).toLongLong() : 0;
}

Page *PageDeck::make(const QString &key)
{
    if (key == u"home" && m_factory.home)
        return m_factory.home(this);
    if (key == u"bin" && m_factory.bin)
        return m_factory.bin(this);
    if (const RecordId id = recordOf(key); id && m_schema.typeOf(id) && m_factory.record)
        return m_factory.record(id, this);
    if (key.startsWith(u"search:"_s) && m_factory.results)
        return m_factory.results(key.section(u':', 2), key.section(u':', 1, 1).toInt(), this);
    if (const auto view = m_factory.views.value(key.section(u':', 0, 0)); view && key.section(u':', 1).toLongLong())
        return view(key.section(u':', 1).toLongLong(), this);
    for (const NamedPage &named : m_factory.named) {
        if (named.key == key)
            return named.build(this);
    }
    const ObjectType *type = key.startsWith(u"list:"_s) ? m_schema.type(key.mid(5)) : nullptr;
    return type && m_factory.list ? m_factory.list(type->code, this) : nullptr;
}

Page *PageDeck::show(const QString &key)
{
    Page *page = m_pages.value(key);
    if (!page) {
        page = make(key);
        if (!page)
            return nullptr;
        m_pages.insert(key, page);
        addWidget(page);
        Q_EMIT made(page);
    }
    setCurrentWidget(page);
    return page;
}

Page *PageDeck::currentPage() const
{
    return qobject_cast<Page *>(currentWidget());
}

void PageDeck::drop(const QString &key)
{
    if (Page *page = m_pages.take(key)) {
        removeWidget(page);
        page->deleteLater();
    }
}

void PageDeck::rebuild()
{
    const QString shown = currentPage() ? currentPage()->key() : QString();
    for (Page *page : pages()) {
        if (!page->isEdited())
            drop(page->key());
    }
    if (!shown.isEmpty())
        show(shown);
}
