import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { countWaitingNotices } from '@/lib/operations/messages/count-waiting-notices'
import type { Context } from '@/lib/session/context'
import { type ClinicFixture, startClinic } from '@/lib/testing/clinic-fixture'
import { refused } from '@/lib/testing/refused'
import { claimEmergencyAccess } from './claim-emergency-access'
import { countEmergencyAccess, listEmergencyAccess } from './list-emergency-access'
import { patientInCare } from './patient-in-care'
import { reviewEmergencyAccess } from './review-emergency-access'

let clinic: ClinicFixture
let nurse: Context
let admin: Context
let count = 0
beforeAll(async () => {
  clinic = await startClinic()
  ;[nurse, admin] = await Promise.all([clinic.as('nurse'), clinic.as('admin')])
})
afterAll(() => clinic.close())

let taskId: string
beforeEach(async () => {
  count += 1
  await claimEmergencyAccess(nurse, { id: `claim${String(count).padStart(15, '0')}`, patientId: 'restricted', reason: 'deteriorating-patient' })
  taskId = (await listEmergencyAccess(admin)).find((line) => line.status === 'open')!.taskId
})
const review = (outcome: 'justified' | 'not-justified', who = admin, note = 'She was on the ward that night') => reviewEmergencyAccess(who, { taskId, outcome, note })

describe('an emergency access', () => {
  it('waits in the administrator’s list and bell, with who, why and how much was done, and without the record', async () => {
    await nurse.clinic.recordRead({ what: 'vitals.viewed', patientId: 'restricted' })
    const [line] = await listEmergencyAccess(admin)
    expect(line).toMatchObject({ status: 'open', who: 'Maya Lindqvist', reason: 'deteriorating-patient', looks: 1, isOwn: false })
    expect(JSON.stringify(line)).not.toContain('Castellan')
    expect(await countEmergencyAccess(admin)).toEqual({ '/admin/emergency-access': 1 })
    expect(await countWaitingNotices(admin)).toBe(1)
    await review('justified')
    expect(await countWaitingNotices(admin)).toBe(0)
    expect(await countEmergencyAccess(admin)).toEqual({ '/admin/emergency-access': 0 })
  })

  it('is judged once, with the audit line, and whoever opened the record is told', async () => {
    await review('justified')
    expect(await refused(review('justified'))).toBe('done')
    expect(await refused(review('not-justified'))).toBe('task.ended-already')
    const line = (await listEmergencyAccess(admin)).find((each) => each.taskId === taskId)
    expect(line).toMatchObject({ status: 'justified', note: 'She was on the ward that night' })
    const { subjectId } = await clinic.clinic().tasks.get(taskId)
    expect((await clinic.clinic().auditEntries.list({ where: { subjectId: subjectId!, what: 'emergency-access.reviewed' } })).items.map((entry) => entry.facts)).toEqual([{ outcome: 'justified' }])
    expect((await clinic.clinic().notifications.list({ where: { subjectId: subjectId!, kind: 'emergency-access.reviewed' } })).items.map(({ userId, level }) => [userId, level])).toEqual([[nurse.actor.id, 'information']])
    expect(await refused(patientInCare(nurse, 'restricted'))).toBe('done')
  })

  it('ends at once when it was none', async () => {
    const { items } = await clinic.clinic().careTeamMembers.list({ where: { patientId: 'restricted', userId: nurse.actor.id } })
    await clinic.clinic().transaction((tx) => items.filter((tie) => tie.id !== `claim${String(count).padStart(15, '0')}`).forEach((tie) => tx.careTeamMembers.save({ ...tie, until: tie.since }, { about: { userId: null, isRestricted: true } })))
    expect(await refused(patientInCare(nurse, 'restricted'))).toBe('done')
    await review('not-justified')
    expect(await refused(patientInCare(nurse, 'restricted'))).toBe('access.no-care-relationship')
  })

  it('is never judged by whoever opened it, nor by another clinic', async () => {
    expect(await refused(review('justified', nurse))).toBe('emergency-access.own-review')
    expect(await refused(review('justified', await clinic.as('admin', 'harbour')))).toBe('record.not-found')
    expect(await listEmergencyAccess(await clinic.as('admin', 'harbour'))).toEqual([])
    expect(await clinic.clinic().tasks.get(taskId)).toMatchObject({ status: 'requested', version: 1 })
  })
})
