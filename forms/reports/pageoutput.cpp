#include "forms/reports/pageoutput.h"

#include <QCoreApplication>
#include <QFileDialog>
#include <QLocale>
#include <QPainter>
#include <QPrintDialog>
#include <QPrinter>
#include <QRegularExpression>

void savePages(const ReviewPages &pages, const QString &title, QWidget *parent, std::function<void(const Result<PdfFile> &done, const QString &name)> done)
{
    auto *dialog = new QFileDialog(parent, QCoreApplication::translate("PageOutput", "Save as PDF"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setNameFilters({QCoreApplication::translate("PageOutput", "PDF (*.pdf)")});
    dialog->setDefaultSuffix(u"pdf"_s);
    QString name = title;
    name.replace(QRegularExpression(u"[^\\w .&-]+"_s, QRegularExpression::UseUnicodePropertiesOption), u"_"_s);
    dialog->selectFile(name.simplified().left(80) + u".pdf"_s);
    QObject::connect(dialog, &QFileDialog::fileSelected, parent, [pages, title, done = std::move(done)](const QString &path) {
        done(writePdf(pages, {.title = title, .author = {}, .language = QLocale().bcp47Name()}, path), QFileInfo(path).fileName());
    });
    dialog->open();
}

void printPages(const ReviewPages &pages, const QString &title, QWidget *parent)
{
    auto printer = std::make_shared<QPrinter>(QPrinter::HighResolution);
    printer->setPageSize(QPageSize(pages.size, QPageSize::Point));
    printer->setFullPage(true);
    printer->setDocName(title);
    auto *dialog = new QPrintDialog(printer.get(), parent);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    QObject::connect(dialog, qOverload<QPrinter *>(&QPrintDialog::accepted), parent, [printer, pages](QPrinter *to) {
        QPainter painter(to);
        const QRectF room = to->pageRect(QPrinter::DevicePixel);
        const double scale = std::min(room.width() / pages.size.width(), room.height() / pages.size.height());
        for (qsizetype i = 0; i < pages.pages.size(); ++i) {
            if (i > 0)
                to->newPage();
            painter.save();
            painter.scale(scale, scale);
            pages.pages.at(i).paint(painter);
            painter.restore();
        }
    });
    dialog->open();
}
