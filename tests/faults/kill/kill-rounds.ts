import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Sqlite } from '@/appwrite/local/storage/sqlite'
import { buildServer } from '../built-server'
import { must, ServerProcess, type Launch } from '../server-process'
import { checkLedger } from './check-ledger'
import { ACCOUNTS, newLedger, START_BALANCE, type Ledger } from './ledger'
import { workUntilDeath } from './mixed-load'
import { OutsideWorld } from './outside-world'

export type RoundResult = { round: number; livedMs: number; faults: string[]; answered: Record<string, number> }
export type Asked = { rounds: number; seed: number; onRound?: (result: RoundResult) => void }

const SHORTEST_MS = 40
const LONGEST_MS = 900
/** In so many rounds the server is killed once more on its way up, in the middle of recovery. */
const KILLED_AT_START = 0.25

/** A small generator that always tells the same story for the same seed. */
function seeded(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return state / 2 ** 32
  }
}

async function prepare(server: ServerProcess, world: OutsideWorld): Promise<void> {
  const post = (path: string, body: unknown) => must(server, { method: 'POST', path, body })
  const whole = (key: string) => ({ key, type: 'integer', required: false })
  await post('/tablesdb', { databaseId: 'd', name: 'D' })
  await post('/tablesdb/d/tables', { tableId: 't', name: 'T', columns: [whole('n'), whole('round')], indexes: [{ key: 'round', type: 'key', attributes: ['round'] }] })
  await post('/tablesdb/d/tables', { tableId: 'accounts', name: 'Accounts', columns: [whole('n')] })
  await post('/tablesdb/d/tables', { tableId: 'told', name: 'Told', columns: [whole('n')] })
  for (const rowId of ACCOUNTS) await post('/tablesdb/d/tables/accounts/rows', { rowId, data: { n: START_BALANCE } })
  await post('/tablesdb/d/tables/accounts/rows', { rowId: 'moves', data: { n: 0 } })
  await post('/storage/buckets', { bucketId: 'b', name: 'B' })
  await post('/users', { userId: 'ann', phone: '+15005550006' })
  await post('/messaging/providers/twilio', { providerId: 'sms', name: 'S', from: '+15005550001', accountSid: 'a', authToken: 't', enabled: true })
  await post('/users/ann/targets', { targetId: 'phone', providerType: 'sms', identifier: '+15005550007', providerId: 'sms' })
  await post('/webhooks', { webhookId: 'w', name: 'W', url: `${world.address}/hook`, events: ['databases.d.tables.told.rows.*.create'] })
}

/** Starts again; now and then the first attempt is killed too, at a random moment. */
async function restart(launch: Launch, random: () => number): Promise<ServerProcess> {
  if (random() < KILLED_AT_START) {
    const early = ServerProcess.start(launch, (child) => void setTimeout(() => child.kill('SIGKILL'), 60 + random() * 400))
    // It may also have come up in time; then it is killed while it has nothing to do.
    await early.then((server) => server.kill(), () => undefined)
  }
  return ServerProcess.start(launch)
}

/** Kills the server again and again in the middle of everything it does, and looks at what is left. */
export async function killRounds({ rounds, seed, onRound }: Asked): Promise<RoundResult[]> {
  const folder = mkdtempSync(join(tmpdir(), 'kill-rounds-'))
  const random = seeded(seed)
  const world = await OutsideWorld.open(folder)
  const data = join(folder, 'data')
  const launch = { program: await buildServer('kill-rounds'), data, config: world.config, env: { APPWRITE_SMS_GATEWAY: world.address } }
  const results: RoundResult[] = []
  let server = await ServerProcess.start(launch)
  try {
    await prepare(server, world)
    const ledger = newLedger()
    for (let round = 1; round <= rounds; round++) {
      const livedMs = Math.round(SHORTEST_MS + random() * (LONGEST_MS - SHORTEST_MS))
      const work = workUntilDeath({ server, ledger, round, random })
      await new Promise((later) => setTimeout(later, livedMs))
      await server.kill()
      await work
      server = await restart(launch, random)
      const isWhole = round % 25 === 0 || round === rounds
      const faults = await checkLedger({ load: { server, ledger: isWhole ? ledger : ofRound(ledger, round), round, random }, data, world, isWhole })
      results.push({ round, livedMs, faults: [...new Set(faults)], answered: sizes(ledger) })
      ledger.surprises = []
      onRound?.(results.at(-1) as RoundResult)
    }
    await server.stop()
    const last = results.at(-1)
    if (last !== undefined) last.faults.push(...integrityFaults(join(data, 'p.sqlite')))
    return results
  } finally {
    await server.kill()
    await world.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

/** The part of the ledger that one round has written; what must be delivered and the sums stay whole. */
function ofRound(ledger: Ledger, round: number): Ledger {
  const own = <T>(map: Map<string, T>) => new Map([...map].filter(([id]) => id.startsWith(`${round}-`)))
  return { ...ledger, rows: own(ledger.rows), pairs: own(ledger.pairs), files: own(ledger.files) }
}

function sizes({ rows, pairs, files, messages, told, moves }: Ledger): Record<string, number> {
  return { rows: rows.size, transactions: [...pairs.values()].filter(Boolean).length + moves.answered, files: files.size, messages: messages.size, events: told.size }
}

/** What SQLite itself finds wrong with the file. */
function integrityFaults(file: string): string[] {
  const db = new Sqlite(file)
  try {
    return db.all<{ integrity_check: string }>('PRAGMA integrity_check').map((row) => row.integrity_check).filter((text) => text !== 'ok')
  } finally {
    db.close()
  }
}
