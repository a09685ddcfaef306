import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { tableOf } from '@/lib/domain/records'
import { type ClinicFixture, startClinic } from '@/lib/testing/clinic-fixture'
import { representatives } from '@/lib/testing/representative-records'
import { testDatabaseId } from '@/lib/testing/test-appwrite'
import { attackersOf, type Attacker, attempt, everythingStored, fillEveryTable, successesOf } from './attackers'

let clinic: ClinicFixture
let attackers: Attacker[]
let before: Record<string, string[]>
const databaseId = testDatabaseId

beforeAll(async () => {
  clinic = await startClinic()
  await fillEveryTable(clinic)
  // One of each role here, a clinician and a patient of the clinic next door; the second people of a role hold the same rights.
  attackers = (await attackersOf(clinic)).filter(({ name }) => !name.startsWith('other-') && !/^(nurse|pharmacist|admin|lab_technician)@/.test(name))
  before = await everythingStored(clinic)
})
afterAll(() => clinic.close())

/** The widest-read row of each table: what may be read may still not be written. */
const targets = [...new Map(representatives.filter(({ variant }) => variant !== 'restricted' && variant !== 'next-door').map((each) => [tableOf(each.name), each.record.id]))].map(([tableId, rowId]) => ({ databaseId, tableId, rowId }))
const another: Record<string, unknown> = { version: 9 }
const everyone = ['read("any")', 'update("any")', 'delete("any")']

function writesTo({ tables, userId }: Attacker, { tableId, rowId }: (typeof targets)[number]): Record<string, () => Promise<unknown>> {
  const place = { databaseId, tableId }
  const own = [`read("user:${userId}")`, `update("user:${userId}")`, `delete("user:${userId}")`]
  const data: Record<string, unknown> = { organisationId: 'riverside', version: 1 }
  return {
    create: () => tables.createRow({ ...place, rowId: `evil-${userId}`.slice(0, 36), data }),
    'create for oneself': () => tables.createRow({ ...place, rowId: 'unique()', data, permissions: own }),
    'create many': () => tables.createRows({ ...place, rows: [{ $id: 'evil-many', ...data, $permissions: own }] }),
    update: () => tables.updateRow({ ...place, rowId, data: another }),
    'update nothing': () => tables.updateRow({ ...place, rowId, data: {} }),
    'grant oneself': () => tables.updateRow({ ...place, rowId, permissions: own }),
    'grant everyone': () => tables.updateRow({ ...place, rowId, data: another, permissions: everyone }),
    upsert: () => tables.upsertRow({ ...place, rowId, data: { ...data, ...another }, permissions: own }),
    'upsert anew': () => tables.upsertRow({ ...place, rowId: 'evil-upsert', data, permissions: own }),
    'upsert many': () => tables.upsertRows({ ...place, rows: [{ $id: rowId, ...data }] }),
    'update many': () => tables.updateRows({ ...place, data: another }),
    'delete many': () => tables.deleteRows({ ...place }),
    delete: () => tables.deleteRow({ ...place, rowId }),
    increment: () => tables.incrementRowColumn({ ...place, rowId, column: 'version', value: 5 }),
    decrement: () => tables.decrementRowColumn({ ...place, rowId, column: 'version', value: 5 }),
  }
}

function legacyWritesTo({ databases, userId }: Attacker, { tableId, rowId }: (typeof targets)[number]): Record<string, () => Promise<unknown>> {
  const place = { databaseId, collectionId: tableId }
  const data: Record<string, unknown> = { organisationId: 'riverside', version: 1 }
  return {
    'legacy create': () => databases.createDocument({ ...place, documentId: 'unique()', data, permissions: [`read("user:${userId}")`] }),
    'legacy update': () => databases.updateDocument({ ...place, documentId: rowId, data: another }),
    'legacy upsert': () => databases.upsertDocument({ ...place, documentId: rowId, data }),
    'legacy delete': () => databases.deleteDocument({ ...place, documentId: rowId }),
    'legacy increment': () => databases.incrementDocumentAttribute({ ...place, documentId: rowId, attribute: 'version' }),
  }
}

const mainWays = ['create for oneself', 'grant oneself', 'upsert', 'delete', 'increment', 'create many', 'update many', 'delete many']

/** Three people try every way, one of them by the older addresses too; the rest the main ways; a JWT, which stands for its session, the first of these. */
function attemptsOf(attacker: Attacker, target: (typeof targets)[number]): Record<string, () => Promise<unknown>> {
  const writes = writesTo(attacker, target)
  const some = (ways: string[]) => Object.fromEntries(ways.map((way) => [way, writes[way]!]))
  if (attacker.with === 'jwt') return some(mainWays.slice(0, 4))
  if (!['doctor', 'lab_technician', 'patient'].includes(attacker.name)) return some(mainWays)
  return attacker.name === 'doctor' ? { ...writes, ...legacyWritesTo(attacker, target) } : writes
}

