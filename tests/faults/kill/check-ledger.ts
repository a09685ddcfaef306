import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { call, must } from '../server-process'
import { ACCOUNTS, contentOf, START_BALANCE, type Ledger } from './ledger'
import { sendPieces, type Load } from './mixed-load'
import type { OutsideWorld } from './outside-world'

type StoredFile = { $id: string; sizeOriginal: number; chunksTotal: number; chunksUploaded: number }
type Row = { $id: string; n: number }

const PAGE = 1000

async function everything<T extends { $id: string }>(server: { url: string }, { path, key, queries }: { path: string; key: string; queries: unknown[] }): Promise<T[]> {
  const found: T[] = []
  for (;;) {
    const after = found.at(-1)?.$id
    const asked = [...queries, { method: 'limit', values: [PAGE] }, ...(after === undefined ? [] : [{ method: 'cursorAfter', values: [after] }])]
    const text = asked.map((query, i) => `queries[${i}]=${encodeURIComponent(JSON.stringify(query))}`).join('&')
    const page = (await must(server, { method: 'GET', path: `${path}?${text}` }))[key] as T[]
    found.push(...page)
    if (page.length < PAGE) return found
  }
}

/** Rows of one round, or of all of them. */
async function rowsOf(server: { url: string }, round: number | null): Promise<Map<string, number>> {
  const queries = round === null ? [] : [{ method: 'equal', attribute: 'round', values: [round] }]
  return new Map((await everything<Row>(server, { path: '/tablesdb/d/tables/t/rows', key: 'rows', queries })).map(({ $id, n }) => [$id, n]))
}

function rowFaults({ rows, pairs }: Ledger, stored: ReadonlyMap<string, number>): string[] {
  const wrong = [...rows].filter(([id, may]) => !may.includes(stored.get(id) ?? null)).map(([id, may]) => `the row ${id} is ${stored.get(id) ?? 'gone'}, not ${may.join(' or ')}`)
  const broken = [...pairs].flatMap(([id, answered]) => {
    const halves = ['a', 'b'].filter((side) => stored.has(`${id}-${side}`)).length
    if (halves === 1) return [`half of the transaction ${id} is there`]
    return answered && halves === 0 ? [`the answered transaction ${id} is gone`] : []
  })
  return [...wrong, ...broken]
}

async function accountFaults(server: { url: string }, { moves }: Ledger): Promise<string[]> {
  const stored = new Map((await everything<Row>(server, { path: '/tablesdb/d/tables/accounts/rows', key: 'rows', queries: [] })).map(({ $id, n }) => [$id, n]))
  const sum = ACCOUNTS.reduce((total, id) => total + (stored.get(id) ?? 0), 0)
  const counted = stored.get('moves') ?? 0
  return [
    ...(sum === START_BALANCE * ACCOUNTS.length ? [] : [`the accounts hold ${sum}, not ${START_BALANCE * ACCOUNTS.length}`]),
    ...(counted >= moves.answered && counted <= moves.tried ? [] : [`${counted} moves are stored, of ${moves.answered} answered and ${moves.tried} tried`]),
  ]
}

/** Every file is what was sent or not there at all; an upload cut off half way is finished by sending it again. */
async function fileFaults(load: Load): Promise<string[]> {
  const { server, ledger } = load
  const path = '/storage/buckets/b/files'
  const faults: string[] = []
  const listed = new Map((await everything<StoredFile>(server, { path, key: 'files', queries: [] })).map((file) => [file.$id, file]))
  for (const file of listed.values()) if (file.chunksUploaded < file.chunksTotal) await sendPieces(load, file.$id, file.sizeOriginal)
  for (const [id, may] of ledger.files) {
    const file = listed.get(id)
    if (!may.includes(file?.sizeOriginal ?? null)) faults.push(`the file ${id} has the size ${file?.sizeOriginal ?? 'of no file'}, not ${may.join(' or ')}`)
    if (file === undefined) continue
    const { status, bytes } = await call(server, { method: 'GET', path: `${path}/${id}/download` })
    if (status !== 200 || !bytes.equals(contentOf(id, file.sizeOriginal))) faults.push(`the file ${id} is listed, but its bytes are not what was sent (${status})`)
  }
  return faults
}

const blobCount = (data: string): number => {
  const shelves = join(data, 'files')
  return existsSync(shelves) ? readdirSync(shelves).reduce((sum, shelf) => sum + readdirSync(join(shelves, shelf)).length, 0) : 0
}

async function settled(what: () => string[] | Promise<string[]>, seconds: number): Promise<string[]> {
  for (let attempt = 0; ; attempt++) {
    const left = await what()
    if (left.length === 0 || attempt >= seconds * 20) return left
    await new Promise((later) => setTimeout(later, 50))
  }
}

/** Blobs without a file, or files without a blob: their numbers must agree once removals have been carried out. */
function blobFaults(server: { url: string }, data: string): Promise<string[]> {
  return settled(async () => {
    const { total } = await must(server, { method: 'GET', path: '/storage/buckets/b/files' })
    return blobCount(data) === total ? [] : [`${blobCount(data)} blobs lie on disk for ${String(total)} files`]
  }, 5)
}

function deliveryFaults({ messages, told }: Ledger, world: OutsideWorld): Promise<string[]> {
  return settled(() => {
    const { noted } = world
    return [
      ...[...messages].filter((id) => !world.texts.has(id)).map((id) => `the message ${id} never arrived`),
      ...[...told].filter((id) => !noted.has(id)).map((id) => `the function was never told of ${id}`),
      ...[...told].filter((id) => !world.hooks.has(id)).map((id) => `the webhook was never told of ${id}`),
    ]
  }, 60)
}

export type Check = { load: Load; data: string; world: OutsideWorld; isWhole: boolean }

/** All that is wrong after a restart; `isWhole` looks at the rows of every round and not of the last alone. */
export async function checkLedger({ load, data, world, isWhole }: Check): Promise<string[]> {
  const { server, ledger, round } = load
  const faults = [...ledger.surprises, ...rowFaults(ledger, await rowsOf(server, isWhole ? null : round)), ...(await accountFaults(server, ledger)), ...(await fileFaults(load)), ...(await blobFaults(server, data)), ...(await deliveryFaults(ledger, world))]
  return [...faults, ...ledger.surprises]
}
