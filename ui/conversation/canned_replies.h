// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/conversation/composer_offer.h"

#include <QJsonArray>

namespace lianxi
{

/// Ready-made sentences from resources/canned, one file a language. Variables {customer}, {agent} and {brand} are
/// filled in with what the case knows.
class CannedReplies final : public ComposerOffer
{
public:
    /// \return InvalidInput naming the entry when the file cannot be used.
    [[nodiscard]] static Result<CannedReplies> fromJson(const QByteArray &json);
    /// The shipped ones in the language of `locale` ("zh_CN", "en" …); English when there are none.
    [[nodiscard]] static CannedReplies shipped(const QString &locale);

    [[nodiscard]] std::vector<Offer> offers(const OfferContext &context, const QString &typed) const override;
    [[nodiscard]] size_t count() const { return m_entries.size(); }

private:
    struct Entry {
        QString title, body, keys;
        std::optional<Surface> surface; ///< absent: both
        QString category; ///< empty: any
    };
    std::vector<Entry> m_entries;
};

/// Pure. Unknown variables stay as they are.
[[nodiscard]] QString fillVariables(const QString &body, const OfferContext &context);

} // namespace lianxi
