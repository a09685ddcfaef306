import { vitalChanges } from '@/lib/domain/vitals/vital-changes.table'
import { nextSetDueAt } from '@/lib/domain/vitals/news2'
import type { RecordVitalsInput } from '@/lib/domain/vitals/record-vitals.input'
import type { VitalSet } from '@/lib/domain/vitals/vitals.schema'
import { refuse } from '@/lib/errors/refusals'
import { createOnce } from '@/lib/operations/create-once'
import type { OperationContext } from '@/lib/operations/operation'
import { patientToTreat } from '@/lib/operations/patients/patient-in-care'
import { escalationOfSet, sharpened } from './escalation-of-set'
import { judgeReadings } from './judge-readings'
import { newsOfSet, summaryOf } from './news-of-set'

const openStatuses = ['requested', 'received', 'accepted', 'in-progress'] as const

/**
 * Saves one set of observations with its flags and NEWS2, and opens the escalation the score asks for.
 * @throws Refusal vitals.*, patient.not-active, patient.deceased, record.not-found
 */
export async function recordVitals(context: OperationContext, input: RecordVitalsInput): Promise<VitalSet> {
  const { actor, clinic, now, newId, organisation } = context
  refuseWrongTime(input.takenAt, now())
  if (input.readings.length + input.notDone.length === 0 && input.consciousness === null) refuse('vitals.nothing-recorded')
  const { patient, about, data } = await patientToTreat(context, input.patientId)
  const [earlier, tasks, encounter] = await Promise.all([
    data.vitalSets.list({ where: { patientId: patient.id }, orderBy: ['takenAt', 'desc'], limit: 30 }),
    clinic.tasks.list({ where: { patientId: patient.id, status: openStatuses }, limit: 100 }),
    input.encounterId ? data.encounters.get(input.encounterId) : null,
  ])
  if (encounter && encounter.patientId !== patient.id) refuse('record.not-found')

  const at = now().toISOString()
  const readings = judgeReadings({ patient, input, earlier: earlier.items, timeZone: organisation.timeZone })
  const measured = { readings, consciousness: input.consciousness, onOxygen: input.onOxygen, spo2Scale: patient.spo2Scale, takenAt: input.takenAt }
  const score = newsOfSet(patient, measured, organisation.timeZone)
  const draft = { ...measured, id: input.id, organisationId: actor.organisationId, patientId: patient.id }
  const escalation = escalationOfSet(score, draft, at)
  const open = tasks.items.find((task) => task.kind === 'vitals-escalation')

  const findMine = async () => {
    const found = await clinic.vitalSets.find(input.id)
    return found?.patientId === patient.id && found.takenBy === actor.id ? found : null
  }
  return createOnce(findMine, () => clinic.transaction((tx) => {
    const set = tx.vitalSets.create({
      ...draft, encounterId: input.encounterId, takenBy: actor.id, takenByName: actor.name, notDone: input.notDone.length > 0 ? input.notDone : null,
      news: summaryOf(score), newsTotal: score.total, nextDueAt: nextSetDueAt(score, input.takenAt), note: input.note, status: 'final', withdrawal: null,
    }, { about, verb: 'vitals.recorded' })
    tx.auditTrail.append({ what: 'vitals.recorded', patientId: patient.id, subjectTable: 'vital_sets', subjectId: set.id, facts: { news: score.total, band: score.band, escalated: escalation !== null } })
    tx.doorbell.ring('vitals.recorded', patient.id, about)
    if (escalation) {
      const task = open ? tx.tasks.save(sharpened(open, escalation), { about, verb: 'task.sharpened' }) : tx.tasks.create({ id: newId(), ...escalation }, { about, verb: 'task.opened' })
      tx.auditTrail.append({ what: 'vitals-escalation.opened', patientId: patient.id, subjectTable: 'tasks', subjectId: task.id, facts: { priority: task.priority } })
      tx.doorbell.ring('task.changed', task.id, about)
    }
    return set
  }))
}

function refuseWrongTime(takenAt: string, now: Date): void {
  const minutesAgo = (now.getTime() - Date.parse(takenAt)) / 60_000
  if (minutesAgo < -vitalChanges.clockAheadMinutes) refuse('vitals.taken-in-future', { field: 'takenAt' })
  if (minutesAgo > vitalChanges.recordedWithinHours * 60) refuse('vitals.taken-too-long-ago', { field: 'takenAt' })
}
