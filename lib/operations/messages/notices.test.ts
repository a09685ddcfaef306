import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { InboxLine } from '@/lib/data/transaction'
import { noticesChanged } from '@/lib/domain/messages/notification.rules'
import { countWaitingNotices } from '@/lib/operations/messages/count-waiting-notices'
import { type ClinicFixture, startClinic } from '@/lib/testing/clinic-fixture'
import { refused } from '@/lib/testing/refused'
import { listNotices } from './list-notices'
import { markAllNoticesRead, markNoticeRead } from './mark-notices-read'
import { settleNotices } from './settle-notices'

let clinic: ClinicFixture
beforeAll(async () => {
  clinic = await startClinic()
})
afterAll(() => clinic.close())

const tell = (...lines: InboxLine[]) => clinic.clinic().transaction((tx) => lines.forEach((line) => tx.inbox.tell(line)))
const line = (id: string, changes: Partial<InboxLine> = {}): InboxLine => ({ id, userId: clinic.userId('doctor'), level: 'to-do', kind: 'test', words: `Something to do: ${id}.`, link: '/doctor/results', patientId: 'adult', subjectId: `about-${id}`, ...changes })
const levels = async (who: 'doctor' | 'nurse' | 'patient') => (await listNotices(await clinic.as(who))).notices.map(({ id, level, isRead }) => [id, level, isRead])

describe('the notification centre', () => {
  it('tells one person and rings for nobody else', async () => {
    await tell(line('first'))
    const rings = async (who: 'doctor' | 'nurse' | 'lab_technician' | 'pharmacist' | 'patient') => (await (await clinic.as(who)).data.signals.list({ where: { kind: noticesChanged, subjectId: 'first' } })).items.length
    expect(await Promise.all([rings('doctor'), rings('nurse'), rings('lab_technician'), rings('pharmacist'), rings('patient')])).toEqual([1, 0, 0, 0, 0])
    expect(await levels('doctor')).toEqual([['first', 'to-do', false]])
    expect(await levels('nurse')).toEqual([])
    expect(await countWaitingNotices(await clinic.as('doctor'))).toBe(1)
  })

  it('names the patient as the reader may see them, and a restricted record not at all', async () => {
    await tell(line('open', { userId: clinic.userId('nurse') }), line('closed', { userId: clinic.userId('nurse'), patientId: 'restricted' }), line('none', { userId: clinic.userId('nurse'), patientId: null }))
    const { notices } = await listNotices(await clinic.as('nurse'))
    expect(Object.fromEntries(notices.map(({ id, about }) => [id, about]))).toEqual({ open: { familyName: 'Okonkwo', givenName: 'Adaeze', bornOn: '1958-07-14' }, closed: 'restricted', none: null })
  })

  it('counts what waits, and a patient’s news', async () => {
    await tell(line('news', { userId: clinic.userId('patient'), level: 'information' }), line('staff-news', { level: 'information' }))
    const [doctor, patient] = [await clinic.as('doctor'), await clinic.as('patient')]
    expect([await countWaitingNotices(doctor), await countWaitingNotices(patient)]).toEqual([1, 1])
    expect([(await listNotices(doctor)).waiting, (await listNotices(patient)).waiting]).toEqual([1, 1])
    await markNoticeRead(patient, { noticeId: 'news' })
    expect([await countWaitingNotices(patient), (await listNotices(patient)).waiting, await levels('patient')]).toEqual([0, 0, [['news', 'information', true]]])
  })

  it('is read once, with its audit line, by its owner alone', async () => {
    const lines = async () => (await clinic.clinic().auditEntries.list({ where: { what: 'notification.read', subjectId: 'first' } })).items.length
    for (const who of ['nurse', 'other-doctor', 'admin'] as const) expect(await refused(markNoticeRead(await clinic.as(who), { noticeId: 'first' })), who).toBe('record.not-found')
    expect(await lines()).toBe(0)
    const doctor = await clinic.as('doctor')
    await markNoticeRead(doctor, { noticeId: 'first' })
    await markNoticeRead(doctor, { noticeId: 'first' })
    expect(await lines()).toBe(1)
    expect(await clinic.clinic().notifications.get('first')).toMatchObject({ version: 2, doneAt: expect.any(String) })
  })

  it('keeps what must be acted on until it was, however often it is read', async () => {
    const doctor = await clinic.as('doctor')
    await tell(line('critical', { level: 'act-now', subjectId: 'the-call' }), line('critical-too', { level: 'act-now', subjectId: 'the-call', userId: clinic.userId('admin') }), line('chore'))
    await markAllNoticesRead(doctor)
    expect(await levels('doctor')).toContainEqual(['critical', 'act-now', true])
    expect(await countWaitingNotices(doctor)).toBe(1)
    await settleNotices(doctor, { subjectIds: ['the-call'] })
    expect((await levels('doctor')).map(([id]) => id)).not.toContain('critical')
    expect([await countWaitingNotices(doctor), await countWaitingNotices(await clinic.as('admin'))]).toEqual([0, 0])
  })

  it('reads more than one transaction holds', async () => {
    const patient = await clinic.as('patient')
    for (let batch = 0; batch < 3; batch += 1) await tell(...Array.from({ length: 30 }, (_, place) => line(`many-${batch}-${place}`, { userId: clinic.userId('patient'), level: 'information' })))
    expect(await markAllNoticesRead(patient)).toEqual({ count: 90 })
    expect(await countWaitingNotices(patient)).toBe(0)
    expect(await markAllNoticesRead(patient)).toEqual({ count: 0 })
  })

  it('never lets news push out what waits', async () => {
    await tell(line('waits', { level: 'act-now' }))
    for (let batch = 0; batch < 2; batch += 1) await tell(...Array.from({ length: 30 }, (_, place) => line(`later-${batch}-${place}`, { level: 'information' })))
    expect((await levels('doctor')).map(([id]) => id)).toContain('waits')
  })
})
