#pragma once

#include "models/storage/recordstore.h"
#include "models/storage/writer.h"

#include <optional>

// The way of a feature request: from a passage of a note (feature A9), and back to those who asked once it shipped (feature A11; Fleet
// handbook, "Communicate feedback on prioritized customer requests"). Each function is one step that undo takes back as a whole.

/// Words selected in a record's text become a request that its customer asks for. Words that are the name of an open request
/// already are asked for once more. Answers with the request.
QFuture<Result<RecordId>> requestFromWords(RecordStore &store, RecordId record, const QString &words);

/// The first sentence or line of the words, as a name.
QString nameFromWords(const QString &words);
/// The customer a record is about; 0: none.
RecordId customerOf(const ObjectType &type, const Record &record);

/// The accounts that asked for it, have not said that it meets their need, and have no open task to be shown it.
QFuture<Result<QList<RecordId>>> accountsToShow(RecordStore &store, RecordId request);
/// One task for each of them: to show what shipped, to the person who asked. Answers that something was missing are asked anew. Answers with
/// the number of tasks.
QFuture<Result<int>> makeShowTasks(RecordStore &store, RecordId request);

/// What the answer of somebody who asked means for the request, in the step that saves it: something is missing reopens it with
/// the comment; once the need of everybody is met, what shipped is closed. Made before the save, which it compares with.
class AnswerFollower
{
public:
    AnswerFollower(Writer &writer, const Record &aboutToBeSaved);
    Result<> follow(RecordId saved);

private:
    Result<> reopen(Record request, const Record &ask);
    Result<> closeIfAllAreMet(Record request);

    Writer &m_writer;
    bool m_concerned = false;
    QString m_before; ///< the answer that is stored
};