/** Stages a write of one row by both ways and commits. @returns the ways that were not refused in the end */
async function throughTransaction(attacker: Attacker, { tableId, rowId }: { tableId: string; rowId: string }): Promise<string[]> {
  const { tables } = attacker
  const opened = await attempt(tables.createTransaction({ ttl: 60 }))
  if (opened === 'refused') return []
  const transactionId = (opened as { got: { $id: string } }).got.$id
  const stage = (action: string, row: string, data?: Record<string, unknown>) => () => tables.createOperations({ transactionId, operations: [{ action, databaseId, tableId, rowId: row, ...(data ? { data } : {}) }] })
  const staged = await successesOf({ create: stage('create', 'evil-staged', { organisationId: 'riverside', version: 1, $permissions: everyone }), update: stage('update', rowId, { version: 9, $permissions: everyone }), delete: stage('delete', rowId) })
  // Through a row's own address a change of a row one may read is noted down first and judged when it is committed.
  await attempt(tables.updateRow({ databaseId, tableId, rowId, data: another, permissions: [`read("user:${attacker.userId}")`], transactionId }))
  const { got } = ((await attempt(tables.updateTransaction({ transactionId, commit: true }))) || {}) as { got?: { operations: number } }
  return [...staged, ...(got && got.operations > 0 ? ['commit'] : [])]
}

describe('somebody’s own session, straight at the backend', () => {
  it('writes to no row of any table, in no way', async () => {
    const done: string[] = []
    let tried = 0
    for (const attacker of attackers) {
      for (const target of targets) {
        const attempts = attemptsOf(attacker, target)
        tried += Object.keys(attempts).length
        done.push(...(await successesOf(attempts)).map((name) => `${attacker.name} (${attacker.with}) ${name} ${target.tableId}`))
      }
    }
    expect(done).toEqual([])
    expect(tried).toBeGreaterThan(5000)
    expect(await everythingStored(clinic)).toEqual(before)
  }, 150_000)

  it('changes nothing by way of a transaction: staging is refused, or its commit is', async () => {
    const got: string[] = []
    for (const attacker of attackers) {
      for (const { tableId, rowId } of attacker.with === 'jwt' ? targets.slice(0, 5) : targets) got.push(...(await throughTransaction(attacker, { tableId, rowId })).map((way) => `${attacker.name} (${attacker.with}) ${way} ${tableId}`))
    }
    expect(got).toEqual([])
    expect(await everythingStored(clinic)).toEqual(before)
  }, 150_000)

  it('does not reach into a transaction the clinic has open', async () => {
    const { $id: transactionId } = await clinic.service.tables.createTransaction({ ttl: 60 })
    const operations = [{ action: 'delete', databaseId, tableId: 'patients', rowId: 'child' }]
    await clinic.service.tables.createOperations({ transactionId, operations })
    const done: string[] = []
    for (const attacker of attackers) {
      done.push(...await successesOf({
        read: () => attacker.tables.getTransaction({ transactionId }), stage: () => attacker.tables.createOperations({ transactionId, operations }),
        commit: () => attacker.tables.updateTransaction({ transactionId, commit: true }), forget: () => attacker.tables.deleteTransaction({ transactionId }),
      }))
    }
    expect(done).toEqual([])
    expect(await clinic.clinic().patients.find('child')).not.toBeNull()
  })

  it('does not let a technician verify a result, their own or another’s', async () => {
    const technicians = attackers.filter(({ person }) => person.role === 'lab_technician')
    const rowId = 'lab-results-entered'
    const verified = { status: 'verified', verifiedBy: 'riverside-other-technician', verifiedAt: '2026-03-05T10:00:00.000Z', releasedAt: '2026-03-05T10:00:00.000Z' }
    for (const { tables } of technicians) {
      expect(await successesOf({
        update: () => tables.updateRow({ databaseId, tableId: 'lab_results', rowId, data: verified }),
        'update with its readers': () => tables.updateRow({ databaseId, tableId: 'lab_results', rowId, data: verified, permissions: ['read("team:riverside/doctor")', 'read("user:riverside-patient")'] }),
        'update many': () => tables.updateRows({ databaseId, tableId: 'lab_results', data: verified, queries: [JSON.stringify({ method: 'equal', attribute: '$id', values: [rowId] })] }),
        'history of it': () => tables.createRow({ databaseId, tableId: 'history', rowId: `${rowId}-2`, data: {} }),
      })).toEqual([])
    }
    expect(await clinic.clinic().labResults.get(rowId)).toMatchObject({ status: 'entered', version: 1 })
  })
})
