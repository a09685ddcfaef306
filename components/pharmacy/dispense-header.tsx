import { UrgencyBadge } from '@/components/clinical/urgency-badge'
import { OverrideList } from '@/components/prescriptions/override-list'
import { dispenseWords } from '@/components/prescriptions/status-words'
import { Badge } from '@/components/ui/badge'
import { Banner } from '@/components/ui/banner'
import { PageHeader } from '@/components/ui/page-header'
import { Stepper, type Step } from '@/components/ui/stepper'
import { stateBeforePause } from '@/lib/domain/pharmacy/dispense.states'
import type { Dispense, DispenseStatus } from '@/lib/domain/pharmacy/stock.schema'
import type { Prescription } from '@/lib/domain/prescriptions/prescription.schema'
import { formatDay } from '@/lib/format/dates'
import { dayOfInstant, formatInstant } from '@/lib/format/instants'

const stages: readonly { label: string; states: readonly DispenseStatus[] }[] = [
  { label: 'Clinical check', states: ['queued', 'in_review'] }, { label: 'Pick and dispense', states: ['clinically_checked'] },
  { label: 'Final check', states: ['picked', 'final_checked'] }, { label: 'Hand out', states: ['ready'] },
]

/** What this supply is, where it stands, and what the prescriber left for the pharmacist. */
export function DispenseHeader({ dispense, prescription, zone }: { dispense: Dispense; prescription: Prescription; zone: string }) {
  const state = dispenseWords[dispense.status]
  const facts = [
    { label: 'Prescriber', value: prescription.prescriberName }, { label: 'Signed', value: formatInstant(prescription.signedAt, zone) },
    { label: 'Valid until', value: formatDay(dayOfInstant(prescription.validUntil, zone)) },
    ...(dispense.checkedByName ? [{ label: 'Checked by', value: dispense.checkedByName }] : []),
  ]
  return (
    <div className="grid gap-3">
      <PageHeader className="mb-0" title={<span className="identifier">{dispense.prescriptionNumber}</span>} badges={<><Badge tone={state.tone}>{state.text}</Badge>{dispense.priority !== 'routine' && <UrgencyBadge urgency={dispense.priority} />}</>} facts={facts} />
      <Stepper label="Stages of this supply" steps={stepsOf(dispense)} />
      {prescription.status !== 'active' && !['handed_over', 'partial'].includes(dispense.status) && <Banner tone="critical" live="alert" title={`The prescription is ${prescription.status.replaceAll('-', ' ')}: nothing is handed out`}>{prescription.statusReason}</Banner>}
      {dispense.queryToPrescriber && <Banner tone={dispense.status === 'paused' ? 'pending' : 'info'} icon="query" title={dispense.status === 'paused' ? 'Waits for the prescriber’s answer' : 'Question and answer'}><p className="whitespace-pre-line">{dispense.queryToPrescriber}</p></Banner>}
      {prescription.noteToPharmacist && <Banner tone="info" title="Note of the prescriber"><p className="whitespace-pre-line">{prescription.noteToPharmacist}</p></Banner>}
      <OverrideList title="The prescriber passed these warnings" overrides={prescription.overrides} zone={zone} />
      <OverrideList title="Passed at the clinical check" overrides={dispense.overrides ?? []} zone={zone} />
    </div>
  )
}

function stepsOf(dispense: Dispense): Step[] {
  const standing = dispense.status === 'paused' ? (stateBeforePause(dispense) ?? 'queued') : dispense.status
  const isDone = ['handed_over', 'partial', 'reversed'].includes(standing)
  const isEnded = ['declined', 'cancelled', 'returned_unclaimed'].includes(standing)
  const now = stages.findIndex((stage) => stage.states.includes(standing))
  return stages.map(({ label }, place) => ({ label, state: isDone ? 'done' : isEnded ? 'failed' : place < now ? 'done' : place === now ? 'current' : 'waiting' }))
}
