#include "app/window.h"

#include "app/steward.h"

int runWindow(int &argc, char **argv, const WindowOptions &options)
{
    QApplication application(argc, argv);
    QGuiApplication::setDesktopFileName(u"org.steward.Steward"_s);
    QGuiApplication::setApplicationDisplayName(u"Steward"_s);
    Steward steward(application, options);
    steward.start();
    return QApplication::exec();
}
