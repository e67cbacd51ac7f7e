#pragma once

#include <QStringList>
#include <QWidget>

/// What is wrong with how a window looks or reads, as sentences for a failed test; empty: nothing.
namespace Looks {

/// Visible labels and buttons whose text does not fit into them.
QStringList clipped(QWidget *root);
/// Scroll areas that scroll a page sideways. Tables and text may.
QStringList sideways(QWidget *root);
/// Nodes of the accessible tree that one can operate and that have no name.
QStringList nameless(QWidget *root);
/// Saves what `widget` looks like to $STEWARD_PICTURES/name.png, if that is set, to be looked at.
void keep(QWidget *widget, const QString &name);

}
