#include "app/commands/command.h"

#include <QCoreApplication>

int main(int argc, char **argv)
{
    QCoreApplication::setApplicationName(QStringLiteral("Steward"));
    QCoreApplication::setOrganizationDomain(QStringLiteral("steward.org"));
    QCoreApplication::setApplicationVersion(QStringLiteral(STEWARD_VERSION));
    return runCommandLine(argc, argv);
}
