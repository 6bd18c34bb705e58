// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/channels/email/email_codec.h"
#include "app/channels/email/imap_session.h"
#include "app/channels/email/smtp_dialogue.h"

#include <cstdlib>

using namespace Qt::StringLiterals;
using namespace lianxi;
using namespace lianxi::email;

namespace
{

constexpr Instant now{std::chrono::seconds(1'795'253'400)};

ChannelAccount account()
{
    ChannelAccount made;
    made.platform = Platform::Email;
    made.settings = {{"address"_L1, "care@brand.example"_L1},
                     {"authserv_id"_L1, "mx.brand.example"_L1},
                     {"smtp"_L1, "submissions://smtp.brand.example:465"_L1}};
    return made;
}

/// Any bytes are a mail; what comes out can be stored and answered, and the answer is one mail, not several headers
/// more.
void feedMail(const QByteArray &bytes)
{
    const PlatformEvent event = eventOf({u"INBOX"_s, 1, 2, {}, now, bytes}, account(), now);
    if (event.eventKey.isEmpty() || !platformEventFromJson(toJson(event)))
        std::abort();
    const EmailCodec codec;
    const SendPlan plan = codec.planSend(codec.replyIntent(event, event.text), account(), now);
    if (!plan.request)
        return;
    HeaderFields fields;
    static_cast<void>(readHeaderFields(plan.request->body, fields));
    if (fields.contains("Bcc") || fields.fields.size() > 10)
        std::abort();
}

/// A server that says anything leads to no page whose cursor goes back, and never to endless work.
void feedImap(const QByteArray &bytes)
{
    ImapOptions options;
    options.login = {"u", "p", {}, "h", 993, "nonce"};
    options.since = QDate(2026, 1, 1);
    ImapSession session(options, {{"INBOX", {5, 7}}});
    for (qsizetype at = 0; at < bytes.size() && !session.end(); at += 97) {
        session.receive(QByteArrayView(bytes).sliced(at, std::min<qsizetype>(97, bytes.size() - at)));
        const std::optional<ImapPage> page = session.takePage();
        if (page && page->next.uidValidity == 5 && page->folder == "INBOX" && page->next.uid < 7 && !page->rescan)
            std::abort();
        if (page)
            session.stored();
        if (session.wantsTls())
            std::abort(); // nobody asked for it
    }
    session.quiet();
}

void feedSmtp(const QByteArray &bytes)
{
    SmtpJob job;
    job.login = {"u", "p", {}, "h", 465, "nonce"};
    job.from = "a@b";
    job.to = {"c@d"};
    job.message = "Subject: x\r\n\r\n.\r\n";
    SmtpDialogue dialogue(job);
    dialogue.receive(bytes);
    dialogue.broken();
    if (!dialogue.result())
        std::abort();
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QByteArray bytes(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size));
    feedMail(bytes);
    feedImap(bytes);
    feedSmtp(bytes);
    return 0;
}
