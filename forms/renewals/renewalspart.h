#pragma once

#include "models/storage/recordstore.h"

#include <QLocale>
#include <QWidget>

struct ChangeSet;
class FlowLayout;
class Page;
class QComboBox;
class QPushButton;
class QVBoxLayout;

/// One part of the page "Renewals". UI thread.
class RenewalsPart : public QWidget
{
    Q_OBJECT

public:
    RenewalsPart(RecordStore &store, Page &page);
    /// Asks the store again.
    virtual void refresh() = 0;
    virtual bool isConcerned(const ChangeSet &changes) const;
    virtual void takeFocus() = 0;
    virtual bool find() { return false; }
    virtual QWidget *region() const = 0;

Q_SIGNALS:
    /// The figures of the latest question are shown; `line` sums them up.
    void shown(const QString &line);

protected:
    /// Room that scrolls up and down in a low window; what is in it is as wide as the part.
    QVBoxLayout *addScrolled();
    /// The row above the table: what is added to it wraps in a narrow window; `buttons` stand at its end.
    void addControlRow(const QList<QPushButton *> &buttons);
    /// A choice with its label before it.
    QComboBox *addChoice(const QString &label, const QList<std::pair<QString, QVariant>> &choices);
    void addControl(QWidget *control);
    QString money(double amount, const QString &currency) const;
    QString dayText(const QDate &day) const;
    /// The list of these records.
    void openAll(const QList<RecordId> &ids, const QString &name);
    /// Edits some fields of a record in a dialog; the view follows the store's word.
    void edit(RecordId id, const QString &title, const QStringList &fields);
    /// Writes text that is ready as a file that a person chooses.
    void offerFile(const QString &name, const std::function<QByteArray()> &content);
    RecordStore &store() const { return m_store; }
    Page &page() const { return m_page; }

private:
    void writeFile(const QString &path, const QByteArray &content);
    RecordStore &m_store;
    Page &m_page;
    FlowLayout *m_controls = nullptr;
};
