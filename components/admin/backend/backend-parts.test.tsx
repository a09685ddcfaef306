import { cleanup, render, screen, within } from '@testing-library/react'
import { afterEach, describe, expect, it } from 'vitest'
import { backendStudio, type BackendStudio } from '@/lib/domain/admin/backend-studio.schema'
import { expectNoAxeViolations } from '@/lib/testing/check-axe'
import { type BackendPart, BackendParts, partOf } from './backend-parts'

afterEach(cleanup)

const at = '2026-03-05T10:00:00.000Z'
const studio: BackendStudio = backendStudio.parse({
  at, startedAt: at, version: '1.9.6', files: { databaseBytes: 5_100_000, journalBytes: 16_000_000 }, memoryBytes: 118_000_000,
  isMeasured: true, tables: [{ database: 'clinic', id: 'history', rows: 788, bytes: 1_000_000, indexBytes: 221_000, indexes: [{ key: 'row', type: 'unique', columns: ['rowId'] }] }, { database: 'clinic', id: 'payments', rows: 0, bytes: 4096, indexBytes: 0, indexes: [] }],
  statements: { since: at, calls: 12, totalMs: 24, slowest: [
    { table: 'tasks', shape: 'SELECT … FROM tasks WHERE tasks.status = ?', plan: ['SCAN tasks'], readsAll: true, index: ['status'], because: null, calls: 4, totalMs: 8, maxMs: 3.8, lastAt: at },
    { table: 'patients', shape: 'SELECT … FROM patients WHERE patients.searchText LIKE ?', plan: ['SCAN patients'], readsAll: true, index: [], because: 'It looks inside text.', calls: 1, totalMs: 2, maxMs: 2, lastAt: at },
  ] },
  events: { perMinute: [0, 3, 9], newest: [{ at, name: 'databases.clinic.tables.tasks.rows.t1.update', by: '' }] },
  functions: [{ id: 'seal-audit', enabled: true, schedule: '* * * * *', nextRun: at, runs: 4, failed: 1, meanSeconds: 2.5 }],
  executions: [{ id: 'e1', functionId: 'seal-audit', trigger: 'schedule', status: 'failed', code: 500, seconds: 1.2, at, logs: 'looked at 4', errors: 'the chain is behind' }],
  messages: [{ id: 'm1', kind: 'email', status: 'sent', at, topics: 0, users: 1, targets: 0, delivered: 1, errors: 0 }],
  jobs: [{ kind: 'account-mail', waiting: 2, tried: 1, nextAt: at, lastError: '550 no ‹address›' }],
  mails: { sent: 3, failed: 1, newest: [{ at, recipients: 1, wasTaken: false, ms: 12 }] },
  sockets: [{ userId: 'u-doctor', openedAt: at, subscriptions: 1, channels: ['databases.clinic.tables.signals.rows'], waitingBytes: 0 }],
  backups: { isScheduled: true, nextAt: at, lastSuccess: { takenAt: at, bytes: 900_000, rows: 3048, durationMs: 400 }, lastFailure: { at, reason: 'the disk is full' }, journal: { savedAt: at, trouble: null } },
})
const nothing: BackendStudio = { ...studio, tables: [], statements: { ...studio.statements, slowest: [] }, events: { perMinute: [0, 0], newest: [] }, functions: [], executions: [], messages: [], jobs: [], mails: { sent: 0, failed: 0, newest: [] }, sockets: [], backups: null }
const show = (part: BackendPart, shown = studio) => render(<BackendParts studio={shown} part={part} zone="Europe/London" />).container

describe('the inside of the backend', () => {
  it.each([
    ['storage', ['history', '788', '1.2 MB', 'Last one failed', 'the disk is full', '1 of 2']],
    ['queries', ['An index would help', 'Make an index on status of tasks', 'It looks inside text.', 'SCAN tasks', '3.8 ms']],
    ['events', ['12 in all, 9 in the busiest minute', 'databases.clinic.tables.tasks.rows.t1.update', 'a key']],
    ['functions', ['seal-audit', 'Failed 500', 'the chain is behind', 'the schedule']],
    ['messages', ['3 handed over since the start, 1 refused', 'Refused it', '550 no ‹address›']],
    ['sockets', ['u-doctor', 'databases.clinic.tables.signals.rows']],
  ] as const)('tells of %s, without an accessibility violation', async (part, words) => {
    const shown = show(part)
    for (const each of words) expect(shown.textContent).toContain(each)
    expect(within(screen.getByRole('navigation')).getByRole('link', { current: 'page' }).getAttribute('href')).toBe(`/admin/backend?part=${part}`)
    await expectNoAxeViolations(shown)
  })

  it.each([['storage', 'No backup has been made'], ['queries', 'Nothing was asked yet'], ['events', 'No event since the start'], ['functions', 'No function is deployed'], ['messages', 'No mail since the start'], ['sockets', 'Nobody listens']] as const)('says when there is nothing of %s', (part, words) => {
    expect(show(part, nothing).textContent).toContain(words)
  })

  it('says when a file is too large to measure', () => {
    expect(show('storage', { ...studio, isMeasured: false }).textContent).toContain('not measured')
  })

  it('leaves out tables without rows, and draws the share of the largest', () => {
    expect(show('storage').textContent).not.toContain('payments')
  })

  it('shows storage to an address that names no part', () => {
    expect([partOf(undefined), partOf('secrets'), partOf('queries')]).toEqual(['storage', 'storage', 'queries'])
  })
})
