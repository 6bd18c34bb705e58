// SPDX-License-Identifier: GPL-3.0-or-later
// Somebody else's emulator of Telegram's Bot API on a loopback port of its own, until nobody listens any more.
import {createServer} from "node:net";
import {peer} from "./peers.mjs";

const TelegramServer = peer("telegram-test-api");

const port = await new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
        const {port: free} = probe.address();
        probe.close(() => resolve(free));
    });
});
const server = new TelegramServer({host: "127.0.0.1", port});
await server.start();
console.log(`Listening on http://127.0.0.1:${port}`);
process.stdin.resume();
process.stdin.once("end", () => process.exit(0));
