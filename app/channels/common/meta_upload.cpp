// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/channels/common/meta_upload.h"

#include "app/channels/common/answers.h"
#include "app/channels/common/json_text.h"
#include "app/channels/common/meta_graph.h"
#include "app/channels/common/meta_message.h"
#include "app/channels/common/multipart.h"

using namespace Qt::StringLiterals;

namespace lianxi::meta
{

using namespace channels;

namespace
{

constexpr qint64 megabyte = 1024 * 1024;
constexpr qint64 imageLimit = 8 * megabyte;
constexpr qint64 mediaLimit = 25 * megabyte;

} // namespace

std::vector<PartLimit> attachmentLimits()
{
    return {{PartType::Image, imageLimit},
            {PartType::Voice, mediaLimit},
            {PartType::Audio, mediaLimit},
            {PartType::Video, mediaLimit},
            {PartType::File, mediaLimit}};
}

std::optional<SendPlan> refuseTooLarge(const MediaFile &file, qint64 limit)
{
    if (file.bytes.isEmpty())
        return refusePlan(SendOutcome::Refused, u"empty"_s);
    return channels::refuseTooLarge(file, limit);
}

SendPlan multipartPlan(const ChannelAccount &account, const QString &path, QLatin1StringView publicBase,
                       const QList<QPair<QByteArray, QByteArray>> &fields, const QByteArray &fileField,
                       const MediaFile &file)
{
    const HttpRequest addressed = graphRequest("POST", account, path, {}, publicBase);
    HttpRequest request = multipartPost(addressed.url, fields, fileField, file);
    request.headers += addressed.headers;
    request.query = addressed.query;
    return needToken({std::move(request), {}, {}, {}}, account);
}

SendPlan planAttachment(const MediaFile &file, const ChannelAccount &account, const QString &path,
                        QLatin1StringView publicBase, const QList<QPair<QByteArray, QByteArray>> &fields)
{
    const QString type = attachmentType(file.type);
    if (type.isEmpty())
        return refusePlan(SendOutcome::Refused, u"unsupported_part"_s);
    if (const auto refused = refuseTooLarge(file, file.type == PartType::Image ? imageLimit : mediaLimit))
        return *refused;
    const QJsonObject payload{{"is_reusable"_L1, true}};
    const QJsonObject attachment{{"type"_L1, type}, {"payload"_L1, payload}};
    QList<QPair<QByteArray, QByteArray>> all = fields;
    all.emplaceBack(QByteArray("message"), writeJson({{"attachment"_L1, attachment}}));
    return multipartPlan(account, path, publicBase, all, "filedata", file);
}

SendAnswer readAttachment(const HttpResponse &response)
{
    QJsonObject body;
    if (const auto error = graphError(response, messagingMeaning, &body))
        return *error;
    const QString id = idText(body.value("attachment_id"_L1));
    if (id.isEmpty())
        return answer(SendOutcome::Refused, u"unreadable_answer"_s);
    SendAnswer result = answer(SendOutcome::Uploaded, {});
    result.more.insert("ref"_L1, id);
    return result;
}

} // namespace lianxi::meta
