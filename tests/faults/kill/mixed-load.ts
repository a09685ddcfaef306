import { call, type Answer, type Asked } from '../server-process'
import { ACCOUNTS, contentOf, PIECE, type Ledger } from './ledger'

export type Load = { server: { url: string }; ledger: Ledger; round: number; random: () => number }
type Worker = (load: Load, name: string) => Promise<void>

const ROWS = '/tablesdb/d/tables/t/rows'

/** Calls, and notes down an answer no healthy server gives. Rejects when the server is dead. */
async function ask({ server, ledger }: Load, asked: Asked, refusable: readonly number[] = []): Promise<Answer> {
  const answer = await call(server, asked)
  if (answer.status >= 300 && !refusable.includes(answer.status)) ledger.surprises.push(`${asked.method} ${asked.path} answered ${answer.status}: ${String(answer.body.message)}`)
  return answer
}

const rows: Worker = async (load, name) => {
  const { ledger, round } = load
  for (let i = 0; ; i++) {
    const id = `${name}-${i}`
    ledger.rows.set(id, [null, 1])
    await ask(load, { method: 'POST', path: ROWS, body: { rowId: id, data: { n: 1, round } } })
    ledger.rows.set(id, [1, 2])
    await ask(load, { method: 'PATCH', path: `${ROWS}/${id}`, body: { data: { n: 2 } } })
    ledger.rows.set(id, [2])
    if (i % 4 !== 3) continue
    ledger.rows.set(id, [2, null])
    await ask(load, { method: 'DELETE', path: `${ROWS}/${id}` })
    ledger.rows.set(id, [null])
  }
}

async function transaction(load: Load, operations: Record<string, unknown>[], refusable: readonly number[] = []): Promise<boolean> {
  const { body } = await ask(load, { method: 'POST', path: '/tablesdb/transactions', body: {} })
  const path = `/tablesdb/transactions/${String(body.$id)}`
  await ask(load, { method: 'POST', path: `${path}/operations`, body: { operations: operations.map((each) => ({ databaseId: 'd', ...each })) } })
  return (await ask(load, { method: 'PATCH', path, body: { commit: true } }, refusable)).status === 200
}

const pairs: Worker = async (load, name) => {
  for (let i = 0; ; i++) {
    const id = `${name}-${i}`
    load.ledger.pairs.set(id, false)
    const half = (side: string) => ({ action: 'create', tableId: 't', rowId: `${id}-${side}`, data: { n: 0, round: load.round } })
    if (await transaction(load, [half('a'), half('b')])) load.ledger.pairs.set(id, true)
  }
}

/** Moves one from an account to another and counts the move, all in one transaction; two movers may get in each other's way. */
const moves: Worker = async (load) => {
  const { ledger, random } = load
  for (;;) {
    const from = ACCOUNTS[Math.floor(random() * 4)] ?? 'one'
    const to = ACCOUNTS.find((each) => each !== from) ?? 'two'
    ledger.moves.tried++
    const step = (action: string, rowId: string) => ({ action, tableId: 'accounts', rowId, data: { column: 'n', value: 1 } })
    const isDone = await transaction(load, [step('decrement', from), step('increment', to), step('increment', 'moves')], [409])
    if (isDone) ledger.moves.answered++
  }
}

function formOf(fileId: string, bytes: Buffer): FormData {
  const form = new FormData()
  form.set('fileId', fileId)
  form.set('file', new Blob([new Uint8Array(bytes)]), 'a.bin')
  return form
}

const files: Worker = async (load, name) => {
  const { ledger, random } = load
  for (let i = 0; ; i++) {
    const id = `${name}-${i}`
    const size = 1 + Math.floor(random() * 150_000)
    ledger.files.set(id, [null, size])
    await ask(load, { method: 'POST', path: '/storage/buckets/b/files', body: formOf(id, contentOf(id, size)) })
    ledger.files.set(id, [size])
    if (i % 3 !== 2) continue
    ledger.files.set(id, [size, null])
    await ask(load, { method: 'DELETE', path: `/storage/buckets/b/files/${id}` })
    ledger.files.set(id, [null])
  }
}

/** Sends every piece of a file; what is there already is taken for sent. */
export async function sendPieces(load: Load, id: string, size: number): Promise<void> {
  const bytes = contentOf(id, size)
  for (let start = 0; start < size; start += PIECE) {
    const end = Math.min(start + PIECE, size)
    await ask(load, { method: 'POST', path: '/storage/buckets/b/files', body: formOf(id, bytes.subarray(start, end)), headers: { 'content-range': `bytes ${start}-${end - 1}/${size}`, 'x-appwrite-id': id } })
  }
}

const pieces: Worker = async (load, name) => {
  for (let i = 0; ; i++) {
    const id = `${name}-${i}`
    const size = PIECE + 1 + Math.floor(load.random() * 100_000)
    load.ledger.files.set(id, [null, size])
    await sendPieces(load, id, size)
    load.ledger.files.set(id, [size])
  }
}

const messages: Worker = async (load, name) => {
  for (let i = 0; ; i++) {
    const id = `${name}-${i}`
    await ask(load, { method: 'POST', path: '/messaging/messages/sms', body: { messageId: id, content: id, targets: ['phone'] } })
    load.ledger.messages.add(id)
  }
}

const told: Worker = async (load, name) => {
  for (let i = 0; ; i++) {
    const id = `${name}-${i}`
    await ask(load, { method: 'POST', path: '/tablesdb/d/tables/told/rows', body: { rowId: id, data: { n: i } } })
    load.ledger.told.add(id)
    await new Promise((later) => setTimeout(later, 15))
  }
}

const WORKERS: readonly [string, Worker][] = [['r1', rows], ['r2', rows], ['p1', pairs], ['p2', pairs], ['m1', moves], ['m2', moves], ['f1', files], ['f2', files], ['c1', pieces], ['s1', messages], ['e1', told]]

/** Everything at once, until the server is gone. */
export async function workUntilDeath(load: Load): Promise<void> {
  const results = await Promise.allSettled(WORKERS.map(([name, worker]) => worker(load, `${load.round}-${name}`)))
  // A worker ends by the death of its server and by nothing else.
  for (const result of results) if (result.status === 'rejected' && !(result.reason instanceof TypeError)) load.ledger.surprises.push(String(result.reason))
}
