// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/review/case_print.h"

#include "app/media/media_source.h"
#include "app/media/picture.h"
#include "ui/conversation/words.h"
#include "ui/theme/theme.h"

#include <QAbstractTextDocumentLayout>
#include <QBuffer>
#include <QPainter>
#include <QPdfWriter>
#include <QTextBlock>
#include <QTextCursor>
#include <QTextDocument>

namespace lianxi
{

using namespace Qt::StringLiterals;

namespace
{

/// Words of the paper, beside those of the conversation.
class PaperWords
{
    Q_DECLARE_TR_FUNCTIONS(lianxi::PaperWords)
public:
    static QString head(const CasePaper &paper)
    {
        const CaseRow &head = paper.one.head;
        return tr("Case of %1 · %2 · %3 · work of %4")
            .arg(head.contactName, ConversationWords::platform(head.platform),
                 ConversationWords::caseClass(head.caseClass),
                 paper.one.agentName.isEmpty() ? tr("nobody") : paper.one.agentName);
    }
    static QString foot(const CasePaper &paper, int page, int pages)
    {
        const QString when = QLocale().toString(toDateTime(paper.now).toTimeZone(paper.zone), QLocale::ShortFormat);
        const QString data = paper.set.header.masked ? tr("personal data hidden") : tr("with personal data");
        return tr("%1 · %2 · %3 · page %4 of %5").arg(paper.set.header.reviewerName, when, data).arg(page).arg(pages);
    }
    static QString gone() { return tr("(deleted by its writer)"); }
};

constexpr double pictureWide = 240; // points on paper; the document's unit

/// Characters that change the order of the text around them stand as a mark: paper shows what was written.
QString inOrder(QString text)
{
    for (QChar &c : text)
        if ((c.unicode() >= 0x202A && c.unicode() <= 0x202E) || (c.unicode() >= 0x2066 && c.unicode() <= 0x2069)
            || c.unicode() == 0x200E || c.unicode() == 0x200F)
            c = QChar::ReplacementCharacter;
    return text;
}

/// A size in the document's unit. Points would be multiplied by the device's resolution once more.
QFont sized(QFont font, int size, QFont::Weight weight = QFont::Normal)
{
    font.setPixelSize(size);
    font.setWeight(weight);
    return font;
}

/// Only plain text is inserted: what customers wrote is no markup.
class Story
{
public:
    Story(const CasePaper &paper, QTextDocument &document)
        : m_paper(paper)
        , m_cursor(&document)
    {
        const QFont font = document.defaultFont();
        m_plain.setFont(sized(font, 10));
        m_small.setFont(sized(font, 8));
        m_small.setForeground(QColor(90, 90, 90));
        m_bold.setFont(sized(font, 10, QFont::DemiBold));
    }
    void tell()
    {
        QTextCharFormat title;
        title.setFont(sized(m_plain.font(), 14, QFont::DemiBold));
        m_cursor.insertText(inOrder(PaperWords::head(m_paper)), title);
        QDate day;
        for (const TimelineRow &line : m_paper.one.lines) {
            const QDateTime at = toDateTime(line.at).toTimeZone(m_paper.zone);
            if (at.date() != day) {
                day = at.date();
                block(12);
                m_cursor.insertText(QLocale().toString(day, QLocale::LongFormat), m_small);
            }
            tellLine(line, at);
        }
    }

private:
    void block(double above, double indent = 0)
    {
        QTextBlockFormat format;
        format.setTopMargin(above);
        format.setLeftMargin(indent);
        m_cursor.insertBlock(format);
    }
    void tellLine(const TimelineRow &line, const QDateTime &at)
    {
        const QString time = QLocale().toString(at.time(), QLocale::ShortFormat);
        if (line.kind == TimelineKind::Activity) {
            block(4, 20);
            m_cursor.insertText(time + u"  "_s + inOrder(ConversationWords::activity(line)), m_small);
            return;
        }
        const bool ours = line.direction == Direction::Out || line.kind == TimelineKind::Note;
        block(8, ours ? 40 : 0);
        m_cursor.insertText(inOrder(ConversationWords::author(line)), m_bold);
        m_cursor.insertText(u"  "_s + time + u" · "_s
                                + (line.kind == TimelineKind::Note ? ConversationWords::tr("Internal note — never sent")
                                                                   : ConversationWords::surface(line.surface)),
                            m_small);
        if (line.deleted || !line.text.isEmpty())
            block(1, ours ? 40 : 0);
        if (line.deleted)
            m_cursor.insertText(PaperWords::gone() + u' ', m_small);
        m_cursor.insertText(inOrder(line.text), m_plain);
        for (const Part &part : line.parts)
            tellPart(line, part, ours ? 40 : 0);
    }
    void tellPart(const TimelineRow &line, const Part &part, double indent)
    {
        block(2, indent);
        const auto media = m_paper.set.media.find(MediaKey{line.channel, part}.source());
        const QImage picture =
            media == m_paper.set.media.end() ? QImage() : decodePicture(media->second.bytes, QSize(900, 900)).picture;
        if (picture.isNull()) {
            m_cursor.insertText(u"["_s + inOrder(ConversationWords::partTitle(part)) + u"]"_s, m_small);
            return;
        }
        const QString name = u"picture%1"_s.arg(++m_pictures);
        m_cursor.document()->addResource(QTextDocument::ImageResource, QUrl(name), picture);
        QTextImageFormat format;
        format.setName(name);
        format.setWidth(std::min(pictureWide, static_cast<double>(picture.width())));
        m_cursor.insertImage(format);
    }

