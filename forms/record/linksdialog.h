#pragma once

#include "models/schema/linktemplate.h"
#include "models/storage/recordstore.h"

#include <QDialog>

class Notice;
class QLineEdit;
class QScrollArea;
class QVBoxLayout;

/// The links of one object: name and address with fields in braces, as many as one likes. Kept in the workspace file. Modal, never
/// blocks. UI thread.
class LinksDialog : public QDialog
{
    Q_OBJECT

public:
    LinksDialog(RecordStore &store, const ObjectType &type, const QList<LinkTemplate> &all, QWidget *parent);

    /// All links of the workspace, of every object.
    static QFuture<QString> kept(RecordStore &store);
    static QList<LinkTemplate> read(const QString &kept);

Q_SIGNALS:
    void saved(const QList<LinkTemplate> &all);

private:
    struct Row {
        QWidget *box;
        QLineEdit *label;
        QLineEdit *address;
    };
    void addRow(const LinkTemplate &link);
    void removeRow(QWidget *box);
    QWidget *makeFooter();
    void save();

    RecordStore &m_store;
    const ObjectType &m_type;
    const QList<LinkTemplate> m_all;
    Notice *m_notice;
    QVBoxLayout *m_rows = nullptr;
    QList<Row> m_boxes;
};
