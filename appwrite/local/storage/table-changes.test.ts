import { describe, expect, it } from 'vitest'
import { TableChanges } from './table-changes'

describe('changes of a table', () => {
  const raises = (sql: string) => {
    const changes = new TableChanges()
    changes.counterFor('INSERT INTO t1 (a) VALUES (1)')
    const before = [changes.of('t1'), changes.of('t10')]
    const counter = changes.counterFor(sql)
    if (counter !== null) counter.n++
    return [changes.of('t1') > (before[0] ?? 0), changes.of('t10') > (before[1] ?? 0)]
  }

  it.each(['INSERT INTO t1 (a) VALUES (?)', 'INSERT OR IGNORE INTO t1 VALUES (?)', 'update t1 SET a = 1', 'UPDATE OR FAIL t1 SET a = 1', '  DELETE FROM t1 WHERE a = 1', 'REPLACE INTO "t1" VALUES (1)'])('%s concerns it alone', (sql) => {
    expect(raises(sql)).toEqual([true, false])
  })

  it.each(['ROLLBACK', 'ROLLBACK TO job', 'WITH x AS (SELECT 1) DELETE FROM t1', 'DROP TABLE t1', 'ALTER TABLE t10 ADD COLUMN b'])('%s concerns every table', (sql) => {
    expect(raises(sql)).toEqual([true, true])
  })

  it.each(['SELECT * FROM t1', ' select 1', 'BEGIN IMMEDIATE', 'COMMIT', 'SAVEPOINT job', 'RELEASE job', 'PRAGMA user_version'])('%s changes nothing', (sql) => {
    expect(raises(sql)).toEqual([false, false])
  })
})
