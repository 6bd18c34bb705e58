// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/items/view_codec.h"

#include <QStringList>

using namespace Qt::StringLiterals;

namespace lianxi
{

template <>
struct EnumNames<CaseFilter::Box> {
    static constexpr std::array<std::string_view, 7> names{"open",    "mine",     "unassigned", "supervisor",
                                                           "snoozed", "resolved", "all"};
};
template <>
struct EnumNames<CaseFilter::Order> {
    static constexpr std::array<std::string_view, 2> names{"time_left", "newest"};
};

namespace
{

constexpr int longestQuery = 2'000; ///< characters; the search language uses 32 terms at most

/// Takes members out of a body and remembers the first one that is wrong.
class Members
{
public:
    explicit Members(const QJsonObject &body)
        : m_left(body)
    {
    }

    template <class T>
    std::optional<T> choice(QLatin1StringView name)
    {
        const QJsonValue value = m_left.take(name);
        if (value.isUndefined())
            return std::nullopt;
        const std::optional<T> known = value.isString() ? fromText<T>(value.toString()) : std::nullopt;
        if (!known)
            blame(name);
        return known;
    }
    bool flag(QLatin1StringView name)
    {
        const QJsonValue value = m_left.take(name);
        if (!value.isUndefined() && !value.isBool())
            blame(name);
        return value.toBool();
    }
    QString text(QLatin1StringView name)
    {
        const QJsonValue value = m_left.take(name);
        if (!value.isUndefined() && (!value.isString() || value.toString().size() > longestQuery))
            blame(name);
        return value.toString();
    }
    void blame(QLatin1StringView name)
    {
        if (m_wrong.isEmpty())
            m_wrong = name;
    }
    /// The first wrong member, or one that nobody asked for; empty: none.
    [[nodiscard]] QString wrong() const
    {
        return !m_wrong.isEmpty() || m_left.isEmpty() ? m_wrong : m_left.constBegin().key();
    }

private:
    QJsonObject m_left;
    QString m_wrong;
};

} // namespace

QJsonObject toViewBody(const CaseFilter &filter)
{
    QJsonObject body{{"box"_L1, toText(filter.box)}, {"order"_L1, toText(filter.order)}};
    if (filter.platform)
        body.insert("platform"_L1, toText(*filter.platform));
    if (filter.surface)
        body.insert("surface"_L1, toText(*filter.surface));
    if (filter.unreadOnly)
        body.insert("unread"_L1, true);
    if (!filter.query.trimmed().isEmpty())
        body.insert("query"_L1, filter.query.trimmed());
    return body;
}

Result<CaseFilter> fromViewBody(const QJsonObject &body, const AgentId &me)
{
    Members members(body);
    CaseFilter filter;
    const auto box = members.choice<CaseFilter::Box>("box"_L1);
    if (!box)
        members.blame("box"_L1);
    filter.box = box.value_or(CaseFilter::Box::Open);
    filter.order = members.choice<CaseFilter::Order>("order"_L1).value_or(CaseFilter::Order::TimeLeft);
    filter.agent = me;
    filter.platform = members.choice<Platform>("platform"_L1);
    filter.surface = members.choice<Surface>("surface"_L1);
    filter.unreadOnly = members.flag("unread"_L1);
    filter.query = members.text("query"_L1).trimmed();
    if (const QString wrong = members.wrong(); !wrong.isEmpty())
        return failure(ErrorCode::Corrupt, wrong);
    return filter;
}

} // namespace lianxi
