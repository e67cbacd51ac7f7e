#include "forms/meeting/agendafile.h"

#include "forms/reports/reviewpdf.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QSaveFile>

namespace {

QString say(const char *sentence)
{
    return QCoreApplication::translate("Agenda", sentence);
}

} // namespace

Result<int> writeAgenda(const ReviewDocument &document, const QString &path)
{
    if (path.endsWith(u".pdf"_s, Qt::CaseInsensitive)) {
        const PdfFacts facts {.title = say(QT_TRANSLATE_NOOP("Agenda", "%1: %2")).arg(document.customer, document.title), .author = document.preparedBy, .language = document.language};
        const Result<PdfFile> file = writePdf(layOutTogether(document, ReviewPaper::A4), facts, path);
        return file ? Result<int>(file->pages) : Result<int>(file.error());
    }
    QSaveFile file(path);
    const QByteArray text = toMarkdown(document).toUtf8();
    if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size() || !file.commit())
        return Error {.kind = Error::Kind::Io, .text = say(QT_TRANSLATE_NOOP("Agenda", "%1 could not be written.")).arg(QFileInfo(path).fileName()), .detail = file.errorString()};
    return 1;
}

Error agendaLeaks(const QList<Leak> &leaks)
{
    Error error {.kind = Error::Kind::Invalid, .text = say(QT_TRANSLATE_NOOP("Agenda", "The customer copy was not written: it holds what a customer must not read."))};
    for (const Leak &leak : leaks)
        error.problems << Problem {leak.where, u"%1: “%2”. %3"_s.arg(leak.where, leak.what, leak.why)};
    return error;
}
