// SPDX-License-Identifier: GPL-3.0-or-later
// LINE's own SDK and our codec agree on every signature, good or changed.
import {createHmac} from "node:crypto";
import {join} from "node:path";

import {Chance, decode, finish, oddText, peer, same} from "./peers.mjs";

// The one function, not the whole SDK, which would want its HTTP client.
const validateSignature = peer(join(process.env.LIANXI_PEERS, "node_modules/@line/bot-sdk/dist/cjs/validate-signature.js")).default;
const chance = new Chance("line");
const cases = [];
const verdicts = new Map();
for (let n = 0; n < 400; ++n) {
    const secret = chance.bytes(16).toString("hex");
    const event = {type: "message", webhookEventId: `01HX${n}`, timestamp: 1795253360000 + n, mode: "active",
                   source: {type: "user", userId: "U1"}, message: {id: String(n), type: "text", text: chance.text(30, oddText)}};
    let body = JSON.stringify({destination: "U0", events: n % 7 ? [event] : []});
    let signature = createHmac("sha256", secret).update(body).digest("base64");
    if (n % 4 === 1)
        body = body.replace("U0", "U9");
    if (n % 4 === 2)
        signature = (signature[0] === "A" ? "B" : "A") + signature.slice(1);
    if (n % 8 === 3)
        signature = createHmac("sha256", secret).update(body).digest("hex");
    const name = `line_${n}`;
    cases.push({platform: "line", case: name, kind: "webhook", clock: "2026-11-21T09:30:00.000Z", body,
                request: {method: "POST", path: "/hooks/line", query: "", headers: {"x-line-signature": signature}},
                account: {channel_secret: secret}});
    let good = false;
    try {
        good = validateSignature(body, secret, signature);
    } catch { // it throws where the lengths differ
        good = false;
    }
    verdicts.set(name, good ? "ok" : "bad_signature");
}
const results = decode(cases);
for (const one of cases) {
    const got = results.get(one.case);
    same(got.verify, verdicts.get(one.case), one.case);
    const texts = JSON.parse(one.body).events.map((event) => event.message.text);
    same((got.events ?? []).map((event) => event.text ?? ""), got.verify === "ok" ? texts : [], `${one.case} texts`);
}
finish(800);
