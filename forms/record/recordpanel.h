#pragma once

#include "models/schema/record.h"
#include "models/storage/query.h"

#include <QHash>
#include <QVariant>
#include <QWidget>

#include <functional>

using namespace Qt::Literals::StringLiterals;

/// A further tab of a record's page, named by its object's declaration (`ObjectType::panels`). Like a Page it asks for everything
/// outside itself through its signals, and follows the store by itself. UI thread.
class RecordPanel : public QWidget
{
    Q_OBJECT

public:
    explicit RecordPanel(QWidget *parent = nullptr)
        : QWidget(parent)
    {
    }

Q_SIGNALS:
    void openRecord(RecordId id, bool newTab = false);
    void openList(int object, const QList<Condition> &where = {}, const QString &name = {});
    void openPage(const QString &key);
    void newRecord(int object, const QHash<QString, QVariant> &presets = {});
    void toast(const QString &text, bool undo = false);
    void notice(const QString &text, const QString &tone = u"error"_s);
};

/// A row of the table of panels.
struct RecordPanelKind {
    QString name; ///< as ObjectType::panels says it; also remembers which tab was open
    QString label; ///< of its tab, in the person's language
    std::function<RecordPanel *(RecordId id, QWidget *parent)> build;
};
