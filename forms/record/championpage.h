#pragma once

#include "forms/shell/page.h"
#include "models/storage/championchange.h"

class Notice;
class QCheckBox;
class QLabel;
class QPushButton;
class QVBoxLayout;
class RecordForm;

/// A champion leaves (feature H14). Opened for an account it asks who; for a person it says who takes over, moves what named the leaver and
/// makes the checklist of tasks, in one step that one undo takes back. UI thread.
class ChampionPage : public Page
{
    Q_OBJECT

public:
    ChampionPage(RecordStore &store, RecordId person, QWidget *parent = nullptr);
    QString title() const override { return m_facts.name.isEmpty() ? tr("Champion Change") : tr("Champion Change: %1").arg(m_facts.name); }
    QString icon() const override { return u"person-check"_s; }
    QString colorToken() const override { return u"contact"_s; }
    RecordId about() const override { return m_person; }
    void takeFocus() override;
    RecordForm *form() const { return m_form; }

private:
    void takePeople(const QList<Record> &people);
    void take(const ChampionFacts &facts);
    QVBoxLayout *addCard(QVBoxLayout *rows, const QString &title);
    void addRoles(QVBoxLayout *rows);
    void addTasks(QVBoxLayout *rows);
    QWidget *makeFooter();
    void makeChange();

    RecordStore &m_store;
    const RecordId m_person;
    ChampionFacts m_facts;
    Notice *m_notice;
    QVBoxLayout *m_rows;
    QLabel *m_heading;
    RecordForm *m_form = nullptr;
    QPushButton *m_make = nullptr;
    QList<QCheckBox *> m_roles;
    QList<QCheckBox *> m_tasks;
};
