#include "forms/reports/reviewpdf.h"

#include "models/storage/foldersync.h"

#include <QBuffer>
#include <QCoreApplication>
#include <QCryptographicHash>
#include <QDir>
#include <QFileInfo>
#include <QHashSeed>
#include <QImage>
#include <QImageReader>
#include <QPainter>
#include <QPdfWriter>
#include <QSaveFile>

#define POINTERHOLDER_TRANSITION 4
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFPageDocumentHelper.hh>
#include <qpdf/QPDFWriter.hh>

namespace {

QString say(const char *sentence)
{
    return QCoreApplication::translate("ReviewPdf", sentence);
}

/// The order of fonts in a PDF of Qt hangs on the seed of its hashes: while one is alive the seed is always the same.
class SameSeed
{
public:
    SameSeed() { QHashSeed::setDeterministicGlobalSeed(); }
    ~SameSeed() { QHashSeed::resetRandomGlobalSeed(); }
};

QByteArray drawn(const ReviewPages &pages)
{
    const SameSeed seed;
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    QPdfWriter writer(&buffer);
    writer.setPageSize(QPageSize(pages.size, QPageSize::Point, QString(), QPageSize::ExactMatch));
    writer.setPageMargins({0, 0, 0, 0});
    writer.setResolution(720);
    QPainter painter(&writer);
    bool first = true;
    for (const ReviewPage &page : pages.pages) {
        if (!first)
            writer.newPage();
        first = false;
        painter.save();
        painter.scale(10, 10);
        page.paint(painter);
        painter.restore();
    }
    painter.end();
    return bytes;
}

QPDFObjectHandle textObject(const QString &text)
{
    return QPDFObjectHandle::newUnicodeString(text.toStdString());
}

/// Adds to a PDF of Qt what Qt 6.4 cannot write: bookmarks, links within, language, author; takes out clock and chance.
class Finishing
{
public:
    Finishing(QPDF &pdf, const ReviewPages &pages)
        : m_pdf(pdf)
        , m_pages(pages)
        , m_objects(QPDFPageDocumentHelper(pdf).getAllPages())
    {
    }

    void finish(const PdfFacts &facts)
    {
        addLinks();
        addBookmarks();
        QPDFObjectHandle root = m_pdf.getRoot();
        root.removeKey("/Metadata");
        root.replaceKey("/Lang", textObject(facts.language));
        QPDFObjectHandle shown = QPDFObjectHandle::newDictionary();
        shown.replaceKey("/DisplayDocTitle", QPDFObjectHandle::newBool(true));
        root.replaceKey("/ViewerPreferences", shown);
        QPDFObjectHandle info = QPDFObjectHandle::newDictionary();
        info.replaceKey("/Title", textObject(facts.title));
        info.replaceKey("/Author", textObject(facts.author));
        info.replaceKey("/Creator", textObject(u"Steward"_s));
        m_pdf.getTrailer().replaceKey("/Info", m_pdf.makeIndirectObject(info));
    }

private:
    /// Where an anchor is: its page, and that height at the top of the view.
    QPDFObjectHandle destination(int page, double y)
    {
        QPDFObjectHandle there = QPDFObjectHandle::newArray();
        there.appendItem(m_objects.at(size_t(page)).getObjectHandle());
        there.appendItem(QPDFObjectHandle::newName("/XYZ"));
        there.appendItem(QPDFObjectHandle::newInteger(0));
        there.appendItem(QPDFObjectHandle::newReal(m_pages.size.height() - y, 1));
        there.appendItem(QPDFObjectHandle::newInteger(0));
        return there;
    }

    QPDFObjectHandle destinationOf(const QString &anchor)
    {
        for (int i = 0; i < m_pages.pages.size(); ++i) {
            for (const ReviewPage::Anchor &one : m_pages.pages.at(i).anchors) {
                if (one.name == anchor)
                    return destination(i, one.y - 8);
            }
        }
        return QPDFObjectHandle::newNull();
    }

    void addLinks()
    {
        for (int i = 0; i < m_pages.pages.size(); ++i) {
            QPDFObjectHandle notes = QPDFObjectHandle::newArray();
            for (const ReviewPage::Link &link : m_pages.pages.at(i).links) {
                QPDFObjectHandle there = destinationOf(link.target);
                if (there.isNull())
                    continue;
                QPDFObjectHandle note = QPDFObjectHandle::newDictionary();
                note.replaceKey("/Type", QPDFObjectHandle::newName("/Annot"));
                note.replaceKey("/Subtype", QPDFObjectHandle::newName("/Link"));
                note.replaceKey("/Rect", QPDFObjectHandle::newFromRectangle({link.area.left(), m_pages.size.height() - link.area.bottom(), link.area.right(), m_pages.size.height() - link.area.top()}));
                note.replaceKey("/Border", QPDFObjectHandle::parse("[0 0 0]"));
                note.replaceKey("/Dest", there);
                notes.appendItem(m_pdf.makeIndirectObject(note));
            }
            if (notes.getArrayNItems() > 0)
                m_objects.at(size_t(i)).getObjectHandle().replaceKey("/Annots", notes);
        }
    }

