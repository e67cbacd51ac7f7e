#include "app/languages.h"

#include <QCoreApplication>
#include <QDir>
#include <QLibraryInfo>
#include <QLocale>
#include <QTranslator>

using namespace Qt::Literals::StringLiterals;

static const QString folder = u":/i18n"_s;

QStringList availableLanguages()
{
    QStringList codes {u"en"_s};
    for (const QString &file : QDir(folder).entryList({u"steward_*.qm"_s}, QDir::Files, QDir::Name)) {
        const QString code = file.mid(8).chopped(3);
        if (code != u"en")
            codes << code;
    }
    return codes;
}

QString languageName(const QString &code)
{
    if (code == u"en")
        return u"English"_s;
    const QString name = QLocale(code).nativeLanguageName();
    return name.isEmpty() || QLocale(code).language() == QLocale::C ? QCoreApplication::translate("Languages", "Pseudo language (for tests)") : name;
}

void installLanguage(QCoreApplication &application, const QString &wanted)
{
    const QString code = wanted.isEmpty() ? QLocale::system().name() : wanted;
    if (code.section(u'_', 0, 0) == u"en")
        return;
    auto *own = new QTranslator(&application);
    if (!own->load(u"steward_"_s + code, folder))
        return delete own;
    QCoreApplication::installTranslator(own);
    auto *qt = new QTranslator(&application);
    if (qt->load(u"qtbase_"_s + code, QLibraryInfo::path(QLibraryInfo::TranslationsPath)))
        QCoreApplication::installTranslator(qt);
}
