#pragma once

#include "models/reports/review.h"
#include "models/storage/recordstore.h"

/// What must not leave with a customer copy.
struct LeakTerms {
    QStringList otherCustomers; ///< names and codenames of every other account
    QString realName; ///< of this customer, in codename mode; else empty
    QString ownName; ///< of this customer as it may be printed: a name within it is no leak
    QStringList internalValues; ///< texts of internal fields: private notes, what is at risk
};

/// One thing that must not be there.
struct Leak {
    QString where; ///< "Section “Usage”", "file name"
    QString what; ///< the text found
    QString why; ///< a sentence that says what to do
};

/// Everything in a document (and in further texts such as the file's name and title) that must not be read by the customer. Whatever the
/// case, accents and spaces; words, not parts of words. Empty: it may go.
class LeakGuard
{
public:
    explicit LeakGuard(const LeakTerms &terms);
    QList<Leak> find(const ReviewDocument &document, const QStringList &furtherTexts = {}) const;
    /// The terms that stand in one text.
    QStringList findIn(const QString &text) const;

private:
    struct Term {
        QStringList words;
        QString shown;
        QString why;
    };
    void add(const QString &text, const QString &why);
    QHash<QString, QList<Term>> m_byFirstWord;
    QStringList m_own; ///< words of the customer's own name
};

/// Reads them from the workspace, on the database thread; in codename mode the customer's own name is one of them.
QFuture<Result<LeakTerms>> leakTerms(RecordStore &store, RecordId account);
