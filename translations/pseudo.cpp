#include <QFile>
#include <QSaveFile>
#include <QXmlStreamReader>
#include <QXmlStreamWriter>

using namespace Qt::Literals::StringLiterals;

// Makes the pseudo language: every text accented, in brackets and longer by two fifths, so that a test sees at a glance what was
// not translated, cut off or put together from pieces. Reads the TS file of all texts, writes one with their translations.

namespace {

QChar accented(QChar c)
{
    static const QString plain = u"aceghijklnorstuwyzACDEGHIJKLNORSTUWYZ"_s;
    static const QString dressed = u"àčéĝĥíĵķļñöŕšţûŵýžÀČĎÉĜĤÍĴĶĻÑÖŔŠŢÛŴÝŽ"_s;
    const qsizetype at = plain.indexOf(c);
    return at < 0 ? c : dressed.at(at);
}

/// The text without what the program fills in (%1, %L2, %n) changed, nor the letter that a menu underlines.
QString dressed(const QString &text)
{
    QString out;
    int letters = 0;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text.at(i);
        const bool kept = c == u'%' || c == u'&';
        out += kept ? c : accented(c);
        letters += c.isLetter();
        if (!kept || i + 1 >= text.size())
            continue;
        out += text.at(++i);
        if (text.at(i) == u'L' && i + 1 < text.size())
            out += text.at(++i);
    }
    // Lines stay lines: the brackets and what makes the text longer stand in the last one.
    const qsizetype end = out.endsWith(u'\n') ? out.size() - 1 : out.size();
    return u'[' + out.left(end) + QString((letters * 2 + 4) / 5, u'·') + u']' + out.mid(end);
}

void writeTranslation(QXmlStreamWriter &writer, const QString &source, bool numerus)
{
    writer.writeStartElement(u"translation"_s);
    if (numerus) {
        writer.writeTextElement(u"numerusform"_s, dressed(source));
        writer.writeTextElement(u"numerusform"_s, dressed(source));
    } else {
        writer.writeCharacters(dressed(source));
    }
    writer.writeEndElement();
}

bool convert(QIODevice *from, QIODevice *to)
{
    QXmlStreamReader reader(from);
    QXmlStreamWriter writer(to);
    QString source;
    bool numerus = false;
    while (!reader.atEnd()) {
        reader.readNext();
        const bool starts = reader.isStartElement();
        if (starts && reader.name() == u"TS") {
            // English plural rules; the file's name says what it is.
            writer.writeStartElement(u"TS"_s);
            writer.writeAttribute(u"version"_s, u"2.1"_s);
            writer.writeAttribute(u"language"_s, u"en_US"_s);
        } else if (starts && reader.name() == u"message") {
            numerus = reader.attributes().value(u"numerus"_s) == u"yes";
            writer.writeCurrentToken(reader);
        } else if (starts && reader.name() == u"source") {
            source = reader.readElementText();
            writer.writeTextElement(u"source"_s, source);
        } else if (starts && reader.name() == u"translation") {
            reader.skipCurrentElement();
            writeTranslation(writer, source, numerus);
        } else if (!reader.isDTD()) {
            writer.writeCurrentToken(reader);
        }
    }
    return !reader.hasError() && !writer.hasError();
}

} // namespace

int main(int argc, char **argv)
{
    if (argc != 3)
        return 2;
    QFile from(QString::fromLocal8Bit(argv[1]));
    QSaveFile to(QString::fromLocal8Bit(argv[2]));
    return from.open(QIODevice::ReadOnly) && to.open(QIODevice::WriteOnly) && convert(&from, &to) && to.commit() ? 0 : 1;
}
