import type { ReactNode } from 'react'
import { PageBody } from '@/components/shell/page-body'
import { ActionBar } from '@/components/ui/action-bar'
import { Banner } from '@/components/ui/banner'
import { ButtonLink } from '@/components/ui/button'
import { Panel } from '@/components/ui/panel'
import { deviationWords } from '@/lib/domain/pharmacy/dispensing-policy.table'
import { unclaimedFrom } from '@/lib/domain/pharmacy/hand-over'
import { warningsFor } from '@/lib/domain/pharmacy/label'
import type { Dispense, MedicinalProduct } from '@/lib/domain/pharmacy/stock.schema'
import type { LotPick } from '@/lib/domain/pharmacy/fefo'
import type { Patient } from '@/lib/domain/patients/patient.schema'
import { checkedLine } from '@/lib/domain/prescriptions/checked-line'
import { daysOfSupply } from '@/lib/domain/prescriptions/quantity'
import type { PrescriptionItem } from '@/lib/domain/prescriptions/prescription.schema'
import { formatDay } from '@/lib/format/dates'
import { formatInstant } from '@/lib/format/instants'
import { formatIdentifier } from '@/lib/format/identifiers'
import { formatRecordName } from '@/lib/format/person-names'
import { ResumeButton, ReverseDialog } from './closed-supply'
import { DispenseDialogs } from './dispense-dialogs'
import type { ShelfLot } from './pick-state'
import { FinalCheckForm, HandOutForm, PickForm, ReviewPanel } from './stage-parts'

type Line = { item: PrescriptionItem; due: number; product: MedicinalProduct | null; lots: ShelfLot[]; proposed: LotPick[]; short: number; expiresDuringTherapy: boolean; setAside: number; highAlerts: readonly string[]; isControlled: boolean }
type DispenseStageProps = { dispense: Dispense; lines: readonly Line[]; patient: Patient; isHeld: boolean; actorId: string; needsSecondPerson: boolean; needsCollector: boolean; today: string; at: string; zone: string; children: ReactNode }

/** What is to be done with a supply in its state: check, pick, check again, hand out, or read what became of it. */
export function DispenseStage({ dispense, lines, patient, isHeld, actorId, needsSecondPerson, needsCollector, today, at, zone, children }: DispenseStageProps) {
  const on = { dispenseId: dispense.id, version: dispense.version, number: dispense.prescriptionNumber }
  switch (dispense.status) {
    case 'queued':
    case 'in_review':
      return <ReviewPanel {...on} isHeld={isHeld} zone={zone} lines={lines.map(({ item, due, highAlerts, isControlled }) => ({ item, due, highAlerts, isControlled }))}>{children}</ReviewPanel>
    case 'clinically_checked':
      return <PickForm {...on} today={today} lines={lines.map(pickable)}>{children}</PickForm>
    case 'picked':
      return (
        <FinalCheckForm {...on} needsSecondPerson={needsSecondPerson} isOwnPick={dispense.pickedBy === actorId} labelsPrinted={dispense.labelsPrinted} lots={dispense.lines.flatMap((line) => line.lots.map((lot) => ({ lotId: lot.lotId, lotNumber: lot.lotNumber, name: line.name, quantity: lot.quantity })))}>
          {children}
          <PickedPanel dispense={dispense} items={lines.map(({ item }) => item)} />
        </FinalCheckForm>
      )
    case 'ready':
      return <HandOutForm {...on} details={detailsOf(patient)} counselling={lines.filter(({ item }) => dispense.lines.some((line) => line.itemId === item.id && line.quantity > 0)).map(({ item }) => counsellingOf(item))} needsCollector={needsCollector} returnBlocked={returnBlocked(dispense, { at, zone })}>{children}<PickedPanel dispense={dispense} items={lines.map(({ item }) => item)} /></HandOutForm>
    default:
      return <Closed dispense={dispense} items={lines.map(({ item }) => item)} zone={zone}>{children}</Closed>
  }
}

