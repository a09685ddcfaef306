import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { deadlines } from '@/lib/domain/lab/critical-call.states'
import { type ClinicFixture, startClinic } from '@/lib/testing/clinic-fixture'
import { refused } from '@/lib/testing/refused'
import { acknowledgeCriticalCall } from './acknowledge-critical-call'
import { acknowledgeReport } from './acknowledge-report'

let clinic: ClinicFixture
beforeAll(async () => {
  clinic = await startClinic()
})
afterAll(() => clinic.close())

const about = { userId: null, isRestricted: false }

async function issued({ withCritical }: { withCritical: boolean }) {
  const at = clinic.clock.now().toISOString()
  const [orderId, reportId, callId] = [clinic.clock.newId(), clinic.clock.newId(), clinic.clock.newId()]
  const own = { organisationId: 'riverside', patientId: 'adult', orderId }
  await clinic.clinic().transaction((tx) => {
    tx.labReports.create({ ...own, id: reportId, patientName: 'OKONKWO, Adaeze', accession: `26064-${reportId.slice(-4)}-1`, title: 'Renal profile', status: 'final', number: 1, worstFlag: 'HH', oppositeFlag: null, orderedBy: clinic.userId('doctor'), verifiedBy: 'lab2', verifiedByName: 'Lab Two', issuedAt: at, releasedAt: null, comment: null, documentId: null, acknowledgedBy: null, acknowledgedByName: null, acknowledgedAt: null, acknowledgementAction: null, acknowledgementNote: null }, { about })
    if (!withCritical) return
    tx.criticalCalls.create({ ...own, id: callId, resultId: 'result', testName: 'Potassium', valueText: '6.9 mmol/L', tableVersion: 'test', ...deadlines(at), orderedBy: clinic.userId('doctor'), orderedByName: 'Doctor', readBackAt: null, acknowledgedBy: null, acknowledgedByName: null, acknowledgedAt: null, action: null, closedAt: null }, { about })
    tx.tasks.create({ id: clinic.clock.newId(), organisationId: 'riverside', patientId: 'adult', kind: 'critical-result', title: 'Critical result to answer', status: 'requested', priority: 'stat', ownerRole: 'doctor', ownerId: null, dueAt: at, subjectTable: 'critical_calls', subjectId: callId, openedAt: at, closedAt: null, outcome: null }, { about })
  })
  return { reportId, callId }
}

const input = (reportId: string, action: 'treated' | 'no-action-needed' = 'treated') => ({ patientId: 'adult', reportId, action, note: null })

describe('acknowledging a report', () => {
  it('closes the critical loop and its task with the same action', async () => {
    const doctor = await clinic.as('doctor')
    const { reportId, callId } = await issued({ withCritical: true })
    expect(await refused(acknowledgeReport(doctor, input(reportId, 'no-action-needed')))).toBe('critical-call.action-needed')
    const report = await acknowledgeReport(doctor, input(reportId))
    const [call, tasks, audit] = await Promise.all([
      clinic.clinic().criticalCalls.get(callId), clinic.clinic().tasks.list({ where: { subjectId: callId }, limit: 5 }), clinic.clinic().auditEntries.list({ where: { subjectId: [reportId, callId] }, limit: 5 }),
    ])
    expect([report.acknowledgementAction, call.status, call.action, tasks.items[0]?.status]).toEqual(['treated', 'closed', 'treated', 'completed'])
    expect(audit.items.map((line) => line.what).toSorted()).toEqual(['critical-call.acknowledged', 'lab-report.acknowledged'])
  })

  it('is done once: the same doctor may press twice, another is told', async () => {
    const { reportId } = await issued({ withCritical: false })
    await acknowledgeReport(await clinic.as('doctor'), input(reportId))
    expect(await refused(acknowledgeReport(await clinic.as('doctor'), input(reportId)))).toBe('done')
    expect(await refused(acknowledgeReport(await clinic.as('other-doctor'), input(reportId)))).toBe('lab-report.acknowledged-already')
    expect(await refused(acknowledgeReport(await clinic.as('doctor', 'harbour'), input(reportId)))).toBe('record.not-found')
  })

  it('lets one of two doctors answer a critical value', async () => {
    const { callId } = await issued({ withCritical: true })
    const answer = async (who: 'doctor' | 'other-doctor') => refused(acknowledgeCriticalCall(await clinic.as(who), { patientId: 'adult', criticalCallId: callId, action: 'treated' }))
    const codes = await Promise.all([answer('doctor'), answer('other-doctor')])
    expect(codes.filter((code) => code === 'done')).toHaveLength(1)
    expect((await clinic.clinic().criticalCalls.get(callId)).status).toBe('closed')
  })
})
