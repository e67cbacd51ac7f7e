#pragma once

#include <QSet>
#include <QStringList>

// Customers who wish to stay unnamed in an issue tracker get a codename (feature R19; Fleet handbook, "Assign a customer codename"): the
// name of a minor planet, taken alphabetically, written to the account's GitHub label as "customer-" and the name.

namespace account {
inline const QString issueLabel = QStringLiteral("GitHub_label__c");
}

/// Names of minor planets, in alphabetical order: facts of the Minor Planet Center's list, those that read well in a label.
const QStringList &minorPlanets();

/// The label for a codename: "customer-ceres".
QString codenameLabel(const QString &codename);

/// The first name in alphabetical order whose label is not among `takenLabels` (whatever their case); when all are taken, the first
/// that is free with a number: "Abnoba2". Never one that is taken.
QString nextCodename(const QSet<QString> &takenLabels);
/// The next `count` of them.
QStringList nextCodenames(const QSet<QString> &takenLabels, int count);
