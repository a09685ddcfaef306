#!/usr/bin/env node
// Starts the local Appwrite in memory with a mail sink and runs the whole suite against it:
// once with rate limits off, then the rate-limit group with them on. Ends in one line: N passed, M failed.
import { replayLocally } from '../../scripts/conformance/replay-locally.mjs'

const { results, differences } = await replayLocally()
process.stdout.write(differences)
const count = (...kinds) => results.reduce((sum, result) => sum + kinds.reduce((of, kind) => of + result[kind], 0), 0)
for (const { service, name, passed, hard, message, skipped } of results) process.stdout.write(`${`${service}/${name}`.padEnd(36)} ${passed} passed, ${hard} hard, ${message} message, ${skipped} skipped\n`)
process.stdout.write(`${count('passed')} passed, ${count('hard', 'message', 'skipped')} failed\n`)
process.exitCode = count('hard', 'message', 'skipped') > 0 ? 1 : 0
