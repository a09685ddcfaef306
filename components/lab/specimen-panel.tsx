'use client'
import { useRouter } from 'next/navigation'
import { collectSpecimen } from '@/actions/lab/collect-specimen'
import { receiveSpecimen } from '@/actions/lab/receive-specimen'
import { SpecimenNumber } from '@/components/clinical/specimen-number'
import { TimeText } from '@/components/clinical/time-text'
import { ActionButton } from '@/components/forms/action-button'
import { Panel } from '@/components/ui/panel'
import { Stepper, type Step } from '@/components/ui/stepper'
import type { Specimen } from '@/lib/domain/lab/order.schema'
import { CollectDialog } from './collect-dialog'
import { PrintLabelButton } from './print-label-button'
import { RejectDialog } from './reject-dialog'

type SpecimenPanelProps = {
  specimen: Specimen
  /** The names of its tests. */
  testNames: readonly string[]
  zone: string
  may: { label: boolean; collect: boolean; receive: boolean }
}

const afterCollection = ['collected', 'in_transit', 'received', 'accepted', 'stored', 'exhausted']
const afterReceipt = ['received', 'accepted', 'stored', 'exhausted']
const ended = { rejected: 'Rejected', cancelled: 'Cancelled', lost: 'Lost', not_collected: 'Not collected', 'entered-in-error': 'Entered in error' } as Partial<Record<Specimen['status'], string>>

/** One tube: where it stands and what may be done with it. */
export function SpecimenPanel({ specimen, testNames, zone, may }: SpecimenPanelProps) {
  const router = useRouter()
  const done = () => router.refresh()
  const { status } = specimen
  const canCollect = may.collect && (status === 'registered' || status === 'label_printed')
  const canReceive = may.receive && (status === 'collected' || status === 'in_transit')
  return (
    <Panel title={<><SpecimenNumber value={specimen.accession} /> {specimen.tube}</>} note={testNames.join(', ')}>
      <div className="flex flex-wrap items-start gap-x-6 gap-y-3">
        <Stepper label={`Specimen ${specimen.accession}`} steps={stepsOf(specimen)} />
        <dl className="grid grid-cols-[auto_auto] gap-x-3 text-dense">
          {specimen.collectedAt && <><dt className="text-ink-3">Collected</dt><dd><TimeText at={specimen.collectedAt} zone={zone} />, {specimen.collectedByName}</dd></>}
          {specimen.receivedAt && <><dt className="text-ink-3">Received</dt><dd><TimeText at={specimen.receivedAt} zone={zone} />, {specimen.receivedByName}</dd></>}
          {specimen.rejectionCode && <><dt className="text-ink-3">Rejected</dt><dd>{specimen.rejectionNote ?? specimen.rejectionCode}</dd></>}
        </dl>
        <div className="ml-auto flex flex-wrap items-start gap-2 max-tablet:ml-0">
          {may.label && !ended[status] && <PrintLabelButton specimen={specimen} />}
          {canCollect && <CollectDialog onCollect={(identifiersMatched) => collectSpecimen({ specimenId: specimen.id, collectedAt: null, identifiersMatched })} onDone={done} />}
          {canReceive && <ActionButton variant="primary" action={() => receiveSpecimen({ specimenId: specimen.id })} onDone={done}>Mark received</ActionButton>}
          {may.receive && ['collected', 'in_transit', 'received', 'accepted'].includes(status) && <RejectDialog specimenId={specimen.id} accession={specimen.accession} onDone={done} />}
        </div>
      </div>
    </Panel>
  )
}

function stepsOf({ status, labelsPrinted }: Specimen): Step[] {
  const end = ended[status]
  const isCollected = afterCollection.includes(status) || status === 'rejected' || status === 'lost'
  const isReceived = afterReceipt.includes(status)
  const stateOf = (isDone: boolean, isNow: boolean): Step['state'] => (isDone ? 'done' : isNow ? 'current' : 'waiting')
  const steps: Step[] = [
    { label: 'Labelled', state: stateOf(labelsPrinted > 0, status === 'registered') },
    { label: 'Collected', state: stateOf(isCollected, status === 'label_printed') },
    { label: 'Received', state: stateOf(isReceived, status === 'collected' || status === 'in_transit') },
  ]
  return end ? [...steps, { label: end, state: 'failed' }] : steps
}
