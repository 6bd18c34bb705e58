// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/channels/email/mail_events.h"
#include "app/channels/email/mail_text.h"

using namespace Qt::StringLiterals;

namespace lianxi::email
{

namespace
{

PartType partType(const QByteArray &mime)
{
    if (mime.startsWith("image/") && !mime.startsWith("image/svg")) // a drawing that can hold scripts is a file
        return PartType::Image;
    if (mime.startsWith("audio/"))
        return PartType::Audio;
    return mime.startsWith("video/") ? PartType::Video : PartType::File;
}

/// Goes through the tree once and sorts what a person wrote from what is attached.
class Content
{
public:
    explicit Content(QString mailPath)
        : m_mailPath(std::move(mailPath))
    {
    }

    void walk(const MimePart &part, bool related = false)
    {
        if (part.type.value == "multipart/alternative") {
            alternative(part, related);
        } else if (part.isMultipart() && !part.children.empty()) {
            const bool isRelated = part.type.value == "multipart/related";
            for (const MimePart &child : part.children)
                walk(child, isRelated || related);
        } else if (part.isMultipart()) {
            if (!part.body.trimmed().isEmpty()) // nothing of it can be told apart
                keepText(part);
        } else if (isBody(part)) {
            part.type.value == "text/html" ? keepHtml(part) : keepText(part);
        } else {
            attach(part, related);
        }
    }

    [[nodiscard]] QString text() const
    {
        if (m_plain && !m_plain->isEmpty())
            return *m_plain;
        return m_html ? textOfHtml(*m_html) : m_plain.value_or(QString());
    }
    std::vector<Part> attachments;
    std::vector<Part> furtherTexts;

private:
    static bool isBody(const MimePart &part)
    {
        const bool readable = part.type.value == "text/plain" || part.type.value == "text/html";
        return readable && part.disposition.value != "attachment" && part.fileName().isEmpty();
    }

    /// One thing in several forms: a text, of which only one is shown, and what else a sender put there.
    void alternative(const MimePart &part, bool related)
    {
        for (const MimePart &child : part.children) {
            const bool wording = !child.isMultipart() && child.isText() && child.type.value != "text/calendar"
                && child.disposition.value != "attachment";
            if (!wording)
                walk(child, related);
            else if (child.type.value == "text/plain")
                keepText(child);
            else if (child.type.value == "text/html")
                keepHtml(child);
        }
    }

    void keepText(const MimePart &part)
    {
        QString text = part.text();
        if (part.type.parameter("format").compare("flowed"_L1, Qt::CaseInsensitive) == 0)
            text = unflowed(text, part.type.parameter("delsp").compare("yes"_L1, Qt::CaseInsensitive) == 0);
        while (!text.isEmpty() && text.back().isSpace())
            text.chop(1);
        if (!m_plain || m_plain->isEmpty()) {
            m_plain = text;
            return;
        }
        if (text.isEmpty())
            return;
        Part further;
        further.text = text.first(std::min(text.size(), maxTextLength));
        furtherTexts.push_back(std::move(further));
    }

    void keepHtml(const MimePart &part)
    {
        if (!m_html)
            m_html = part.text();
    }

    void attach(const MimePart &source, bool related)
    {
        Part part;
        part.type = partType(source.type.value);
        part.mime = QString::fromLatin1(source.type.value);
        part.name = source.fileName();
        part.bytes = source.decoded().size();
        if (!m_mailPath.isEmpty())
            part.ref = m_mailPath + "/;SECTION="_L1
                + (source.section.isEmpty() ? u"1"_s : QString::fromLatin1(source.section));
        if (related && source.headers.contains("Content-ID")) {
            part.more.insert("inline"_L1, true);
            const QStringList ids = idsIn(source.headers.value("Content-ID"));
            if (!ids.isEmpty())
                part.more.insert("content_id"_L1, ids.front());
        }
        attachments.push_back(std::move(part));
    }

    QString m_mailPath;
    std::optional<QString> m_plain, m_html;
};

} // namespace

void readContent(const MimePart &mail, const QString &mailPath, PlatformEvent &event)
{
    Content content(mailPath);
    content.walk(mail);
    event.text = content.text();
    if (event.text.size() > maxTextLength) {
        event.text.truncate(maxTextLength);
        event.flags.append(u"cut"_s);
    }
    event.newText = withoutHistory(event.text);
    event.parts = std::move(content.attachments);
    std::move(content.furtherTexts.begin(), content.furtherTexts.end(), std::back_inserter(event.parts));
    if (!event.parts.empty() && !event.text.isEmpty()) {
        Part text;
        text.text = event.text;
        event.parts.push_back(std::move(text));
    }
}

} // namespace lianxi::email
