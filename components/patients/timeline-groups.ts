import type { IconName } from '@/components/ui/icon'
import type { Diagnosis } from '@/lib/domain/diagnoses/diagnosis.schema'
import type { LabReport } from '@/lib/domain/lab/order.schema'
import type { PrescriptionItem } from '@/lib/domain/prescriptions/prescription.schema'
import type { Encounter, Note } from '@/lib/domain/visits/visit.schema'
import type { VitalSet } from '@/lib/domain/vitals/vitals.schema'
import { dayOfInstant } from '@/lib/format/instants'

export type TimelineRecords = {
  encounters: readonly Encounter[]
  notes: readonly Pick<Note, 'id' | 'encounterId' | 'authorName' | 'status' | 'savedAt' | 'signedAt' | 'signedByName' | 'assessment'>[]
  vitalSets: readonly VitalSet[]
  diagnoses: readonly Diagnosis[]
  reports: readonly LabReport[]
  medicines: readonly PrescriptionItem[]
}

export type TimelineKind = 'visit' | 'note' | 'vitals' | 'diagnosis' | 'report' | 'medicine'
export type TimelineEvent = { id: string; kind: TimelineKind; at: string; icon: IconName; title: string; detail: string | null; href: string | null; report?: LabReport; vitals?: VitalSet }
export type TimelineDay = { day: string; events: TimelineEvent[] }

/** Everything that happened, newest first, by the clinic's days. */
export function timelineDays(records: TimelineRecords, { base, zone }: { base: string; zone: string }): TimelineDay[] {
  const events = [
    ...records.encounters.flatMap((encounter) => visitEvents(encounter, base)),
    ...records.notes.map((note) => noteEvent(note, base)),
    ...records.vitalSets.map((set) => vitalsEvent(set, base)),
    ...records.diagnoses.map(diagnosisEvent),
    ...records.reports.map((report) => reportEvent(report, base)),
    ...records.medicines.flatMap((item) => medicineEvents(item, base)),
  ].toSorted((a, b) => Date.parse(b.at) - Date.parse(a.at))
  const days: TimelineDay[] = []
  for (const event of events) {
    const day = dayOfInstant(event.at, zone) ?? event.at.slice(0, 10)
    const last = days.at(-1)
    if (last?.day === day) last.events.push(event)
    else days.push({ day, events: [event] })
  }
  return days
}

function visitEvents(encounter: Encounter, base: string): TimelineEvent[] {
  if (!encounter.startedAt) return []
  const state = encounter.status === 'finished' ? 'Visit' : encounter.status === 'cancelled' ? 'Visit cancelled' : 'Visit in progress'
  return [{ id: encounter.id, kind: 'visit', at: encounter.startedAt, icon: 'stethoscope', title: `${state} with ${encounter.practitionerName}`, detail: encounter.reason, href: `${base}/encounters/${encounter.id}` }]
}

function noteEvent(note: TimelineRecords['notes'][number], base: string): TimelineEvent {
  const isSigned = note.status === 'signed' || note.status === 'amended'
  const words = note.status === 'amended' ? 'Note signed, with an addendum' : isSigned ? 'Note signed' : 'Note not signed yet'
  return { id: note.id, kind: 'note', at: note.signedAt ?? note.savedAt, icon: 'note', title: `${words}, ${note.signedByName ?? note.authorName}`, detail: isSigned && note.assessment !== '' ? note.assessment : null, href: `${base}/encounters/${note.encounterId}` }
}

function vitalsEvent(set: VitalSet, base: string): TimelineEvent {
  return { id: set.id, kind: 'vitals', at: set.takenAt, icon: 'activity', title: 'Vitals', detail: set.takenByName, href: `${base}/vitals`, vitals: set }
}

function diagnosisEvent(diagnosis: Diagnosis): TimelineEvent {
  const state = diagnosis.status === 'resolved' ? ', resolved' : diagnosis.certainty === 'provisional' ? ', provisional' : ''
  return { id: diagnosis.id, kind: 'diagnosis', at: diagnosis.recordedAt, icon: 'tags', title: `${diagnosis.code} ${diagnosis.title}${state}`, detail: diagnosis.recordedByName, href: null }
}

function reportEvent(report: LabReport, base: string): TimelineEvent {
  return { id: report.id, kind: 'report', at: report.issuedAt ?? report.updatedAt, icon: 'tubes', title: report.title, detail: report.acknowledgedAt ? `Acknowledged by ${report.acknowledgedByName}` : 'Waits to be acknowledged', href: `${base}/results/${report.id}`, report }
}

function medicineEvents(item: PrescriptionItem, base: string): TimelineEvent[] {
  if (!item.startedOn) return []
  const line = `${item.name} ${item.strength}`
  return [{ id: item.id, kind: 'medicine', at: item.createdAt, icon: 'drug', title: item.status === 'stopped' ? `${line}, stopped since` : line, detail: item.sentence, href: `${base}/medicines` }]
}
