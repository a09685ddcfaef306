'use client'
import { useRouter } from 'next/navigation'
import { markAllergyInError } from '@/actions/patients/mark-allergy-in-error'
import { recordNoAllergies } from '@/actions/patients/record-no-allergies'
import { ActionButton } from '@/components/forms/action-button'
import { ButtonLink } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { Panel } from '@/components/ui/panel'
import type { Allergy } from '@/lib/domain/allergies/allergy.schema'
import type { Patient } from '@/lib/domain/patients/patient.schema'
import { formatAgent } from '@/lib/format/agents'
import { formatInstant } from '@/lib/format/instants'
import { allergyCertaintyWords, allergyKindWords, allergySeverityWords, reactionWords } from './allergy-words'

export type AllergyPanelProps = { patient: Pick<Patient, 'id' | 'allergyState' | 'allergyStateAt'>; allergies: readonly Allergy[]; newHref: string; zone: string; mayRecord: boolean }

/** The list of what must be avoided, and the three ways to answer when nobody has asked yet. */
export function AllergyPanel({ patient, allergies, newHref, zone, mayRecord }: AllergyPanelProps) {
  const router = useRouter()
  const refresh = () => router.refresh()
  const none = mayRecord && allergies.length === 0 && patient.allergyState !== 'none-known'
  return (
    <Panel
      title="Allergies"
      note={allergies.length > 0 ? `${allergies.length} recorded` : undefined}
      flush
      actions={mayRecord && (
        <>
          {none && <ActionButton size="small" action={() => recordNoAllergies({ patientId: patient.id })} onDone={refresh} confirm={{ title: 'Record no known allergies?', description: 'The person was asked and reacts to nothing they know of. Prescribing will rely on it.', confirmLabel: 'Record no known allergies' }}>No known allergies</ActionButton>}
          <ButtonLink size="small" variant="primary" icon="plus" href={newHref}>Add allergy</ButtonLink>
        </>
      )}
    >
      {allergies.length === 0 ? (
        patient.allergyState === 'none-known'
          ? <EmptyState title="No known allergies" icon="check-circle">Asked {formatInstant(patient.allergyStateAt, zone)}.</EmptyState>
          : <EmptyState title="Allergies not recorded" icon="warning">Nobody has asked yet, which is not the same as none. Prescribing waits for an answer.</EmptyState>
      ) : (
        <ul aria-label="Allergies" className="divide-y text-dense">
          {allergies.map((allergy) => <AllergyLine key={allergy.id} allergy={allergy} zone={zone} patientId={patient.id} onChange={refresh} mayRecord={mayRecord} />)}
        </ul>
      )}
    </Panel>
  )
}

function AllergyLine({ allergy, zone, patientId, onChange, mayRecord }: { allergy: Allergy; zone: string; patientId: string; onChange: () => void; mayRecord: boolean }) {
  const isGrave = allergy.severity === 'anaphylaxis' || allergy.severity === 'severe'
  return (
    <li className="flex flex-wrap items-start gap-x-4 gap-y-1 px-3.5 py-2.5">
      <div className="min-w-48 flex-1">
        <p className="text-body"><b className="font-title text-ink">{formatAgent(allergy.agent)}</b> <span className="text-ink-2">{reactionWords(allergy.reactions)}</span></p>
        <p className="text-meta text-ink-3">{allergyKindWords[allergy.kind]}. {allergyCertaintyWords[allergy.certainty]}. {allergy.kind === 'medicine' && allergy.agentCode === null && 'Written by hand, not checked against medicines. '}Recorded {formatInstant(allergy.recordedAt, zone)} by {allergy.recordedByName}</p>
        {allergy.note && <p className="text-ink-2">{allergy.note}</p>}
      </div>
      <span className={isGrave ? 'font-label text-critical-text' : 'text-ink-2'}>{allergySeverityWords[allergy.severity]}</span>
      {mayRecord && (
        <ActionButton size="small" variant="quiet" action={() => markAllergyInError({ patientId, allergyId: allergy.id, reason: 'not-an-allergy' })} onDone={onChange} confirm={{ title: `Record entered in error: hide ${formatAgent(allergy.agent)} from the chart?`, description: 'It stays in the history with your name. Medicines will no longer be checked against it.', confirmLabel: 'Mark as entered in error', kind: 'harm' }}>
          Entered in error
        </ActionButton>
      )}
    </li>
  )
}
