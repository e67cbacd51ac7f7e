#pragma once

#include "tests/support/store.h"

/// What a workspace holds, in comparable form, for tests that ask whether two moments are the same.
namespace WorkspaceState {

/// Every record with its links, one line each, without what only keeps books: the journal, when and by whom a record was changed
/// last, and records whose creation was undone.
QStringList records(TestStore &store);
/// Related counts and last activities that differ from what the records themselves say.
QStringList wrongCounts(TestStore &store);
/// Words that the search index holds and the live records do not, or the other way round.
QStringList wrongWords(TestStore &store);
/// What `steward check` finds.
QStringList problems(TestStore &store);

}
