// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/channels/common/wechat_fields.h"

#include "app/channels/common/json_text.h"

#include <QLocale>

#include <algorithm>
#include <cctype>

namespace lianxi::channels
{

namespace
{

/// \return false when it is nested deeper than XML may be.
bool addValue(XmlElement &element, const QJsonValue &value, int depth)
{
    if (depth > maxXmlDepth)
        return false;
    if (value.isObject()) {
        const QJsonObject object = value.toObject();
        for (auto it = object.begin(); it != object.end(); ++it) {
            XmlElement &child = element.children.emplace_back();
            child.name = it.key();
            if (!addValue(child, it.value(), depth + 1))
                return false;
        }
    } else if (value.isDouble() && !integer(value)) {
        element.text = QString::number(value.toDouble(), 'g', QLocale::FloatingPointShortest);
    } else if (!value.isArray()) {
        element.text = idText(value);
    }
    return true;
}

} // namespace

std::optional<XmlElement> readWechatBody(const QByteArray &body)
{
    const auto first =
        std::find_if(body.begin(), body.end(), [](char c) { return !std::isspace(static_cast<unsigned char>(c)); });
    if (first == body.end() || *first != '{')
        return readXml(body);
    const std::optional<QJsonObject> object = body.size() <= maxXmlBytes ? readJsonObject(body) : std::nullopt;
    XmlElement root;
    if (!object || !addValue(root, *object, 1))
        return std::nullopt;
    return root;
}

} // namespace lianxi::channels
