#pragma once

#include "models/schema/schema.h"
#include "models/storage/connection.h"

/// Full-text search: two contentless FTS5 tables, `find_who` (names of companies and people; row order is the ranking) and
/// `find_text` (everything else; newest first). A contentless index forgets nothing by itself: to take a record out, exactly the
/// text that went in must be given again, so `searchText` depends on nothing but the record and its type.
namespace SearchIndex {

/// Letters and digits only, without case and accents, also those that FTS5's `remove_diacritics` leaves alone (Greek, Cyrillic, ł ø đ ß
/// æ …); CJK characters become words, and letters younger than the tokenizer are spelled out, so that it cuts words exactly where
/// `wordsOf` does. Vowel signs of Indic scripts and of Thai stay: the tables' tokenizer takes marks as parts of words.
QString folded(const QString &text);
/// Whether a field's text is found by the search.
bool isSearched(const Field &field);
/// All words of a record: its text fields, and phone numbers also as one run of digits.
QString searchText(const ObjectType &type, const Record &record);
QString tableOf(const ObjectType &type);

Result<> add(Connection &connection, const ObjectType &type, RecordId id, const QString &text);
Result<> remove(Connection &connection, const ObjectType &type, RecordId id, const QString &text);

/// A fingerprint of what decides which words a record is found by. When it changes, the index must be made anew.
QString shapeOf(const Schema &schema);
/// Makes the tables, or makes them anew, and indexes every record.
Result<> rebuild(Connection &connection, const Schema &schema);

/// The words of what was typed, folded, without FTS5's operators.
QStringList wordsOf(const QString &typed);
/// An FTS5 expression in which every word must begin a word of the record. A word longer than the prefix index is expanded
/// through the vocabulary (at most 250 terms) so that it streams. Empty: nothing can match.
QString matchExpression(Connection &connection, const QString &table, const QStringList &words);
/// Ids that match, best first: ascending in `find_who`, newest first in `find_text`. `object` 0: all in that table.
QList<RecordId> match(Connection &connection, const QString &table, const QStringList &words, int limit, int object = 0);
/// One slice of merging, for idle moments. True while there is more to do.
bool mergeSlice(Connection &connection);
/// After a bulk load: everything into one level.
Result<> optimize(Connection &connection);

}
