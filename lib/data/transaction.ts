import type { TablesDB } from 'node-appwrite'
import type { Actor, RequestOrigin } from '../access/actor'
import { type About, rowPermissions } from '../access/row-readers'
import type { AuditAct } from '../domain/audit/acts.table'
import type { AuditEntry } from '../domain/admin/audit.schema'
import type { Notification } from '../domain/messages/message.schema'
import { noticesChanged } from '../domain/messages/notification.rules'
import type { Fresh } from '../domain/record'
import { type RecordName, type RecordOf, recordNames, tableOf } from '../domain/records'
import { Refusal } from '../errors/refusals'
import { toColumns } from './codec'
import { asRefusal, mayHaveHappened } from './failures'

/** What every change is written with: who acts, from where, and the clinic's clock and ids. */
export type Writing = { actor: Actor; origin: RequestOrigin; now: () => Date; newId: () => string }

export type Readership = {
  /** The patient the row is about; decides whether staff and the patient may read it. */
  about?: About | null
  /** Further single people who may read this row. */
  people?: readonly string[]
  /** The clinic's verb, for the history row. */
  verb?: string
}

type Writer<Name extends RecordName> = {
  /** Makes a record. An id that is taken fails the whole transaction with record.changed-meanwhile. */
  create(record: Fresh<RecordOf<Name>>, readership?: Readership): RecordOf<Name>
  /** Saves the next version of a record that was read before. Somebody else's save in between fails the whole. */
  save(record: RecordOf<Name>, readership?: Readership): RecordOf<Name>
  /** Only for rows that are no record of care: holds, guards. Clinical rows are never removed. */
  remove(id: string): void
}

export type AuditLine = { what: AuditAct } & Partial<Pick<AuditEntry, 'outcome' | 'purpose' | 'patientId' | 'subjectTable' | 'subjectId' | 'facts'>>

export type Transaction = { [Name in RecordName]: Writer<Name> } & {
  auditTrail: { append(line: AuditLine): void }
  doorbell: { ring(kind: string, subjectId: string, ...readers: SignalReaders): void }
  /** Puts a line into somebody's notification centre and rings for that person alone. */
  inbox: { tell(line: InboxLine): void }
}

/** What somebody is told. Without an id of its own a line gets a new one. The words carry no clinical content. */
export type InboxLine = Pick<Notification, 'userId' | 'level' | 'kind' | 'words'> & Partial<Pick<Notification, 'id' | 'link' | 'patientId' | 'subjectId'>>

type SignalReaders = [about?: About | null, people?: readonly string[]]
type Operation = { action: 'create' | 'update' | 'delete'; databaseId: string; tableId: string; rowId: string; data?: Record<string, unknown> }

/** Appwrite takes at most this many staged operations in one transaction. */
const mostOperations = 100

/** Rows that describe themselves: history of them would be history of history. */
const withoutHistory = new Set<RecordName>(['auditEntries', 'auditSeals', 'auditHeads', 'history', 'signals', 'signInGuards', 'slotClaims', 'bookingTurns', 'stockLedgerEntries', 'noteVersions', 'messageReceipts'])

/**
 * Runs `work`, which says what to write, then writes all of it or nothing.
 * @returns what `work` returned, once it is on disk
 * @throws Refusal record.changed-meanwhile when a row moved since it was read or an id was taken
 */
export async function runTransaction<Value>(storage: { tables: TablesDB; databaseId: string }, writing: Writing, work: (tx: Transaction) => Value | Promise<Value>): Promise<Value> {
  const operations: Operation[] = []
  const value = await work(collect(operations, storage.databaseId, writing))
  if (operations.length === 0) return value
  if (operations.length > mostOperations) throw new Error(`A transaction of ${operations.length} operations is more than Appwrite takes (${mostOperations}).`)
  await commit(storage.tables, operations)
  return value
}

async function commit(tables: TablesDB, operations: Operation[]): Promise<void> {
  const transactionId = await stageAll(tables, operations)
  try {
    await tables.updateTransaction({ transactionId, commit: true })
  } catch (error) {
    if (!mayHaveHappened(error)) throw asRefusal(error)
    // "Nothing was saved" would have somebody give a medicine twice.
    if (!(await wasCommitted(tables, transactionId))) throw new Refusal('backend.unsure')
  }
}

