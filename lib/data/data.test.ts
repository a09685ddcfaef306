import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { recordNames } from '@/lib/domain/records'
import { aRecord } from '@/lib/testing/arbitrary-record'
import { type ClinicFixture, startClinic } from '@/lib/testing/clinic-fixture'
import { refused } from '@/lib/testing/refused'

let clinic: ClinicFixture
beforeAll(async () => {
  clinic = await startClinic()
})
afterAll(() => clinic.close())

const about = { userId: null, isRestricted: false }
const hour = (place: number) => `2026-03-05T${String(place).padStart(2, '0')}:00:00.000Z`
/** Notifications are the plainest table with every kind of column a list is asked by. */
const notify = (id: string, changes = {}) => aRecord('notifications', { id, organisationId: 'riverside', userId: 'riverside-doctor', patientId: 'adult', level: 'to-do', at: hour(1), readAt: null, kind: 'test', words: 'words', ...changes })

describe('reading', () => {
  beforeAll(async () => {
    await clinic.clinic().transaction((tx) => {
      for (let place = 0; place < 12; place += 1) tx.notifications.create(notify(`list-${String(place).padStart(2, '0')}`, { at: hour(Math.floor(place / 2)), level: place % 3 === 0 ? 'act-now' : 'information', readAt: place < 4 ? hour(20) : null, subjectId: `about-${place % 2}` }))
    })
  })
  const ids = async (question: Parameters<ReturnType<ClinicFixture['clinic']>['notifications']['list']>[0]) => (await clinic.clinic().notifications.list({ orderBy: ['id', 'asc'], ...question })).items.map(({ id }) => Number(id.slice(5)))

  it.each([
    ['equal', { level: 'act-now' }, [0, 3, 6, 9]],
    ['one of several', { id: ['list-01', 'list-05', 'nothing'] }, [1, 5]],
    ['one of none', { id: [] }, []],
    ['absent', { readAt: null }, [4, 5, 6, 7, 8, 9, 10, 11]],
    ['not', { subjectId: { not: 'about-0' } }, [1, 3, 5, 7, 9, 11]],
    ['from and until, both included', { at: { from: hour(2), until: hour(3) } }, [4, 5, 6, 7]],
    ['above and below, neither included', { at: { above: hour(2), below: hour(4) } }, [6, 7]],
    ['beginning with', { id: { startsWith: 'list-1' } }, [10, 11]],
    ['several at once', { level: 'act-now', readAt: null, subjectId: 'about-0' }, [6]],
  ])('filters by %s', async (_, where, expected) => {
    expect(await ids({ where: where as never })).toEqual(expected)
  })

  it('walks every page once, whatever the order and however equal the values', async () => {
    for (const orderBy of [['at', 'asc'], ['at', 'desc'], [['level', 'asc'], ['at', 'desc']]] as const) {
      const seen: string[] = []
      let after: string | null = null
      do {
        const page: { items: { id: string }[]; next: string | null } = await clinic.clinic().notifications.list({ where: { kind: 'test' }, orderBy: orderBy as never, limit: 5, after })
        seen.push(...page.items.map(({ id }) => id))
        after = page.next
      } while (after !== null)
      expect(seen).toHaveLength(12)
      expect(new Set(seen).size).toBe(12)
    }
  })

  it.each(['..', '.', '', '../../patients/rows/adult', 'list-01/', '_list', 'x'.repeat(37), 'list 01', 'list-01?x'])('finds nothing by what cannot be an id: %s', async (id) => {
    expect(await clinic.clinic().notifications.find(id)).toBeNull()
    expect(await refused(clinic.clinic().notifications.get(id))).toBe('record.not-found')
  })

  it('says whether a further page follows, also when the last one is full', async () => {
    const page = async (limit: number) => (await clinic.clinic().notifications.list({ where: { kind: 'test' }, orderBy: ['id', 'asc'], limit })).next
    expect([await page(11), await page(12), await page(13)]).toEqual(['list-10', null, null])
  })

  it('says when the place a page was asked from is gone, or has nothing to be ordered by', async () => {
    const from = (after: string, by: 'at' | 'readAt') => refused(clinic.clinic().notifications.list({ where: { kind: 'test' }, orderBy: [by, 'asc'], limit: 5, after }))
    expect([await from('list-03', 'at'), await from('never-was', 'at'), await from('list-11', 'readAt')]).toEqual(['done', 'list.place-lost', 'list.place-lost'])
  })

  it('reads the fields it was asked for and no others, page by page', async () => {
    const page = await clinic.clinic().notifications.list({ where: { kind: 'test' }, orderBy: ['id', 'asc'], limit: 1, after: 'list-03', only: ['id', 'at', 'readAt', 'createdAt'] })
    expect(Object.keys(page.items[0]!).toSorted()).toEqual(['at', 'createdAt', 'id', 'readAt'])
    expect(page).toMatchObject({ items: [{ id: 'list-04', readAt: null }], next: 'list-04' })
  })

  it('must find, may find, finds first, and counts', async () => {
    const { notifications } = clinic.clinic()
    expect(await refused(notifications.get('nothing'))).toBe('record.not-found')
    expect(await notifications.find('nothing')).toBeNull()
    expect((await notifications.first({ where: { kind: 'test' }, orderBy: ['id', 'desc'] }))?.id).toBe('list-11')
    expect(await notifications.first({ where: { kind: 'none' } })).toBeNull()
    expect([await notifications.count({ where: { kind: 'test' } }), await notifications.count({ where: { kind: 'none' } })]).toEqual([12, 0])
  })
})

