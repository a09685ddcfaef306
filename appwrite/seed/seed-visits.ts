import { createHash } from 'node:crypto'
import type { Appointment } from '@/lib/domain/appointments/appointment.schema'
import { textToSign } from '@/lib/domain/visits/note.states'
import { slotClaimId } from '@/lib/operations/appointments/slot-claim-id'
import { idOf, minutesAfter, type Scene } from './seed-scene'

export type DemoVisit = { patient: string; doctor: string; daysAgo: number; time: string; reason: string; code: string; title: string; subjective: string; objective: string; assessment: string; plan: string }

const riverside: readonly DemoVisit[] = [
  {
    patient: 'okonkwo', doctor: 'doctor', daysAgo: 75, time: '09:30', reason: 'Review of anticoagulation', code: 'I48.91', title: 'Unspecified atrial fibrillation',
    subjective: 'Feels well. No bleeding, no bruising. Takes warfarin every evening.', objective: 'Pulse irregular, 74 per minute. Blood pressure 142/84.', assessment: 'Atrial fibrillation, rate controlled. INR within the target range.', plan: 'Go on with warfarin 3 mg. INR again in four weeks.',
  },
  {
    patient: 'okonkwo', doctor: 'doctor', daysAgo: 7, time: '09:50', reason: 'Tired, short of breath on stairs', code: 'R53.83', title: 'Other fatigue',
    subjective: 'More tired for three weeks, out of breath on the second flight of stairs. No chest pain.', objective: 'Pale. Chest clear, no oedema. Blood pressure 136/80.', assessment: 'Tiredness in a person who takes an anticoagulant: rule out blood loss.', plan: 'Blood count, kidney function and INR today. Review with the results.',
  },
  {
    patient: 'whitcombe', doctor: 'doctor', daysAgo: 9, time: '11:30', reason: 'Diabetes review', code: 'E11.9', title: 'Type 2 diabetes mellitus without complications',
    subjective: 'No hypoglycaemia. Walks three times a week.', objective: 'Weight 95.1 kg. Feet: pulses present, sensation normal.', assessment: 'Type 2 diabetes, above target.', plan: 'HbA1c and kidney function. Diet advice. Review in three months.',
  },
  {
    patient: 'obrien', doctor: 'doctor2', daysAgo: 14, time: '14:20', reason: 'Cough and more sputum', code: 'J44.1', title: 'Chronic obstructive pulmonary disease with (acute) exacerbation',
    subjective: 'Cough with green sputum for four days.', objective: 'Wheeze on both sides. Saturation 90 % on air.', assessment: 'Exacerbation of chronic obstructive pulmonary disease, mild.', plan: 'Inhaler technique reviewed. To call if more breathless.',
  },
  {
    patient: 'munoz', doctor: 'doctor', daysAgo: 12, time: '09:10', reason: 'Kidney function check', code: 'N18.31', title: 'Chronic kidney disease, stage 3a',
    subjective: 'No complaints.', objective: 'Blood pressure 156/92.', assessment: 'Chronic kidney disease stage 3a, blood pressure above target.', plan: 'Repeat kidney function, urine albumin. Discuss treatment.',
  },
]
const harbour: readonly DemoVisit[] = [
  {
    patient: 'fairchild', doctor: 'doctor', daysAgo: 15, time: '09:40', reason: 'Blood pressure follow-up', code: 'I10', title: 'Essential (primary) hypertension',
    subjective: 'No headaches.', objective: 'Blood pressure 138/86.', assessment: 'Hypertension, near target.', plan: 'Go on as before. Review in six months.',
  },
]

/** Finished visits with signed notes and diagnoses, and the appointments of today. */
export function seedVisits(scene: Scene): void {
  const visits = scene.organisationId === 'riverside' ? riverside : harbour
  for (const [place, visit] of visits.entries()) seedVisit(scene, visit, `${scene.organisationId}-${place}`)
  seedToday(scene)
}

