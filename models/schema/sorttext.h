#pragma once

#include <QByteArray>
#include <QByteArrayView>

/// The order in which people look for text: case and accents do not count. Pure functions on UTF-8.
namespace SortText {

/// Appends bytes that compare (memcmp, shorter first) as people sort `utf8`.
void append(QByteArray &key, QByteArrayView utf8);
QByteArray key(QByteArrayView utf8);
int compare(QByteArrayView a, QByteArrayView b);

}
