#pragma once

#include <QStringList>

class QCoreApplication;

/// Codes of the languages that came with this build, English first; "xx" is the pseudo language of the tests.
QStringList availableLanguages();
/// A language's name in itself.
QString languageName(const QString &code);
/// Installs the translation for `wanted` (empty: the system's; "pseudo": that of the tests) and Qt's own. Once per application.
void installLanguage(QCoreApplication &application, const QString &wanted);
