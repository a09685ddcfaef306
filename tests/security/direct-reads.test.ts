import { Query } from 'node-appwrite'
import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { tableOf } from '@/lib/domain/records'
import { type ClinicFixture, startClinic } from '@/lib/testing/clinic-fixture'
import { gridLine, onlookers, representatives } from '@/lib/testing/representative-records'
import { testDatabaseId } from '@/lib/testing/test-appwrite'
import { attackersOf, type Attacker, attempt, fillEveryTable, successesOf } from './attackers'

let clinic: ClinicFixture
let attackers: Attacker[]
const databaseId = testDatabaseId
const tables = [...new Set(representatives.map(({ name }) => tableOf(name)))]
const called = new Set(representatives.map(({ record }) => record.id))

beforeAll(async () => {
  clinic = await startClinic()
  await fillEveryTable(clinic)
  attackers = await attackersOf(clinic)
})
afterAll(() => clinic.close())

async function idsOf(run: Promise<{ rows: { $id: string }[] }>): Promise<string[]> {
  const outcome = await attempt(run)
  return outcome === 'refused' ? [] : (outcome as { got: { rows: { $id: string }[] } }).got.rows.map((row) => row.$id)
}

const all = [Query.limit(500)]
const listedBy = (attacker: Attacker, tableId: string, queries: string[] = all) => idsOf(attacker.tables.listRows({ databaseId, tableId, queries }))

/** Everything a person sees, by listing every table. */
async function everythingOf(attacker: Attacker): Promise<Set<string>> {
  return new Set((await Promise.all(tables.map((tableId) => listedBy(attacker, tableId)))).flat())
}

describe('what the backend itself shows', () => {
  it('is exactly what the access table says, to a session and to a JWT alike', async () => {
    const seen = await Promise.all(attackers.map(async (attacker) => ({ attacker, ids: await everythingOf(attacker) })))
    const gridBy = (kind: Attacker['with']) => representatives.map((each) => gridLine(each, onlookers.filter(({ name }) => seen.some(({ attacker, ids }) => attacker.with === kind && attacker.name === name && ids.has(each.record.id))).map(({ name }) => name))).join('\n')
    const agreed = readFileSync('lib/access/row-readers.grid.txt', 'utf8').trim()
    expect(gridBy('session')).toBe(agreed)
    expect(gridBy('jwt')).toBe(agreed)
  }, 60_000)

  it('is the same row by row, by id, and by the older addresses', async () => {
    const wrong: string[] = []
    for (const attacker of attackers.filter((each) => each.with === 'session')) {
      const ids = await everythingOf(attacker)
      await Promise.all(representatives.map(async ({ name, record }) => {
        const tableId = tableOf(name)
        const [direct, older] = await Promise.all([attempt(attacker.tables.getRow({ databaseId, tableId, rowId: record.id })), attempt(attacker.databases.getDocument({ databaseId, collectionId: tableId, documentId: record.id }))])
        if ((direct !== 'refused') !== ids.has(record.id)) wrong.push(`${attacker.name} gets ${record.id}`)
        if ((older !== 'refused') !== ids.has(record.id)) wrong.push(`${attacker.name} gets ${record.id} by the older address`)
      }))
    }
    expect(wrong).toEqual([])
  }, 60_000)

  it('never holds a row of the clinic next door, a hidden one, or one that is nobody’s', async () => {
    for (const attacker of attackers) {
      const ids = [...(await everythingOf(attacker))].filter((id) => called.has(id))
      const isOfHarbour = attacker.person.organisation === 'harbour'
      expect(ids.filter((id) => id.endsWith('-next-door') !== isOfHarbour), attacker.name).toEqual([])
      expect(ids.filter((id) => /^(history|sign-in-guards)-/.test(id))).toEqual([])
      if (attacker.person.role !== 'admin') expect(ids.filter((id) => /^(settings|audit-)/.test(id))).toEqual([])
    }
  }, 60_000)
})

describe('ways around a list', () => {
  const hidden = { lab_results: 'lab-results-entered', patients: 'patients-next-door', notes: 'notes-draft', history: 'history-row', settings: 'settings-row', allergies: 'allergies-restricted' }
  const byId = (id: string) => Query.equal('$id', [id])

  it.each(Object.entries(hidden))('do not lead to a hidden row of %s', async (tableId, rowId) => {
    const outside = attackers.filter(({ name }) => ['other-doctor', 'patient', 'other-patient', 'doctor@harbour'].includes(name) && !(name === 'doctor@harbour' && rowId.endsWith('next-door')))
    for (const attacker of outside) {
      const ways = await Promise.all([
        [byId(rowId)], [byId(rowId), Query.select(['$id', '$permissions'])], [Query.or([byId(rowId), Query.notEqual('$id', 'nothing')]), ...all], [Query.and([byId(rowId), Query.isNotNull('$createdAt')])],
        [Query.startsWith('$id', rowId.slice(0, 8)), ...all], [Query.notEqual('$id', 'x'), Query.orderDesc('$createdAt'), ...all], [Query.between('$id', 'a', 'z'), ...all],
      ].map((queries) => listedBy(attacker, tableId, queries)))
      expect(ways.flat().filter((id) => id === rowId), attacker.name).toEqual([])
      const { total } = await attacker.tables.listRows({ databaseId, tableId, queries: [byId(rowId)], total: true })
      expect(total, `${attacker.name} counts`).toBe(0)
      for (const cursor of [Query.cursorAfter(rowId), Query.cursorBefore(rowId)]) {
        expect((await listedBy(attacker, tableId, [cursor, ...all])).filter((id) => id === rowId)).toEqual([])
      }
    }
  }, 30_000)

  it('do not count rows either: a list’s total is what one may see', async () => {
    const wrong: string[] = []
    for (const attacker of attackers.filter((each) => each.with === 'jwt')) {
      await Promise.all(tables.map(async (tableId) => {
        const outcome = await attempt(attacker.tables.listRows({ databaseId, tableId, queries: all, total: true }))
        if (outcome === 'refused') return
        const { rows, total } = (outcome as { got: { rows: unknown[]; total: number } }).got
        if (rows.length !== total) wrong.push(`${attacker.name} ${tableId}: ${total} counted, ${rows.length} shown`)
      }))
    }
    expect(wrong).toEqual([])
  }, 30_000)

  it('do not lead through the shape of the database or the people in it', async () => {
    const done: string[] = []
    for (const attacker of attackers) {
      done.push(...(await successesOf({
        'list databases': () => attacker.tables.list(), 'list tables': () => attacker.tables.listTables({ databaseId }), 'read a table': () => attacker.tables.getTable({ databaseId, tableId: 'history' }),
        'open a table': () => attacker.tables.updateTable({ databaseId, tableId: 'history', name: 'History', permissions: ['read("any")'] }), 'drop a table': () => attacker.tables.deleteTable({ databaseId, tableId: 'history' }),
        'list people': () => attacker.users.list(), 'read a person': () => attacker.users.get({ userId: 'riverside-admin' }), 'be somebody else': () => attacker.users.createSession({ userId: 'riverside-admin' }), 'relabel oneself': () => attacker.users.updateLabels({ userId: attacker.userId, labels: ['admin'] }),
      })).map((name) => `${attacker.name} (${attacker.with}) ${name}`))
    }
    expect(done).toEqual([])
  }, 30_000)
})
