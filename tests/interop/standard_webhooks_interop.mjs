// SPDX-License-Identifier: GPL-3.0-or-later
// The reference library of Standard Webhooks signs, we verify; we sign, it verifies; it refuses what we refuse.
import {Chance, decode, finish, oddText, peer, same} from "./peers.mjs";

const {Webhook} = peer("standardwebhooks");
const chance = new Chance("standard webhooks");
const second = 1795253400;
const clock = "2026-11-21T09:30:00.000Z";

function secretOf(prefix) {
    return prefix + chance.bytes(24 + chance.below(41)).toString("base64");
}

/// One changed byte of a text, to one that may stand in a header too.
function changed(text) {
    const at = chance.below(text.length);
    return text.slice(0, at) + (text[at] === "A" ? "B" : "A") + text.slice(at + 1);
}

const cases = [];
const verdicts = new Map();
for (let n = 0; n < 300; ++n) {
    const secret = secretOf(n % 2 ? "whsec_" : "");
    const id = `msg_${n}.${chance.text(6, ["a", "-", "_", "7"])}`;
    const at = second + [0, -299, -300, -301, 299, 300, 301, -5, 7][n % 9];
    const payload = JSON.stringify({type: "message.created",
                                    data: {id: `o-${n}`, surface: "private", thread: {id: "t"}, text: chance.text(30, oddText)}});
    const headers = {"webhook-id": id, "webhook-timestamp": String(at),
                     "webhook-signature": new Webhook(secret).sign(id, new Date(at * 1000), payload)};
    let body = payload;
    const tamper = n % 5;
    if (tamper === 1)
        body = changed(payload);
    if (tamper === 2)
        headers["webhook-signature"] = changed(headers["webhook-signature"]);
    if (tamper === 3)
        headers["webhook-signature"] = `v1a,AAAA v1,AAAA= ${headers["webhook-signature"]} v2,x`;
    const name = `in_${n}`;
    cases.push({platform: "generic-webhook", case: name, kind: "webhook", clock, body,
                request: {method: "POST", path: "/hooks/in/shop", query: "", headers},
                account: {source: "shop", secrets: [secretOf(""), secret], tolerance_s: 300}});
    // The library looks at the clock of the machine, so what it says about freshness is its rule applied by hand.
    let theirs = Math.abs(second - at) <= 300 ? "ok" : "stale";
    const fresh = String(Math.floor(Date.now() / 1000));
    try {
        const again = {...headers, "webhook-timestamp": fresh};
        if (tamper !== 2) // the same message signed at a time the library accepts
            again["webhook-signature"] =
                new Webhook(secret).sign(id, new Date(Number(fresh) * 1000), payload);
        new Webhook(secret).verify(body, again);
    } catch {
        theirs = "bad_signature";
    }
    verdicts.set(name, theirs);
}

const sends = [];
for (let n = 0; n < 200; ++n) {
    const secret = secretOf("whsec_");
    sends.push({secret, meta: {platform: "generic-webhook", case: `out_${n}`, kind: "send",
                               clock: new Date(Math.floor(Date.now() / 1000) * 1000).toISOString(),
                               account: {source: "shop", address: "https://shop.example/hook", secrets: [secret, secretOf("")]},
                               intent: {op: "message", surface: "private", thread_id: "t", to: "c",
                                        text: `${n}${chance.text(40, oddText)}`, send_key: `lx-${n}`}}});
}

const results = decode([...cases, ...sends.map(({meta}) => meta)]);
for (const one of cases) {
    const got = results.get(one.case);
    same(got.verify, verdicts.get(one.case), one.case);
    if (got.verify === "ok")
        same(got.events[0].text ?? "", JSON.parse(one.body).data.text, `${one.case} text`);
}
for (const {secret, meta} of sends) {
    const {headers, body} = results.get(meta.case).request;
    let said;
    try {
        said = new Webhook(secret).verify(body, headers).data.text;
    } catch (error) {
        said = String(error);
    }
    same(said, meta.intent.text, meta.case);
}
finish(500);
