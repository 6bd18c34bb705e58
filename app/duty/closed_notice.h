// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desk/store_reader.h"
#include "app/duty/duty_part.h"
#include "app/gateway/scheduler.h"
#include "models/event/log.h"
#include "models/policy/playbook.h"
#include "models/store/notice_query.h"

namespace lianxi
{

/// Tells customers who write while nobody serves when somebody will: once in each conversation and closed stretch,
/// where the channel's setting "closed_notice" says so. Lives on the duty thread.
class ClosedNotice final : public DutyPart
{
public:
    struct Parts {
        Log &log;
        StoreReader &reader;
        const Clock &clock;
        std::shared_ptr<const Playbook> playbook;
        QString source;
        std::function<bool(const ChannelId &, const QJsonObject &settings)> botSpeaks = {}; ///< a bot answers there
    };
    explicit ClosedNotice(Parts parts);
    ~ClosedNotice() override;
    void follow(const ChangeSet &changes) override;

private:
    void tell(const NoticeSubject &subject);
    Parts m_parts;
    QObject m_context; ///< posts end with it
    ThreadPost m_post;
};

/// What is said, and until when it is true.
struct ClosedSentence {
    QString text;
    Instant opens;
};
/// nullopt while somebody serves, or when the message is not fresh: who wrote yesterday has waited already.
[[nodiscard]] std::optional<ClosedSentence> closedNotice(const NoticeSubject &subject, const Playbook &playbook,
                                                         Instant now);

} // namespace lianxi
