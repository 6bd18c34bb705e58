// SPDX-License-Identifier: GPL-3.0-or-later
// We count the length of a post as X's own library does.
import {Chance, decode, finish, oddText, peer, same} from "./peers.mjs";

const {parseTweet, configs} = peer("twitter-text");
const chance = new Chance("posts");
const pieces = [...oddText.filter((piece) => piece !== "\u0000"), "https://example.com", "http://t.co/abc", "https://t.co/abc/def?x=1",
                "example.com", "sub.example.co.uk", "foo_bar.com", "a_b.example.org", "例え.jp", "中国.中国", "看example.com看",
                "https://中文.com/路径", "example.com/a(b)c", "example.com/a(b", "https://x.y/(a(b)c)d", "user@example.com", "@example.com",
                "#example.com", "-example.com", "www.example.com:8080/p?q=1&r=2#f.", "?q", "/path", ".", ",", ":", "com", ".com",
                "ftp://example.com", "HTTPS://EXAMPLE.COM", "xn--fiqs8s.xn--fiqs8s", "1.2.3.4", "v1.2", "node.js", "©", "©️", "™", "☎️",
                "1️⃣", "#️⃣", "👍🏽", "❤️", "🏴󠁧󠁢󠁥󠁮󠁧󠁿", "👩‍🚒", "🇯🇵", "“q”", "–", "…", "e\u0301", "ﬁ", "\u2028", "\u3000", "$", "+", "_", "(", ")"];
const texts = [];
for (const one of pieces) {
    texts.push(one);
    for (const two of pieces)
        texts.push(one + two, `${one} ${two}`);
}
for (let n = 0; n < 4000; ++n)
    texts.push(chance.text(12, pieces));
const wanted = texts.map((text) => parseTweet(text, configs.version3).weightedLength);
const body = JSON.stringify(texts.map((text, at) => [text, wanted[at]]));
const results = decode([{platform: "x", case: "lengths", kind: "send", clock: "2026-11-21T09:30:00.000Z", body, account: {}}]);
const got = results.get("lengths").weighted_length;
same(got.length, texts.length, "lengths");
texts.forEach((text, at) => same(got[at], wanted[at], JSON.stringify(text)));
finish(10000);