describe('writing', () => {
  it.each(recordNames)('%s goes over the wire and comes back the same', async (name) => {
    const made = aRecord(name, { id: `wire-${name}`.slice(0, 30), organisationId: 'riverside' } as never)
    await clinic.clinic().transaction((tx) => tx[name].create(made as never, { about }))
    const stored = await clinic.clinic()[name].get(made.id)
    const comparable = ({ createdAt: _c, updatedAt: _u, ...rest }: Record<string, unknown>) => JSON.parse(JSON.stringify(rest).replaceAll(/"(\d{4}-\d\d-\d\dT[\d:.]+)(?:Z|\+00:00)"/g, '"$1"')) as unknown
    expect(comparable(stored)).toEqual(comparable({ ...made, version: 1 }))
  })

  it('keeps all of a transaction or nothing', async () => {
    const hands = clinic.clinic()
    const before = [await hands.notifications.count({}), await hands.history.count({}), await hands.auditEntries.count({})]
    expect(await refused(hands.transaction((tx) => {
      tx.notifications.create(notify('whole-1'))
      tx.auditTrail.append({ what: 'vitals.viewed' })
      tx.notifications.create(notify('list-00'))
    }))).toBe('record.changed-meanwhile')
    await expect(hands.transaction((tx) => {
      tx.notifications.create(notify('whole-2'))
      throw new Error('the rule said no')
    })).rejects.toThrow('the rule said no')
    await expect(hands.transaction((tx) => {
      tx.notifications.create(notify('whole-3'))
      tx.notifications.create({ ...notify('whole-4'), level: 'shouting' as never })
    })).rejects.toThrow()
    expect([await hands.notifications.count({}), await hands.history.count({}), await hands.auditEntries.count({})]).toEqual(before)
  })

  it('refuses the save of a version somebody has saved since, and keeps each version in the history', async () => {
    const hands = clinic.clinic()
    await hands.transaction((tx) => tx.notifications.create(notify('versions')))
    const read = await hands.notifications.get('versions')
    await hands.transaction((tx) => tx.notifications.save({ ...read, words: 'second' }))
    expect(await refused(hands.transaction((tx) => tx.notifications.save({ ...read, words: 'lost' })))).toBe('record.changed-meanwhile')
    expect(await hands.notifications.get('versions')).toMatchObject({ words: 'second', version: 2 })
    const { items } = await hands.history.list({ where: { rowId: 'versions' }, orderBy: ['rowVersion', 'asc'], limit: 5 })
    expect(items.map(({ rowVersion, snapshot }) => [rowVersion, (snapshot as { words: string }).words])).toEqual([[1, 'words'], [2, 'second']])
  })

  it('refuses to save or remove what is not there', async () => {
    const hands = clinic.clinic()
    expect(await refused(hands.transaction((tx) => tx.notifications.save({ ...notify('never-made'), version: 1 })))).toBe('record.not-found')
    expect(await refused(hands.transaction((tx) => tx.slotClaims.remove('never-made')))).toBe('record.not-found')
  })

  it('writes a hundred operations and not one more', async () => {
    const hands = clinic.clinic()
    const write = (count: number, kind: 'vitals.viewed' | 'medicines.viewed') => hands.transaction((tx) => {
      for (let place = 0; place < count; place += 1) tx.auditTrail.append({ what: kind })
    })
    await write(100, 'vitals.viewed')
    await expect(write(101, 'medicines.viewed')).rejects.toThrow(/101 operations/)
    expect([await hands.auditEntries.count({ where: { what: 'vitals.viewed' } }), await hands.auditEntries.count({ where: { what: 'medicines.viewed' } })]).toEqual([100, 0])
  })

  it('lets no caller say who acted, when, or from where', async () => {
    const nurse = await clinic.as('nurse')
    const forged = { what: 'document.failed' as const, actorId: 'riverside-admin', actorRole: 'admin', at: '2000-01-01T00:00:00.000Z', organisationId: 'harbour', fromAddress: '10.0.0.1', id: 'mine' }
    await nurse.clinic.transaction((tx) => tx.auditTrail.append(forged))
    expect(await clinic.clinic().auditEntries.first({ where: { what: 'document.failed' } })).toMatchObject({ actorId: 'riverside-nurse', actorRole: 'nurse', organisationId: 'riverside', fromAddress: '127.0.0.1' })
  })
})
