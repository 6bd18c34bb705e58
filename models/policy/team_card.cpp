// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/policy/team_card.h"

using namespace Qt::StringLiterals;

namespace lianxi
{

QJsonObject toTeamCardBody(const TeamCard &card)
{
    QJsonObject body;
    if (!card.title.isEmpty())
        body.insert("title"_L1, card.title);
    if (!card.signature.isEmpty())
        body.insert("signature"_L1, card.signature);
    if (!card.photo.isEmpty())
        body.insert("photo"_L1, QString::fromLatin1(card.photo.toBase64()));
    return body;
}

Result<TeamCard> fromTeamCardBody(const QJsonObject &body)
{
    TeamCard card;
    card.title = body.value("title"_L1).toString();
    card.signature = body.value("signature"_L1).toString();
    if (card.title.size() > TeamCard::longestTitle || card.signature.size() > TeamCard::longestSignature)
        return failure(ErrorCode::InvalidInput, u"a text of the card is too long"_s);
    const QByteArray written = body.value("photo"_L1).toString().toLatin1();
    if (written.isEmpty())
        return card;
    const auto photo = QByteArray::fromBase64Encoding(written, QByteArray::AbortOnBase64DecodingErrors);
    if (!photo || photo.decoded.size() > TeamCard::largestPhoto || !photo.decoded.startsWith("\xff\xd8\xff"))
        return failure(ErrorCode::InvalidInput, u"the photo of the card is no small JPEG"_s);
    card.photo = photo.decoded;
    return card;
}

} // namespace lianxi