    void addBookmarks()
    {
        QPDFObjectHandle outline = m_pdf.makeIndirectObject(QPDFObjectHandle::newDictionary());
        QList<QPDFObjectHandle> items;
        for (int i = 0; i < m_pages.pages.size(); ++i) {
            if (m_pages.pages.at(i).bookmark.isEmpty())
                continue;
            QPDFObjectHandle item = m_pdf.makeIndirectObject(QPDFObjectHandle::newDictionary());
            item.replaceKey("/Title", textObject(m_pages.pages.at(i).bookmark));
            item.replaceKey("/Parent", outline);
            item.replaceKey("/Dest", destination(i, 0));
            if (!items.isEmpty()) {
                item.replaceKey("/Prev", items.last());
                items.last().replaceKey("/Next", item);
            }
            items << item;
        }
        if (items.isEmpty())
            return;
        outline.replaceKey("/Type", QPDFObjectHandle::newName("/Outlines"));
        outline.replaceKey("/First", items.first());
        outline.replaceKey("/Last", items.last());
        outline.replaceKey("/Count", QPDFObjectHandle::newInteger(items.size()));
        m_pdf.getRoot().replaceKey("/Outlines", outline);
        m_pdf.getRoot().replaceKey("/PageMode", QPDFObjectHandle::newName("/UseOutlines"));
    }

    QPDF &m_pdf;
    const ReviewPages &m_pages;
    std::vector<QPDFPageObjectHelper> m_objects;
};

Error cannotWrite(const QString &path, const QString &reason)
{
    return {.kind = QFileInfo(QFileInfo(path).absolutePath()).isWritable() ? Error::Kind::Io : Error::Kind::ReadOnly,
            .text = say(QT_TRANSLATE_NOOP("ReviewPdf", "%1 could not be written: choose another folder or make room.")).arg(QDir::toNativeSeparators(path)), .detail = reason};
}

} // namespace

Result<QByteArray> pdfOf(const ReviewPages &pages, const PdfFacts &facts)
{
    const QByteArray bytes = drawn(pages);
    try {
        QPDF pdf;
        pdf.processMemoryFile("review", bytes.constData(), size_t(bytes.size()));
        Finishing(pdf, pages).finish(facts);
        QPDFWriter writer(pdf);
        writer.setOutputMemory();
        writer.setDeterministicID(true);
        writer.setObjectStreamMode(qpdf_o_generate);
        writer.write();
        const auto finished = writer.getBufferSharedPointer();
        return QByteArray(reinterpret_cast<const char *>(finished->getBuffer()), qsizetype(finished->getSize()));
    } catch (const std::exception &failure) {
        return Error {.kind = Error::Kind::Io, .text = say(QT_TRANSLATE_NOOP("ReviewPdf", "The PDF could not be made.")), .detail = QString::fromUtf8(failure.what())};
    }
}

Result<PdfFile> writePdf(const ReviewPages &pages, const PdfFacts &facts, const QString &path)
{
    const Result<QByteArray> bytes = pdfOf(pages, facts);
    if (!bytes)
        return bytes.error();
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(*bytes) != bytes->size() || !file.commit())
        return cannotWrite(path, file.errorString());
    syncFolder(QFileInfo(path).absolutePath());
    return PdfFile {int(pages.pages.size()), bytes->size(), QString::fromLatin1(QCryptographicHash::hash(*bytes, QCryptographicHash::Sha256).toHex())};
}

Result<PdfFile> writeReviewPdf(const ReviewDocument &document, ReviewPaper paper, const QString &path)
{
    const PdfFacts facts {say(QT_TRANSLATE_NOOP("ReviewPdf", "%1 – %2 – %3")).arg(document.customer, document.title, document.quarter), document.preparedBy, document.language};
    return writePdf(layOutPages(document, paper), facts, path);
}

Result<QByteArray> logoFrom(const QString &path)
{
    constexpr int most = 600;
    QImageReader reader(path);
    reader.setAutoTransform(true);
    const QSize size = reader.size();
    if (size.isValid() && (size.width() > most || size.height() > most || path.endsWith(u".svg"_s, Qt::CaseInsensitive)))
        reader.setScaledSize(size.scaled(most, most, Qt::KeepAspectRatio));
    QImage image = reader.read();
    if (image.isNull())
        return Error {.kind = Error::Kind::BadInput, .text = QCoreApplication::translate("ReviewPages", "%1 is no picture that can be read: choose a PNG, JPEG or SVG.").arg(QFileInfo(path).fileName())};
    if (image.width() > most || image.height() > most)
        image = image.scaled(most, most, Qt::KeepAspectRatio, Qt::SmoothTransformation);
    image = image.convertToFormat(QImage::Format_ARGB32);
    const QImage bare(image.constBits(), image.width(), image.height(), image.bytesPerLine(), image.format());
    QByteArray png;
    QBuffer buffer(&png);
    buffer.open(QIODevice::WriteOnly);
    bare.save(&buffer, "PNG");
    return png;
}

Result<int> writePictures(const ReviewPages &pages, const QString &folder, double scale)
{
    if (!QDir().mkpath(folder))
        return cannotWrite(folder, {});
    for (int i = 0; i < pages.pages.size(); ++i) {
        QImage image((pages.size * scale).toSize(), QImage::Format_RGB32);
        image.fill(Qt::white);
        QPainter painter(&image);
        painter.setRenderHints(QPainter::Antialiasing | QPainter::TextAntialiasing);
        painter.scale(scale, scale);
        pages.pages.at(i).paint(painter);
        painter.end();
        const QString path = QDir(folder).filePath(u"%1.png"_s.arg(i + 1, 2, 10, QLatin1Char('0')));
        QSaveFile file(path);
        if (!file.open(QIODevice::WriteOnly) || !image.save(&file, "PNG") || !file.commit())
            return cannotWrite(path, file.errorString());
    }
    return int(pages.pages.size());
}
