import { DescriptionList } from '@/components/ui/description-list'
import { Disclosure } from '@/components/ui/disclosure'
import { Panel } from '@/components/ui/panel'
import type { Allergy } from '@/lib/domain/allergies/allergy.schema'
import type { Diagnosis } from '@/lib/domain/diagnoses/diagnosis.schema'
import type { Condition, Consent, Patient } from '@/lib/domain/patients/patient.schema'
import type { Note } from '@/lib/domain/visits/visit.schema'
import { formatDayForPatient } from '@/lib/format/dates'
import { formatIdentifier } from '@/lib/format/identifiers'
import { dayOfInstant } from '@/lib/format/instants'
import { formatGreetingName } from '@/lib/format/person-names'

type OwnRecord = { patient: Patient; allergies: readonly Allergy[]; conditions: readonly Condition[]; diagnoses: readonly Diagnosis[]; notes: readonly Note[]; consents: readonly Consent[] }
const allergyWords = { 'not-recorded': 'Nobody has asked you yet. Tell your clinic at your next visit.', 'none-known': 'You have no known allergies.', known: '' } as const
const consentWords: Record<Consent['kind'], string> = { terms: 'Terms of use', privacy: 'Privacy notice', treatment: 'Keeping a record of my care', sharing: 'Sharing with other clinics', research: 'Research', messaging: 'Messages when something is ready' }

/** The patient's own record in everyday order: who, allergies, conditions, visits, consents. */
export function OwnRecordView({ record, zone }: { record: OwnRecord; zone: string }) {
  const { patient, allergies, conditions, diagnoses, notes, consents } = record
  // The same condition may be named at registration and again at a visit: it is one.
  const problems = [...new Set([...diagnoses.filter((each) => each.status === 'active'), ...conditions].map(({ title }) => title))]
  return (
    <div className="grid gap-5 text-plain">
      <Panel title="About you">
        <DescriptionList items={[
          { term: 'Name', value: formatGreetingName(patient) }, { term: 'Date of birth', value: formatDayForPatient(patient.bornOn) }, { term: 'Record number', value: <span className="identifier">{formatIdentifier(patient.mrn, 'MRN')}</span> },
          { term: 'Blood type', value: patient.bloodType ?? 'Not recorded' }, { term: 'Phone', value: patient.phone ?? 'Not recorded' }, { term: 'E-mail', value: patient.email ?? 'Not recorded' },
        ]} />
      </Panel>
      <Panel title="Allergies">
        {patient.allergyState === 'known' || allergies.length > 0
          ? <ul className="divide-y">{allergies.map((allergy) => <li key={allergy.id} className="py-1.5"><strong className="font-label">{allergy.agent}</strong> <span className="text-ink-2">{allergy.reactions.join(', ') || 'reaction not known'}</span></li>)}</ul>
          : <p className="text-ink-2">{allergyWords[patient.allergyState]}</p>}
      </Panel>
      <Panel title="Conditions">{problems.length === 0 ? <p className="text-ink-2">None recorded.</p> : <ul className="divide-y">{problems.map((title) => <li key={title} className="py-1.5">{title}</li>)}</ul>}</Panel>
      <Panel title="Visit notes">
        {notes.length === 0 ? <p className="text-ink-2">No note was signed yet.</p> : notes.map((note) => (
          <Disclosure key={note.id} summary={`${formatDayForPatient(dayOfInstant(note.signedAt ?? note.savedAt, zone))}, ${note.authorName}`}>
            <DescriptionList layout="columns" items={[{ term: 'What you told', value: note.subjective || 'Not recorded' }, { term: 'What was found', value: note.objective || 'Not recorded' }, { term: 'What it may be', value: note.assessment || 'Not recorded' }, { term: 'What happens next', value: note.plan || 'Not recorded' }]} />
          </Disclosure>
        ))}
      </Panel>
      <Panel title="What you agreed to"><DescriptionList layout="rows" items={consents.map((consent) => ({ term: consentWords[consent.kind], value: `${consent.given && !consent.withdrawnAt ? 'Yes' : 'No'}, ${formatDayForPatient(dayOfInstant(consent.at, zone))}` }))} /></Panel>
    </div>
  )
}