function Closed({ dispense, items, zone, children }: { dispense: Dispense; items: readonly PrescriptionItem[]; zone: string; children: ReactNode }) {
  const on = { dispenseId: dispense.id, version: dispense.version, number: dispense.prescriptionNumber }
  const isOut = dispense.status === 'handed_over' || dispense.status === 'partial'
  return (
    <>
      <PageBody>
        <div className="grid gap-3">
          {children}
          {isOut && <Banner tone="success" title={`Handed out ${formatInstant(dispense.handedOverAt, zone)} by ${dispense.handedOverByName ?? 'the pharmacy'}`}>Identified by {dispense.identityChecks.join(' and ')}. {dispense.counselled === 'yes' ? 'Advice was given.' : 'Advice was declined.'}{dispense.status === 'partial' && ' What is owing waits in the queue.'}</Banner>}
          {dispense.statusReason && !isOut && dispense.status !== 'paused' && <Banner tone="warning" title={dispense.statusReason.replaceAll('-', ' ')} />}
          <PickedPanel dispense={dispense} items={items} />
        </div>
      </PageBody>
      {(isOut || dispense.status === 'paused') && (
        <ActionBar note={isOut ? 'Found an error? A reversal is an entry of its own.' : 'The supply waits.'}>
          {dispense.status === 'paused' && <><DispenseDialogs {...on} mayQuery={false} /><ResumeButton dispenseId={dispense.id} version={dispense.version} /></>}
          {isOut && <><ButtonLink href={`/pharmacy/dispenses/${dispense.id}/labels`} icon="printer">Labels</ButtonLink><ReverseDialog {...on} /></>}
        </ActionBar>
      )}
    </>
  )
}

function returnBlocked({ finalCheckedAt }: Dispense, { at, zone }: { at: string; zone: string }): string | null {
  const from = unclaimedFrom(finalCheckedAt ?? at)
  return at >= from ? null : `Kept for the patient until ${formatInstant(from, zone)}`
}

function PickedPanel({ dispense, items }: { dispense: Dispense; items: readonly PrescriptionItem[] }) {
  const unitOf = (itemId: string) => items.find((item) => item.id === itemId)?.quantityUnit ?? 'pieces'
  if (dispense.lines.length === 0) return null
  return (
    <Panel title="In the bag" flush>
      <ul className="divide-y">
        {dispense.lines.map((line) => (
          <li key={line.itemId} className="flex flex-wrap items-baseline gap-x-4 gap-y-0.5 px-3.5 py-2.5 text-dense">
            <b className="font-label">{line.name}</b>
            <span className="figures">{line.quantity} {unitOf(line.itemId)}{line.owing > 0 && `, ${line.owing} owing`}</span>
            {line.lots.map((lot) => <span key={lot.lotId} className="text-ink-2"><span className="identifier">Lot {lot.lotNumber}</span>, use by <span className="date">{formatDay(lot.expiresOn)}</span></span>)}
            {line.fefoDeviationReason && <span className="text-warning-text">An earlier lot was left: {deviationWords(line.fefoDeviationReason)}</span>}
          </li>
        ))}
      </ul>
    </Panel>
  )
}

const pickable = ({ item, due, product, ...line }: Line) => ({ item, due, ...line, productName: product?.name ?? null, gtin: product?.gtin ?? null, location: product?.location ?? null, therapyDays: daysOfSupply(due, item.dose, item.form) })

function detailsOf(patient: Patient) {
  const address = patient.address ? Object.values(patient.address).filter((part) => typeof part === 'string' && part !== '').join(', ') : null
  return { name: formatRecordName(patient), 'date of birth': formatDay(patient.bornOn), 'record number': formatIdentifier(patient.mrn, 'MRN'), address, phone: patient.phone }
}

const counsellingOf = (item: PrescriptionItem) => ({ name: `${item.name} ${item.strength}`, points: [item.sentence, ...warningsFor(checkedLine(item, { prescribedBy: null, stoppedOn: null })).map((warning) => warning.text)] })
