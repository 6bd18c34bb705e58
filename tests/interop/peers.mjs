// SPDX-License-Identifier: GPL-3.0-or-later
// What all interop tests share: the other implementations, our program, a repeatable stream of chance.
import {spawnSync} from "node:child_process";
import {createHash} from "node:crypto";
import {mkdtempSync, rmSync, writeFileSync} from "node:fs";
import {createRequire} from "node:module";
import {tmpdir} from "node:os";
import {join} from "node:path";

/// Another implementation, from where `fetch` has put it.
export const peer = createRequire(join(process.env.LIANXI_PEERS, "peers.cjs"));

/// Runs recorded cases through our codecs. Each has platform, case, kind and what its kind needs; `body` are bytes or
/// text. Returns what came out, by name of the case.
export function decode(cases) {
    const folder = mkdtempSync(join(tmpdir(), "lianxi-interop-"));
    try {
        const files = cases.map(({body, ...meta}) => {
            if (body !== undefined) {
                meta.body_file = `${meta.case}.json`;
                writeFileSync(join(folder, meta.body_file), body);
            }
            const file = join(folder, `${meta.case}.meta.json`);
            writeFileSync(file, JSON.stringify({expect: {}, ...meta}));
            return file;
        });
        const run = spawnSync(process.env.LIANXI_CLI, ["decode", "--json", ...files],
                              {encoding: "utf8", maxBuffer: 1 << 28});
        if (run.error)
            throw run.error;
        const results = new Map();
        for (const line of run.stdout.split("\n").filter(Boolean)) {
            const result = JSON.parse(line);
            results.set(result.case, result);
        }
        for (const one of cases) {
            if (!results.has(one.case))
                throw new Error(`nothing came out for ${one.case}: ${run.stderr.slice(-400)}`);
        }
        return results;
    } finally {
        rmSync(folder, {recursive: true, force: true});
    }
}

/// The same numbers in every run: SHA-256 of a counter.
export class Chance {
    constructor(seed) {
        this.seed = seed;
        this.count = 0;
    }
    bytes(n) {
        let all = Buffer.alloc(0);
        while (all.length < n)
            all = Buffer.concat([all, createHash("sha256").update(`${this.seed}/${this.count++}`).digest()]);
        return all.subarray(0, n);
    }
    below(n) {
        return this.bytes(4).readUInt32BE() % n;
    }
    pick(list) {
        return list[this.below(list.length)];
    }
    text(most, pieces) {
        return Array.from({length: this.below(most + 1)}, () => this.pick(pieces)).join("");
    }
}

export const oddText = ["a", "Z", "7", " ", "\n", "\t", "\"", "\\", "/", "é", "ß", "你", "好", "。", "👋", "👨‍👩‍👧‍👦", "🇨🇳",
                        "\u200b", "\u202e", "\u0000", "\u007f", "\ufeff", "ｆ", "한", "ا", "𠮷", "&amp;", "<b>", "{}"];

let failures = 0;
let checks = 0;
/// Notes a difference; the test goes on, so that one run shows them all.
export function same(got, want, what) {
    ++checks;
    if (JSON.stringify(got) === JSON.stringify(want))
        return;
    if (++failures <= 20)
        console.error(`${what}: ${JSON.stringify(got)}, not ${JSON.stringify(want)}`);
}
export function finish(least) {
    console.log(`${checks} comparisons, ${failures} differences`);
    if (checks < least)
        console.error(`expected at least ${least} comparisons`);
    process.exit(failures || checks < least ? 1 : 0);
}
