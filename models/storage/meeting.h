#pragma once

#include "models/storage/recordstore.h"

/// What became of a line of the notes.
enum class MeetingLine { Note, Task, Risk, Request };

/// The notes of a meeting, with the lines that were turned into something.
struct MeetingNotes {
    RecordId account = 0;
    QString subject;
    QList<RecordId> people;
    QString text; ///< all lines, without their marks
    QStringList tasks;
    QStringList risks;
    QStringList requests;
};

/// What saving made.
struct MeetingSaved {
    RecordId call = 0;
    int tasks = 0;
    int risks = 0;
    int requests = 0;
};

/// Pure functions on the text a person types: a mark at the beginning of a line says what becomes of it.
namespace MeetingText {

/// "[Task] ", "[Risk] ", "[Request] ", in the person's language; empty for a note.
QString markOf(MeetingLine kind);
MeetingLine kindOf(const QString &line);
/// The line with the mark of `kind`, or without any if it had that one.
QString toggled(const QString &line, MeetingLine kind);
/// Takes a text apart. Marked lines that say nothing are left out.
MeetingNotes notesFrom(const QString &text);

}

/// Logs the meeting and makes what its lines became: tasks for me (due in a week, shared with nobody), risks of the account, requests with
/// the ask of this customer and the words. All of it is one step, which one undo takes back. The draft is dropped with it.
QFuture<Result<MeetingSaved>> saveMeeting(RecordStore &store, const MeetingNotes &notes, const QString &draftKey);

/// A request in a customer's words: the request and the ask of the account, as one step.
QFuture<Result<RecordId>> noteRequest(RecordStore &store, RecordId account, const QString &name, const QString &words, RecordId contact = 0);
