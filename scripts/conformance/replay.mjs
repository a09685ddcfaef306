import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { inRoot } from '../start/folders.mjs'
import { lastLines, runCommand } from '../start/run-command.mjs'

/**
 * What came of one scenario. `hard`: a status, code, type, shape or value differs; `message`: only the wording does.
 * @typedef {{ service: string, name: string, passed: number, hard: number, message: number, skipped: number }} ScenarioResult
 */

/**
 * Replays what a live Appwrite answered against a server.
 * @param {{ endpoint: string, projectId: string, key: string }} target
 * @param {{ mail?: { url: string, smtp: string }, limitedKey?: string, only?: string, withRateLimits?: boolean }} [has] what the server was given, besides a key with every scope
 * @returns {Promise<{ results: ScenarioResult[], differences: string }>}
 */
export async function replay({ endpoint, projectId, key }, { mail, limitedKey, only, withRateLimits = false } = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'meditrack-conformance-'))
  const report = join(folder, 'report.json')
  const options = [...(mail ? ['--mail', mail.url, '--smtp', mail.smtp] : []), ...(limitedKey ? ['--limited-key', limitedKey] : []), ...(only ? ['--only', only] : []), ...(withRateLimits ? ['--abuse'] : [])]
  try {
    const { code, output } = await runCommand([process.execPath, inRoot('tests', 'conformance', 'replay.mjs'), '--report', report, '--endpoint', endpoint, '--project', projectId, '--key', key, ...options])
    if (code !== 0) throw new Error(`The conformance suite stopped:\n${lastLines(output)}`)
    return { results: JSON.parse(readFileSync(report, 'utf8')), differences: output }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** A key that may only read users, for the steps that show what a key without a scope is refused. @returns null when the server makes none */
export async function limitedKeyAt({ endpoint, projectId, key }) {
  const answer = await fetch(`${endpoint}/project/keys`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-appwrite-project': projectId, 'x-appwrite-key': key },
    body: JSON.stringify({ keyId: 'unique()', name: 'users.read only', scopes: ['users.read'] }),
  })
  if (!answer.ok) return null
  const { $id, secret } = await answer.json()
  const remove = () => fetch(`${endpoint}/project/keys/${$id}`, { method: 'DELETE', headers: { 'x-appwrite-project': projectId, 'x-appwrite-key': key } })
  return { secret, remove }
}
