#include "app/window.h"

#include "app/steward.h"

int runWindow(int &argc, char **argv, const WindowOptions &options)
{
    QApplication application(argc, argv);
    QGuiApplication::setDesktopFileName(u"org.steward.Steward"_s);
    QGuiApplication::setApplicationDisplayName(u"Steward"_s);
    // The C locale is no one's habit: people without a locale read the source language's dates and money.
    if (QLocale().language() == QLocale::C)
        QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
    Steward steward(application, options);
    steward.start();
    return QApplication::exec();
}
