import { DiagnosisPanel } from '@/components/diagnoses/diagnosis-panel'
import { Banner } from '@/components/ui/banner'
import { ButtonLink } from '@/components/ui/button'
import { PageHeader } from '@/components/ui/page-header'
import { LastVitals } from '@/components/vitals/last-vitals'
import type { Diagnosis } from '@/lib/domain/diagnoses/diagnosis.schema'
import type { LabResult } from '@/lib/domain/lab/order.schema'
import type { Patient } from '@/lib/domain/patients/patient.schema'
import type { Encounter, Note, NoteVersion } from '@/lib/domain/visits/visit.schema'
import type { VitalSet } from '@/lib/domain/vitals/vitals.schema'
import { formatDay } from '@/lib/format/dates'
import { formatInstant } from '@/lib/format/instants'
import { formatNameWithBirth } from '@/lib/format/person-names'
import { encounterKindWords, encounterStatusWords } from './encounter-words'
import { FinishEncounterButton } from './finish-encounter-button'
import { emptyNote } from './note-sections'
import { quoteResult, quoteVitals } from './quotations'
import { SignedNote } from './signed-note'
import { SoapNote } from './soap-note'

export type EncounterViewProps = {
  view: { encounter: Encounter; notes: readonly Note[]; draftId: string; addenda: readonly NoteVersion[]; diagnoses: readonly Diagnosis[]; vitalSets: readonly VitalSet[]; results: readonly LabResult[] }
  patient: Patient
  actorId: string
  at: string
  zone: string
}

/** One visit: the note at the left, what it is about at the right. */
export function EncounterView({ view, patient, actorId, at, zone }: EncounterViewProps) {
  const { encounter, notes, addenda, diagnoses, vitalSets, results } = view
  const base = `/doctor/patients/${patient.id}`
  const isMine = encounter.practitionerUserId === actorId
  const draft = notes.find((note) => note.status === 'draft' && note.authorId === actorId)
  const signed = notes.filter((note) => note.status === 'signed' || note.status === 'amended')
  const hasOwnSigned = signed.some((note) => note.authorId === actorId)
  const writes = draft !== undefined || (isMine && !hasOwnSigned)
  return (
    <>
      <PageHeader
        title="Visit"
        facts={[
          { label: 'State', value: encounterStatusWords[encounter.status] },
          { label: 'Started', value: formatInstant(encounter.startedAt, zone) },
          ...(encounter.endedAt ? [{ label: 'Ended', value: formatInstant(encounter.endedAt, zone) }] : []),
          { label: 'With', value: encounter.practitionerName },
          { label: 'Held', value: encounterKindWords[encounter.kind] },
          ...(encounter.reason ? [{ label: 'Reason', value: encounter.reason }] : []),
        ]}
        actions={
          <>
            <ButtonLink icon="orders" href={`${base}/orders/new?encounter=${encounter.id}`}>Order tests</ButtonLink>
            <ButtonLink icon="drug" href={`${base}/prescriptions/new?encounter=${encounter.id}`}>Prescribe</ButtonLink>
            {isMine && (encounter.status === 'in-progress' || encounter.status === 'onleave') && <FinishEncounterButton patientId={patient.id} encounterId={encounter.id} hasDraft={draft !== undefined} />}
          </>
        }
      />
      <div className="grid items-start gap-4 desktop:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
        <div className="grid gap-4">
          {signed.map((note) => <SignedNote key={note.id} note={note} addenda={addenda.filter((addendum) => addendum.noteId === note.id)} zone={zone} mayAdd />)}
          {writes && (
            <SoapNote
              key={encounter.id}
              patientId={patient.id}
              patientLabel={formatNameWithBirth(patient, formatDay(patient.bornOn))}
              encounterId={encounter.id}
              authorId={actorId}
              draft={draft ? { noteId: draft.id, version: draft.version, savedAt: draft.savedAt, words: { subjective: draft.subjective, objective: draft.objective, assessment: draft.assessment, plan: draft.plan } } : { noteId: view.draftId, version: 0, savedAt: null, words: emptyNote }}
              vitals={vitalSets.map((set) => quoteVitals(set, zone))}
              results={results.slice(0, 20).map((result) => quoteResult(result, zone))}
              zone={zone}
            />
          )}
          {!writes && signed.length === 0 && <Banner icon="lock" title={`${encounter.practitionerName} holds this visit`}>The note can be read here once it is signed.</Banner>}
        </div>
        <div className="grid gap-4">
          <DiagnosisPanel patientId={patient.id} encounterId={encounter.id} diagnoses={diagnoses} mayRecord={encounter.status !== 'cancelled'} zone={zone} />
          <LastVitals set={vitalSets[0] ?? null} at={at} zone={zone} recordHref={`${base}/vitals/new`} historyHref={`${base}/vitals`} />
        </div>
      </div>
    </>
  )
}
