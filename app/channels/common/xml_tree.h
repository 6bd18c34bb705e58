// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

#include <optional>
#include <vector>

namespace lianxi::channels
{

/// An element of a small XML document: names and text, no attributes.
struct XmlElement {
    QString name;
    QString text; ///< of the element itself, as it came: nothing trimmed
    std::vector<XmlElement> children;

    /// Text of the first child with this name (case-sensitive); empty when there is none.
    [[nodiscard]] QString value(QStringView child) const;
    [[nodiscard]] const XmlElement *find(QStringView child) const;
};

inline constexpr qsizetype maxXmlBytes = 1024 * 1024;
inline constexpr int maxXmlDepth = 32;

/// Reads a document into a tree. \return nullopt when it is not well-formed, has a DOCTYPE (entities are a way to read
/// our files and to fill our memory), or exceeds maxXmlBytes or maxXmlDepth.
[[nodiscard]] std::optional<XmlElement> readXml(const QByteArray &text);

} // namespace lianxi::channels
