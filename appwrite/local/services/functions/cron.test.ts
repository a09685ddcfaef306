import { describe, expect, it } from 'vitest'
import { nextRun, parseCron } from './cron'
import { isEventName, Subscription } from './event-subscription'

const after = (schedule: string, time: string): string => {
  const cron = parseCron(schedule)
  const at = cron === null ? null : nextRun(cron, Date.parse(time))
  return at === null ? 'never' : new Date(at).toISOString().slice(0, 16)
}

describe('schedules', () => {
  it.each([
    ['* * * * *', '2026-03-05T10:00:30Z', '2026-03-05T10:01'],
    ['*/15 * * * *', '2026-03-05T10:45:00Z', '2026-03-05T11:00'],
    ['0 3 * * *', '2026-03-05T03:00:00Z', '2026-03-06T03:00'],
    ['30 8 1 * *', '2026-12-31T23:59:59Z', '2027-01-01T08:30'],
    ['0 0 29 2 *', '2026-03-05T00:00:00Z', '2028-02-29T00:00'],
    ['0 9 * * MON-FRI', '2026-03-06T09:00:00Z', '2026-03-09T09:00'],
    ['0 0 13 * 5', '2026-03-06T00:00:00Z', '2026-03-13T00:00'],
    ['0 0 * * 7', '2026-03-05T00:00:00Z', '2026-03-08T00:00'],
    ['0 0 30 2 *', '2026-03-05T00:00:00Z', 'never'],
  ])('%s after %s fires at %s', (schedule, time, expected) => expect(after(schedule, time)).toBe(expected))

  it.each(['daily', '* * * *', '60 * * * *', '*/0 * * * *', '5-1 * * * *', '* * * * * *', ''])('refuses %j', (text) => expect(parseCron(text)).toBeNull())
})

describe('subscriptions', () => {
  const row = { pattern: 'databases.[databaseId].tables.[tableId].rows.[rowId].create', params: { databaseId: 'clinic', tableId: 'documents', rowId: 'r1' } }

  it.each([
    'databases.clinic.tables.documents.rows.*.create', 'databases.*.tables.*.rows.*.create', 'databases.clinic.tables.documents.rows.r1', 'databases.clinic',
    'databases.clinic.collections.documents.documents.*.create', 'databases.*',
  ])('%s hears a new row', (name) => expect(new Subscription(name).matches(row)).toBe(true))

  it.each(['databases.clinic.tables.documents.rows.*.update', 'databases.clinic.tables.other.rows.*.create', 'databases.clinic.tables', 'databases.clinic.*.documents.rows.*.create', 'users.*.create'])(
    '%s does not', (name) => expect(new Subscription(name).matches(row)).toBe(false),
  )

  it.each(['users.*.create', 'users.*.update.email', 'databases.clinic.tables.documents.rows.*.create', 'buckets.b.files.*.delete', 'teams.*.memberships.*.update.status'])('%s can be subscribed to', (name) => expect(isEventName(name)).toBe(true))
  it.each(['moon.rises', 'users', 'users.*.rises', 'users.*.create.email', 'databases.a.tables.b.rows.c.create.x.y'])('%s cannot', (name) => expect(isEventName(name)).toBe(false))
})
