#pragma once

#include "forms/shell/page.h"
#include "forms/shell/searchmodel.h"

class QLabel;
class QListView;

/// Everything a search finds, by object: what "Show all results" opens. UI thread.
class ResultsPage : public Page
{
    Q_OBJECT

public:
    ResultsPage(RecordStore &store, const QString &words, int object, QWidget *parent = nullptr);

    QString title() const override;
    QString icon() const override { return u"search"_s; }
    RecordId about() const override;
    void takeFocus() override;
    void refresh() override;
    RecordId neighbour(RecordId current, int step) const override;

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void take(const QList<Hit> &hits);
    void open(const QModelIndex &index, bool newTab);
    RecordStore &m_store;
    const QString m_words;
    const int m_object;
    SearchModel *m_model;
    QListView *m_list;
    QLabel *m_count;
    int m_asked = 0;
};
