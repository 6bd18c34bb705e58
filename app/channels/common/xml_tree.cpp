// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/channels/common/xml_tree.h"

#include <QXmlStreamReader>

#include <algorithm>

namespace lianxi::channels
{

namespace
{

/// Reads up to the end of the element that has just begun. \return false to refuse the document.
bool readElement(QXmlStreamReader &reader, XmlElement &element, int depth)
{
    if (depth > maxXmlDepth)
        return false;
    element.name = reader.name().toString();
    while (true) {
        switch (reader.readNext()) {
        case QXmlStreamReader::StartElement:
            if (!readElement(reader, element.children.emplace_back(), depth + 1))
                return false;
            break;
        case QXmlStreamReader::Characters:
            element.text += reader.text();
            break;
        case QXmlStreamReader::EndElement:
            return true;
        case QXmlStreamReader::Comment:
        case QXmlStreamReader::ProcessingInstruction:
            break;
        case QXmlStreamReader::NoToken:
        case QXmlStreamReader::Invalid:
        case QXmlStreamReader::StartDocument:
        case QXmlStreamReader::EndDocument:
        case QXmlStreamReader::DTD:
        case QXmlStreamReader::EntityReference:
            return false;
        }
    }
}

} // namespace

const XmlElement *XmlElement::find(QStringView child) const
{
    const auto found =
        std::find_if(children.begin(), children.end(), [child](const auto &c) { return c.name == child; });
    return found == children.end() ? nullptr : &*found;
}

QString XmlElement::value(QStringView child) const
{
    const XmlElement *found = find(child);
    return found ? found->text : QString();
}

std::optional<XmlElement> readXml(const QByteArray &text)
{
    if (text.size() > maxXmlBytes)
        return std::nullopt;
    QXmlStreamReader reader(text);
    std::optional<XmlElement> root;
    while (!reader.atEnd()) {
        const QXmlStreamReader::TokenType token = reader.readNext();
        if (token == QXmlStreamReader::DTD || token == QXmlStreamReader::EntityReference)
            return std::nullopt;
        if (token == QXmlStreamReader::StartElement && !readElement(reader, root.emplace(), 1))
            return std::nullopt;
    }
    return reader.hasError() ? std::nullopt : root;
}

} // namespace lianxi::channels
