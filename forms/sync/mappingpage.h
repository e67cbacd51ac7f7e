#pragma once

#include "forms/shell/page.h"
#include "models/sync/mappingmodel.h"
#include "models/sync/synchroniser.h"

class Notice;
class QComboBox;
class QLabel;
class QListWidget;
class QPushButton;
class QTableView;

/// Which fields of the org meet which fields here, object by object; which way their values go; what the org lacks and what follows from
/// it; fields of the org that can be brought in; a note for the administrator. UI thread.
class MappingPage : public Page
{
    Q_OBJECT

public:
    MappingPage(RecordStore &store, Synchroniser &sync, QWidget *parent = nullptr);
    static QString pageKey() { return u"field-mapping"_s; }

    QString title() const override { return tr("Field Mapping"); }
    QString icon() const override { return u"diagram-3"_s; }
    QString colorToken() const override { return u"contract"_s; }
    void takeFocus() override;
    void refresh() override;
    QList<QWidget *> regions() const override;

    MappingModel &model() const { return *m_model; }

Q_SIGNALS:
    /// What is shown is what the org said last.
    void shown();

private:
    QWidget *buildHead();
    QWidget *buildMiddle();
    QWidget *buildOthers();
    void buildTable();
    void showObjects(const QList<RemoteObject> &objects);
    void showObject();
    void showField();
    void showCandidates(bool any);
    void choose();
    void chooseField();
    void keepChoice(const QString &value);
    void bringIn();
    void showNote();

    RecordStore &m_store;
    Synchroniser &m_sync;
    QList<RemoteObject> m_objects;
    MappingModel *m_model;
    QTableView *m_table;
    QComboBox *m_object = nullptr;
    QComboBox *m_way = nullptr;
    QComboBox *m_field = nullptr;
    QLabel *m_wayLabel = nullptr;
    QLabel *m_consequences = nullptr;
    QLabel *m_othersTitle = nullptr;
    QListWidget *m_others = nullptr;
    QWidget *m_othersBox = nullptr;
    QPushButton *m_bring = nullptr;
    QPushButton *m_note = nullptr;
    Notice *m_notice = nullptr;
    int m_asked = 0;
};