async function stageAll(tables: TablesDB, operations: Operation[]): Promise<string> {
  try {
    const { $id: transactionId } = await tables.createTransaction({ ttl: 60 })
    await tables.createOperations({ transactionId, operations })
    return transactionId
  } catch (error) {
    throw asRefusal(error)
  }
}

/** How long a server that was started again is waited for, in milliseconds between one look and the next. */
const looksAfterMs = [100, 400, 1000, 2000]

/** Whether a commit that was not answered is on disk. False when that cannot be known. */
async function wasCommitted(tables: TablesDB, transactionId: string): Promise<boolean> {
  for (const afterMs of looksAfterMs) {
    await new Promise((done) => setTimeout(done, afterMs))
    // Whatever keeps it from answering, the next look may find it back.
    const found = await tables.getTransaction({ transactionId }).catch(() => null)
    if (found !== null) return found.status === 'committed'
  }
  return false
}

function collect(operations: Operation[], databaseId: string, writing: Writing): Transaction {
  const stage = (action: Operation['action'], name: RecordName, { id, data }: { id: string; data?: Record<string, unknown> }) => operations.push({ action, databaseId, tableId: tableOf(name), rowId: id, ...(data ? { data } : {}) })

  const write = <Name extends RecordName>(action: 'create' | 'update', name: Name, { record, readership: { about = null, people = [], verb } }: { record: RecordOf<Name>; readership: Readership }) => {
    stage(action, name, { id: record.id, data: { ...toColumns(name, record), $permissions: rowPermissions(name, record, about, people) } })
    if (withoutHistory.has(name)) return
    const at = writing.now().toISOString()
    const snapshot: RecordOf<'history'> = {
      id: `${record.id}-${record.version}`, organisationId: record.organisationId, version: 1, createdAt: at, updatedAt: at,
      tableId: tableOf(name), rowId: record.id, rowVersion: record.version, verb: verb ?? `${name}.${action}d`, actorId: writing.actor.id, at, snapshot: record,
    }
    stage('create', 'history', { id: snapshot.id, data: { ...toColumns('history', snapshot), $permissions: [] } })
  }

  const writers = recordNames.map((name) => [name, {
    create: (fresh: Fresh<RecordOf<typeof name>>, readership: Readership = {}) => {
      const at = writing.now().toISOString()
      const record = { ...fresh, version: 1, createdAt: at, updatedAt: at } as RecordOf<typeof name>
      write('create', name, { record, readership })
      return record
    },
    save: (record: RecordOf<typeof name>, readership: Readership = {}) => {
      const next = { ...record, version: record.version + 1, updatedAt: writing.now().toISOString() }
      write('update', name, { record: next, readership })
      return next
    },
    remove: (id: string) => stage('delete', name, { id }),
  }])

  const tx = Object.fromEntries(writers) as unknown as Transaction
  tx.auditTrail = { append: (line) => void tx.auditEntries.create(auditEntry(line, writing)) }
  tx.doorbell = {
    ring: (kind, subjectId, ...[about = null, people = []]) =>
      void tx.signals.create({ id: writing.newId(), organisationId: writing.actor.organisationId, kind, subjectId, at: writing.now().toISOString() }, { about, people }),
  }
  tx.inbox = {
    tell: ({ id = writing.newId(), link = null, patientId = null, subjectId = null, ...line }) => {
      tx.notifications.create({ ...line, id, link, patientId, subjectId, organisationId: writing.actor.organisationId, at: writing.now().toISOString(), readAt: null, doneAt: null }, { verb: 'notification.added' })
      tx.doorbell.ring(noticesChanged, id, null, [line.userId])
    },
  }
  return tx
}

/** The audit entry of a line: who, in which role, from where, and when are never the caller's to say. */
export function auditEntry(line: AuditLine, { actor, origin, now, newId }: Writing): Fresh<AuditEntry> {
  return {
    id: newId(), organisationId: actor.organisationId, at: now().toISOString(), what: line.what, outcome: line.outcome ?? 'done',
    actorKind: actor.kind, actorId: actor.id, actorName: actor.name, actorRole: actor.role,
    purpose: line.purpose ?? (actor.role === 'patient' ? 'own-record' : 'treatment'),
    patientId: line.patientId ?? null, subjectTable: line.subjectTable ?? null, subjectId: line.subjectId ?? null,
    fromAddress: origin.address, device: origin.device, requestId: origin.requestId, facts: line.facts ?? null,
  }
}
