import { ButtonLink } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { Panel } from '@/components/ui/panel'
import { TextLink } from '@/components/ui/text-link'
import { StartEncounterButton } from '@/components/visits/start-encounter-button'
import { LastVitals } from '@/components/vitals/last-vitals'
import type { Patient } from '@/lib/domain/patients/patient.schema'
import type { Encounter } from '@/lib/domain/visits/visit.schema'
import { ReportLines } from '@/components/visits/report-lines'
import { PatientTimeline } from './patient-timeline'
import { PregnancyPanel } from './pregnancy-panel'
import { PrescribedPanel } from './prescribed-panel'
import { timelineDays, type TimelineRecords } from './timeline-groups'

export type ChartSummaryProps = { patient: Patient; records: TimelineRecords; actorId: string; at: string; zone: string }

/** What is going on with this person: what waits, how they are, what they take, what happened. */
export function ChartSummary({ patient, records, actorId, at, zone }: ChartSummaryProps) {
  const base = `/doctor/patients/${patient.id}`
  const waiting = records.reports.filter((report) => report.acknowledgedAt === null)
  const problems = records.diagnoses.filter((diagnosis) => diagnosis.status === 'active')
  const current = records.medicines.filter((item) => item.status === 'active')
  return (
    <div className="grid items-start gap-4 desktop:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
      <div className="grid gap-4">
        {waiting.length > 0 && <Panel title="New results" note={`${waiting.length}`} flush><ReportLines label="New results" reports={waiting} at={at} zone={zone} hidePatient /></Panel>}
        <PatientTimeline days={timelineDays(records, { base, zone })} zone={zone} />
      </div>
      <div className="grid gap-4">
        <VisitActions patient={patient} encounters={records.encounters} actorId={actorId} base={base} />
        <Panel title="Problems" note={problems.length > 0 ? `${problems.length} active` : undefined} flush>
          {problems.length === 0 ? <EmptyState title="No active diagnosis" icon="stethoscope">Diagnoses are added in a visit.</EmptyState> : (
            <ul aria-label="Problems" className="divide-y text-dense">
              {problems.map((diagnosis) => <li key={diagnosis.id} className="px-3.5 py-2"><span className="mr-2 identifier text-ink-3">{diagnosis.code}</span>{diagnosis.title}{diagnosis.certainty === 'provisional' && <span className="text-ink-3"> (provisional)</span>}</li>)}
            </ul>
          )}
        </Panel>
        <PrescribedPanel title="Current medicines" items={current} footer={<TakenAtHome state={patient.medicationState} href={`${base}/medicines`} />} />
        <PregnancyPanel patient={patient} at={at} zone={zone} />
        <LastVitals set={records.vitalSets[0] ?? null} at={at} zone={zone} recordHref={`${base}/vitals/new`} historyHref={`${base}/vitals`} />
      </div>
    </div>
  )
}

/** What was prescribed here is not all that is taken: whoever reads the summary has to know whether there is more. */
function TakenAtHome({ state, href }: { state: Patient['medicationState']; href: string }) {
  if (state === 'none') return <>Takes nothing else regularly.</>
  if (state === 'not-recorded') return <><span className="text-warning-text">What is taken at home is not recorded.</span> <TextLink href={href}>Record now</TextLink></>
  return <>Medicines taken at home are recorded too. <TextLink href={href}>See all medicines</TextLink></>
}

function VisitActions({ patient, encounters, actorId, base }: { patient: Patient; encounters: readonly Encounter[]; actorId: string; base: string }) {
  const open = encounters.find((encounter) => encounter.status === 'in-progress' && encounter.practitionerUserId === actorId)
  if (patient.deceasedOn !== null || patient.status !== 'active') return null
  return (
    <Panel title="Visit">
      <div className="flex flex-wrap gap-2">
        {open ? <ButtonLink variant="primary" icon="stethoscope" href={`${base}/encounters/${open.id}`}>Open visit</ButtonLink> : <StartEncounterButton patientId={patient.id} appointmentId={null} kind="in-person" reason={null} />}
        <ButtonLink icon="orders" href={`${base}/orders/new${open ? `?encounter=${open.id}` : ''}`}>Order tests</ButtonLink>
        <ButtonLink icon="drug" href={`${base}/prescriptions/new${open ? `?encounter=${open.id}` : ''}`}>Prescribe</ButtonLink>
        <ButtonLink icon="calendar" href={`${base}/appointments/new`}>Book appointment</ButtonLink>
      </div>
    </Panel>
  )
}
