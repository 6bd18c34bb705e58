// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/channels/common/html_text.h"
#include "app/channels/common/json_text.h"
#include "tests/fuzz/codec_fuzz.h"

using namespace Qt::StringLiterals;
using namespace lianxi;

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QByteArray bytes(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size));
    ChannelAccount account;
    account.settings = {{"instance"_L1, "a.example"_L1}, {"account_id"_L1, "1"_L1}, {"acct"_L1, "us"_L1}};
    account.secrets = {{"access_token"_L1, "t"_L1}};
    const Codec &codec = *codecFor(Platform::Mastodon);
    fuzz::feed(codec, account, {}, bytes);
    fuzz::feedStream(codec, account, bytes);
    // The same bytes where only JSON within JSON leads.
    const QString text = QString::fromUtf8(bytes);
    for (const auto event : {"notification"_L1, "status.update"_L1, "delete"_L1})
        fuzz::feedStream(codec, account, channels::writeJson({{"event"_L1, event}, {"payload"_L1, text}}));
    (void)codec.textLength(text);
    (void)channels::htmlToText(text);
    SendIntent intent;
    intent.to = "ann@far.example"_L1;
    intent.text = text;
    (void)codec.planSend(intent, account, {});
    return 0;
}
