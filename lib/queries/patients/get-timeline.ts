import type { Diagnosis } from '@/lib/domain/diagnoses/diagnosis.schema'
import type { LabReport } from '@/lib/domain/lab/order.schema'
import type { PrescriptionItem } from '@/lib/domain/prescriptions/prescription.schema'
import type { Encounter, Note } from '@/lib/domain/visits/visit.schema'
import type { VitalSet } from '@/lib/domain/vitals/vitals.schema'
import { isReadable } from '@/lib/queries/visits/is-readable'
import { isWithdrawn } from '@/lib/queries/visits/is-withdrawn'
import type { QueryContext } from '@/lib/queries/query'

export type TimelineNote = Pick<Note, 'id' | 'encounterId' | 'authorId' | 'authorName' | 'status' | 'savedAt' | 'signedAt' | 'signedByName' | 'assessment'>
export type PatientTimeline = {
  encounters: Encounter[]
  notes: TimelineNote[]
  vitalSets: VitalSet[]
  diagnoses: Diagnosis[]
  reports: LabReport[]
  medicines: PrescriptionItem[]
}

const newest = 25
/** A note's other sections are long and sealed; the timeline shows none of them. */
const noteFields = ['id', 'encounterId', 'authorId', 'authorName', 'status', 'savedAt', 'signedAt', 'signedByName', 'assessment'] as const

/** What happened to a person, the newest of each kind. Six reads, whatever the length of the record. */
export async function getTimeline({ actor, data }: Pick<QueryContext, 'actor' | 'data'>, patientId: string): Promise<PatientTimeline> {
  const [encounters, notes, vitalSets, diagnoses, reports, medicines] = await Promise.all([
    data.encounters.list({ where: { patientId }, orderBy: ['startedAt', 'desc'], limit: newest }),
    data.notes.list({ where: { patientId }, orderBy: ['savedAt', 'desc'], limit: 20, only: noteFields }),
    data.vitalSets.list({ where: { patientId }, orderBy: ['takenAt', 'desc'], limit: newest }),
    data.diagnoses.list({ where: { patientId }, orderBy: ['recordedAt', 'desc'], limit: newest }),
    data.labReports.list({ where: { patientId }, orderBy: ['issuedAt', 'desc'], limit: newest }),
    data.prescriptionItems.list({ where: { patientId, status: ['active', 'completed', 'stopped'] }, orderBy: ['createdAt', 'desc'], limit: 60 }),
  ])
  return {
    encounters: encounters.items.filter((encounter) => !isWithdrawn(encounter)),
    notes: notes.items.filter((note) => !isWithdrawn(note) && isReadable(note, actor.id)).map(trimNote),
    vitalSets: vitalSets.items.filter((set) => !isWithdrawn(set)),
    diagnoses: diagnoses.items.filter((diagnosis) => !isWithdrawn(diagnosis)),
    reports: reports.items.filter((report) => report.issuedAt !== null && !isWithdrawn(report)),
    medicines: medicines.items,
  }
}

const trimNote = ({ id, encounterId, authorId, authorName, status, savedAt, signedAt, signedByName, assessment }: TimelineNote): TimelineNote => ({ id, encounterId, authorId, authorName, status, savedAt, signedAt, signedByName, assessment: assessment.slice(0, 160) })
