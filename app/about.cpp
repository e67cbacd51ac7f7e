#include "app/about.h"

#include "forms/look/theme.h"

#include <QCoreApplication>
#include <QMessageBox>

void openAbout(QWidget *parent)
{
    const auto say = [](const char *text) { return QCoreApplication::translate("About", text); };
    auto *box = new QMessageBox(QMessageBox::Information, say(QT_TRANSLATE_NOOP("About", "About Steward")),
                                say(QT_TRANSLATE_NOOP("About", "Steward %1")).arg(QCoreApplication::applicationVersion()), QMessageBox::Ok, parent);
    box->setTextFormat(Qt::PlainText);
    box->setInformativeText(say(QT_TRANSLATE_NOOP("About", "A workspace for Customer Success Managers. Everything is kept on this computer; nothing is sent anywhere unless you ask for it.\n\n"
                                                           "Free software under the GNU General Public License, version 3 or later. It comes without any warranty.\n\n"
                                                           "Made with Qt, SQLite and Bootstrap Icons.")));
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->open();
}
