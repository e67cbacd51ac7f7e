#include "app/pages.h"

#include "forms/shell/resultspage.h"

#if __has_include("forms/home/homepage.h")
#include "forms/home/homepage.h"
#endif
#if __has_include("forms/lists/listpage.h")
#include "forms/lists/listpage.h"
#endif
#if __has_include("forms/lists/binpage.h")
#include "forms/lists/binpage.h"
#endif
#if __has_include("forms/record/recordpage.h")
#include "forms/record/recordpage.h"
#endif

PageFactory allPages(RecordStore &store, ViewState &state)
{
    PageFactory pages;
    Q_UNUSED(state);
    pages.results = [&store](const QString &words, int object, QWidget *parent) { return new ResultsPage(store, words, object, parent); };
#if __has_include("forms/home/homepage.h")
    pages.home = [&store, &state](QWidget *parent) { return new HomePage(store, state, parent); };
#endif
#if __has_include("forms/lists/listpage.h")
    pages.list = [&store, &state](int object, QWidget *parent) { return new ListPage(store, state, object, parent); };
#endif
#if __has_include("forms/lists/binpage.h")
    pages.bin = [&store, &state](QWidget *parent) { return new BinPage(store, state, parent); };
#endif
#if __has_include("forms/record/recordpage.h")
    pages.record = [&store, &state](RecordId id, QWidget *parent) { return new RecordPage(store, state, id, parent); };
#endif
    return pages;
}
