#pragma once

#include "models/storage/recordstore.h"

#include <QWidget>

class Notice;
class QComboBox;
class QLineEdit;

/// What Home shows while there is no customer: who works here, and three equal ways to begin. UI thread.
class FirstRun : public QWidget
{
    Q_OBJECT
public:
    FirstRun(RecordStore &store, QWidget *parent = nullptr);
    void setPerson(const QString &name);

Q_SIGNALS:
    void command(const QString &actionName);
    void failed(const QString &text);

private:
    QWidget *makeChoice(const QString &icon, const QString &color, const QString &text, const QString &button, const QString &actionName);
    void savePerson();

    RecordStore &m_store;
    Notice *m_notice;
    QLineEdit *m_person;
};
