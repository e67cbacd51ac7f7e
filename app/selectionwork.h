#pragma once

#include "app/parts.h"

#include <QObject>

class Actions;
class Page;

/// What selected words of a note can become (feature A9): a feature request at once; a task, a risk or a reference in its form, filled with the
/// words and the customer they are about. UI thread.
class SelectionWork : public QObject
{
    Q_OBJECT

public:
    /// `page`: the one that is shown.
    SelectionWork(const Parts &parts, const Actions &actions, std::function<const Page *()> page, QObject *parent);

Q_SIGNALS:
    void said(const QString &text, const QString &tone, bool undo);
    void recordAsked(RecordId id);
    void formAsked(int object, const QHash<QString, QVariant> &presets);

private:
    void noteRequest();
    void openForm(int object);
    /// The record the page is about, and what is selected there; tells what to do if nothing is.
    std::optional<std::pair<RecordId, QString>> chosen();

    Parts m_parts;
    std::function<const Page *()> m_page;
};
