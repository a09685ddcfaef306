import { Query, type TablesDB } from 'node-appwrite'
import { type About, rowPermissions } from '@/lib/access/row-readers'
import { toColumns } from '@/lib/data/codec'
import { type AuditLine, auditEntry } from '@/lib/data/transaction'
import type { Fresh } from '@/lib/domain/record'
import { type RecordName, type RecordOf, tableOf } from '@/lib/domain/records'
import type { PersonActor, SystemActor } from '@/lib/access/actor'

type Row = { $id: string; $permissions: string[]; $createdAt: string; $updatedAt: string; [column: string]: unknown }

/** Who a seeded row is said to come from, and when. */
export type Origin = { by: PersonActor | SystemActor; at: string }

/** Appwrite takes at most this many rows in one call. */
const mostRows = 100
const atOnce = 4

/**
 * Collects the rows of the demonstration and writes them in as few calls as possible: each record as it would have been
 * saved, with its readers, its first history row, and the audit line of the one it is said to come from.
 */
export class SeedRows {
  readonly #rows = new Map<RecordName, Row[]>()
  #audited = 0

  /** @param isBrief leaves out history and audit lines, for masses of rows that only have to be there */
  constructor(private readonly isBrief = false) {}

  /** Adds a record in its first version. @returns the record */
  add<Name extends RecordName>(name: Name, fresh: Fresh<RecordOf<Name>>, { by, at, about = null, verb }: Origin & { about?: About | null; verb: string }): RecordOf<Name> {
    const record = { ...fresh, version: 1, createdAt: at, updatedAt: at } as RecordOf<Name>
    this.#put(name, record, { about, at })
    if (this.isBrief) return record
    const snapshot: RecordOf<'history'> = {
      id: `${record.id}-1`, organisationId: record.organisationId, version: 1, createdAt: at, updatedAt: at,
      tableId: tableOf(name), rowId: record.id, rowVersion: 1, verb, actorId: by.id, at, snapshot: record,
    }
    this.#put('history', snapshot, { about: null, at })
    return record
  }

  /** Adds a row of a table that keeps no history. */
  addPlain<Name extends RecordName>(name: Name, fresh: Fresh<RecordOf<Name>>, { at, about = null }: { at: string; about?: About | null }): void {
    this.#put(name, { ...fresh, version: 1, createdAt: at, updatedAt: at } as RecordOf<Name>, { about, at })
  }

  /** Adds the audit line of something that was done. */
  audit(line: AuditLine, { by, at }: Origin): void {
    if (this.isBrief) return
    this.#audited += 1
    const id = `seed-${by.organisationId}-${String(this.#audited).padStart(5, '0')}`
    const entry = auditEntry(line, { actor: by, origin: { address: null, device: 'Demonstration data', requestId: 'seed' }, now: () => new Date(at), newId: () => id })
    this.addPlain('auditEntries', entry, { at })
  }

  get count(): number {
    return [...this.#rows.values()].reduce((sum, rows) => sum + rows.length, 0)
  }

  #put<Name extends RecordName>(name: Name, record: RecordOf<Name>, { about, at }: { about: About | null; at: string }): void {
    const row: Row = { $id: record.id, $permissions: rowPermissions(name, record, about), $createdAt: at, $updatedAt: at, ...toColumns(name, record) }
    const rows = this.#rows.get(name) ?? []
    rows.push(row)
    this.#rows.set(name, rows)
  }

  /** Writes every row that storage does not have yet, so that a start that was stopped half way can be repeated. */
  async write(tables: TablesDB, databaseId: string): Promise<void> {
    const batches = [...this.#rows].flatMap(([name, rows]) => {
      const place = { databaseId, tableId: tableOf(name) }
      return Array.from({ length: Math.ceil(rows.length / mostRows) }, (_, index) => ({ place, rows: rows.slice(index * mostRows, (index + 1) * mostRows) }))
    })
    const writeNext = async (): Promise<void> => {
      for (let batch = batches.shift(); batch; batch = batches.shift()) {
        const rows = await missingOf(tables, batch.place, batch.rows)
        if (rows.length > 0) await tables.createRows({ ...batch.place, rows })
      }
    }
    await Promise.all(Array.from({ length: atOnce }, writeNext))
  }
}

async function missingOf(tables: TablesDB, place: { databaseId: string; tableId: string }, rows: Row[]): Promise<Row[]> {
  const known = await tables.listRows({ ...place, queries: [Query.equal('$id', rows.map((row) => row.$id)), Query.select(['$id']), Query.limit(mostRows)], total: false })
  const ids = new Set(known.rows.map((row) => row.$id))
  return rows.filter((row) => !ids.has(row.$id))
}