/** One finished visit: encounter, signed note, diagnosis. */
export function seedVisit({ rows, organisationId, at: atTime, person, about }: Scene, visit: DemoVisit, key: string): void {
  const by = person(visit.doctor)
  const startedAt = atTime(visit.daysAgo, visit.time)
  const endedAt = minutesAfter(startedAt, 18)
  const patientId = idOf(visit.patient)
  const common = { organisationId, patientId }
  const origin = { by, at: endedAt, about: about(visit.patient) }
  const encounterId = `enc-${key}`
  rows.add('encounters', { ...common, id: encounterId, practitionerUserId: by.id, practitionerName: by.name, appointmentId: null, status: 'finished', kind: 'in-person', reason: visit.reason, startedAt, endedAt, location: 'Room 2' }, { ...origin, verb: 'encounter.finished' })
  rows.audit({ what: 'encounter.finished', patientId, subjectTable: 'encounters', subjectId: encounterId }, origin)
  const words = { subjective: visit.subjective, objective: visit.objective, assessment: visit.assessment, plan: visit.plan }
  const noteId = `note-${key}`
  const contentHash = createHash('sha256').update(textToSign({ id: noteId, patientId, encounterId, ...words })).digest('hex')
  rows.add('notes', { ...common, id: noteId, encounterId, authorId: by.id, authorName: by.name, status: 'signed', ...words, savedAt: endedAt, signedBy: by.id, signedByName: by.name, signedAt: endedAt, contentHash }, { ...origin, verb: 'note.signed' })
  rows.addPlain('noteVersions', { ...common, id: `${noteId}-v1`, noteId, number: 1, kind: 'signed', sections: words, words: null, contentHash, authorId: by.id, authorName: by.name, at: endedAt }, origin)
  rows.audit({ what: 'note.signed', patientId, subjectTable: 'notes', subjectId: noteId }, origin)
  rows.add('diagnoses', { ...common, id: `dx-${key}`, encounterId, code: visit.code, title: visit.title, tableVersion: 'icd-1', rank: 'primary', certainty: 'confirmed', status: 'active', onsetOn: null, recordedBy: by.id, recordedByName: by.name, recordedAt: endedAt }, { ...origin, verb: 'diagnosis.recorded' })
  rows.audit({ what: 'diagnosis.recorded', patientId, subjectTable: 'diagnoses', subjectId: `dx-${key}`, facts: { code: visit.code } }, origin)
}

type DemoAppointment = readonly [patient: string, time: string, status: Appointment['status'], reason: string, doctor?: string]

const today: readonly DemoAppointment[] = [
  ['obrien', '08:30', 'checked-in', 'More breathless since yesterday', 'doctor2'],
  ['okonkwo', '09:10', 'arrived', 'Results and review'],
  ['whitcombe', '09:30', 'arrived', 'Diabetes review'],
  ['haddad', '09:50', 'booked', 'Antenatal check'],
  ['bergstrom-child', '10:10', 'booked', 'Ear pain'],
  ['munoz', '10:30', 'booked', 'Kidney function results'],
  ['fontaine', '10:50', 'booked', 'Sore throat'],
  ['smith-john-1', '11:10', 'booked', 'Blood pressure'],
  ['smith-john-2', '11:30', 'booked', 'Back pain'],
  ['achebe', '13:30', 'booked', 'Asthma review', 'doctor2'],
  ['kaur', '13:50', 'booked', 'Thyroid review'],
  ['petrosyan', '14:10', 'booked', 'Heart failure review', 'doctor2'],
  ['nguyen', '14:30', 'cancelled', 'Travel advice'],
  ['oneal', '14:50', 'noshow', 'Foot check'],
  ['delacroix', '15:10', 'booked', 'Repeat prescription'],
]
const harbourToday: readonly DemoAppointment[] = [
  ['fairchild', '09:10', 'arrived', 'Blood pressure'],
  ['ramirez', '09:30', 'booked', 'Diabetes review'],
  ['kowalski', '10:10', 'booked', 'Knee pain'],
]

function seedToday({ rows, organisationId, at: atTime, slotAt, now, person, about, nameOf, timeZone }: Scene): void {
  const bookedAt = atTime(6, '15:00')
  const by = person('nurse')
  const list = organisationId === 'riverside' ? today : harbourToday
  for (const [place, [patient, time, planned, reason, mailbox = 'doctor']] of list.entries()) {
    const doctor = person(mailbox)
    const startAt = slotAt(time)
    const status = planned === 'noshow' && Date.parse(startAt) > now.getTime() ? 'booked' : planned
    const id = `apt-${organisationId}-${place}`
    rows.add('appointments', {
      id, organisationId, patientId: idOf(patient), patientName: nameOf(patient), practitionerUserId: doctor.id, practitionerName: doctor.name, startAt, endAt: minutesAfter(startAt, 20), timeZone,
      kind: 'in-person', status, reason, holdExpiresAt: null, cancelReason: status === 'cancelled' ? 'Asked to come another day' : null, bookedBy: by.id, encounterId: null, isOverbooked: false,
    }, { by, at: bookedAt, about: about(patient), verb: 'appointment.booked' })
    rows.audit({ what: 'appointment.booked', patientId: idOf(patient), subjectTable: 'appointments', subjectId: id, purpose: 'operations' }, { by, at: bookedAt })
    if (status === 'cancelled') continue
    rows.addPlain('slotClaims', { id: slotClaimId(doctor.id, startAt, 1), organisationId, practitionerUserId: doctor.id, startAt, seat: 1, appointmentId: id, state: 'busy', expiresAt: null }, { at: bookedAt, about: about(patient) })
  }
}
