// SPDX-License-Identifier: GPL-3.0-or-later
// What we sign by OAuth 1.0a is what another implementation signs for the same keys, nonce and time.
import {createHmac} from "node:crypto";

import {Chance, decode, finish, oddText, peer, same} from "./peers.mjs";

const OAuth = peer("oauth-1.0a");
const chance = new Chance("oauth");
const cases = [];
for (let n = 0; n < 200; ++n) {
    const word = () => chance.text(20, ["a", "Z", "7", "-", "_", "~", ".", "+", "/", "=", "&", "%", " ", "é", "你", "👋"]) + "k";
    cases.push({platform: "x", case: `x_${n}`, kind: "send", clock: new Date(1795253400000 + n * 7919).toISOString(),
                account: {consumer_key: word(), consumer_secret: word(), oauth_token: word(), oauth_token_secret: word(),
                          user_id: "1"},
                intent: n % 2 ? {op: "message", surface: "private", to: String(n), text: `${n}${chance.text(9, oddText)}`}
                              : {op: "profile", to: String(n)}});
}
const results = decode(cases);
for (const one of cases) {
    const {method, url, headers} = results.get(one.case).request;
    const given = Object.fromEntries([...headers.Authorization.matchAll(/(\w+)="([^"]*)"/g)]
                                         .map(([, name, value]) => [name, decodeURIComponent(value)]));
    const {consumer_key, consumer_secret, oauth_token, oauth_token_secret} = one.account;
    const oauth = new OAuth({consumer: {key: consumer_key, secret: consumer_secret}, signature_method: "HMAC-SHA1",
                             hash_function: (base, key) => createHmac("sha1", key).update(base).digest("base64")});
    oauth.getNonce = () => given.oauth_nonce;
    oauth.getTimeStamp = () => Number(given.oauth_timestamp);
    const theirs = oauth.authorize({url, method}, {key: oauth_token, secret: oauth_token_secret});
    same(given.oauth_signature, theirs.oauth_signature, one.case);
    same([given.oauth_consumer_key, given.oauth_token], [consumer_key, oauth_token], `${one.case} keys`);
    same(Number(given.oauth_timestamp), Math.floor(Date.parse(one.clock) / 1000), `${one.case} time`);
}
same(new Set(cases.map((one) => results.get(one.case).request.headers.Authorization.match(/oauth_nonce="(\w+)"/)[1])).size,
     cases.length, "nonces that differ");
finish(600);
