// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/conversation/composer_offer.h"

namespace lianxi
{

class TeamShelf;

/// A ready-made answer and its name.
struct NamedReply {
    QString id; ///< TeamItemSaved::id; empty: shipped
    QString title;
    CannedReply reply;
};

/// Those of `replies` that fit the case and what was typed, the best first. Pure.
[[nodiscard]] std::vector<Offer> fittingOffers(const std::vector<NamedReply> &replies, const OfferContext &context,
                                               const QString &typed);

/// Ready-made sentences from resources/canned, one file a language. replyVariables() are filled in with what the case
/// knows.
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
    std::vector<NamedReply> m_entries;
};

/// What the team and this agent have written down; offered before what is shipped.
class TeamReplies final : public QObject, public ComposerOffer
{
    Q_OBJECT
public:
    /// `shelf` outlives this.
    explicit TeamReplies(TeamShelf &shelf, QObject *parent = nullptr);
    [[nodiscard]] std::vector<Offer> offers(const OfferContext &context, const QString &typed) const override;
    /// The hints that hold for the case, in the order of their names.
    [[nodiscard]] std::vector<TagHint> hints(const OfferContext &context) const;
    /// What a hint offers; without those that are no longer there or do not fit.
    [[nodiscard]] std::vector<Offer> offersOf(const TagHint &hint, const OfferContext &context) const;

Q_SIGNALS:
    void changed();

private:
    void read(TeamItemKind kind);

    TeamShelf &m_shelf;
    std::vector<NamedReply> m_replies;
    std::vector<TagHint> m_hints;
};

/// Pure. Unknown variables stay as they are.
[[nodiscard]] QString fillVariables(const QString &body, const OfferContext &context);

} // namespace lianxi