    const CasePaper &m_paper;
    QTextCursor m_cursor;
    QTextCharFormat m_plain, m_small, m_bold;
    int m_pictures = 0;
};

/// The name across a page, so that a copy says whose it was.
void paintMark(QPainter &painter, const QRectF &page, const QString &name)
{
    painter.save();
    painter.setPen(QColor(0, 0, 0, 22));
    painter.setFont(sized(painter.font(), 22));
    painter.translate(page.center());
    painter.rotate(-35);
    for (int row = -3; row <= 3; ++row)
        painter.drawText(QRectF(-page.width(), row * 150 - 20, 2 * page.width(), 40), Qt::AlignCenter,
                         name + u"      "_s + name + u"      "_s + name);
    painter.restore();
}

} // namespace

int printCase(const CasePaper &paper, QPagedPaintDevice &device)
{
    QPainter painter;
    if (!painter.begin(&device))
        return 0;
    // Points are the document's unit; the device has its own resolution.
    const double scale = device.logicalDpiX() / 72.0;
    painter.scale(scale, scale);
    const QRectF page(0, 0, device.width() / scale, device.height() / scale);
    constexpr double margin = 30;
    QTextDocument document;
    document.documentLayout()->setPaintDevice(nullptr);
    QFont font(painter.font());
    font.setFamilies(
        {u"Noto Sans CJK SC"_s, u"Source Han Sans SC"_s, u"Microsoft YaHei"_s, u"PingFang SC"_s, u"sans-serif"_s});
    font = sized(font, 10);
    document.setDefaultFont(font);
    document.setDocumentMargin(0);
    document.setUndoRedoEnabled(false);
    Story(paper, document).tell();
    const QRectF body = page.adjusted(0, margin, 0, -margin);
    document.setPageSize(body.size());
    const int pages = document.pageCount();
    const QFont small = sized(font, 8);
    for (int number = 0; number < pages; ++number) {
        if (number > 0)
            device.newPage();
        painter.save();
        painter.translate(0, body.top() - number * body.height());
        QAbstractTextDocumentLayout::PaintContext context;
        context.clip = QRectF(0, number * body.height(), body.width(), body.height());
        context.palette.setColor(QPalette::Text, Qt::black); // paper is white whatever the theme
        painter.setClipRect(context.clip);
        document.documentLayout()->draw(&painter, context);
        painter.restore();
        painter.setFont(small);
        painter.setPen(QColor(90, 90, 90));
        painter.drawText(QRectF(0, 0, page.width(), margin - 8), Qt::AlignLeft | Qt::AlignTop, paper.set.header.title);
        painter.drawText(QRectF(0, page.height() - margin + 8, page.width(), margin - 8),
                         Qt::AlignLeft | Qt::AlignBottom, PaperWords::foot(paper, number + 1, pages));
        paintMark(painter, page, paper.set.header.reviewerName);
    }
    painter.end();
    return pages;
}

QByteArray casePdf(const CasePaper &paper)
{
    QBuffer buffer;
    if (!buffer.open(QIODevice::WriteOnly))
        return {};
    {
        QPdfWriter writer(&buffer);
        writer.setPageSize(QPageSize(QPageSize::A4));
        writer.setPageMargins({18, 14, 18, 14}, QPageLayout::Millimeter);
        writer.setResolution(300);
        writer.setTitle(paper.set.header.title);
        writer.setCreator(u"Lianxi"_s);
        if (printCase(paper, writer) == 0)
            return {};
    }
    return buffer.data();
}

} // namespace lianxi
