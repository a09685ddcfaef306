import { PrescriptionLine } from '@/components/clinical/prescription-line'
import { RevocationBanner } from '@/components/documents/revocation-banner'
import { RevokeDocumentDialog } from '@/components/documents/revoke-document-dialog'
import { DownloadDocument } from '@/components/portal/download-document'
import { Badge } from '@/components/ui/badge'
import { Banner } from '@/components/ui/banner'
import { PageHeader } from '@/components/ui/page-header'
import { Panel } from '@/components/ui/panel'
import { frequencyOf } from '@/lib/domain/prescriptions/frequency.table'
import type { StoredDocument } from '@/lib/domain/files/document.schema'
import type { Dispense } from '@/lib/domain/pharmacy/stock.schema'
import type { Prescription, PrescriptionItem } from '@/lib/domain/prescriptions/prescription.schema'
import { formatDay } from '@/lib/format/dates'
import { dayOfInstant, formatInstant } from '@/lib/format/instants'
import { AnswerQueryForm } from './answer-query-form'
import { OverrideList } from './override-list'
import { PrescriptionActions } from './prescription-actions'
import { dispenseWords, prescriptionWords } from './status-words'

type Line = { item: PrescriptionItem; state: { dispensed: number; remaining: number; owing: number; repeatsLeft: number } }
type PrescriptionViewProps = { prescription: Prescription; items: readonly Line[]; dispenses: readonly Dispense[]; document: StoredDocument | null; mayAct: boolean; zone: string }

/** A signed prescription: its lines, what was supplied, what was decided, and what may be done with it. */
export function PrescriptionView({ prescription, items, dispenses, document, mayAct, zone }: PrescriptionViewProps) {
  const status = prescriptionWords[prescription.status]
  const waiting = dispenses.find((dispense) => dispense.status === 'paused' && dispense.queryToPrescriber !== null)
  const facts = [
    { label: 'Prescriber', value: prescription.prescriberName },
    { label: 'Signed', value: formatInstant(prescription.signedAt, zone) },
    { label: 'Valid until', value: formatDay(dayOfInstant(prescription.validUntil, zone)) },
  ]
  return (
    <div className="grid gap-4">
      <PageHeader title={`Prescription ${prescription.number}`} badges={<Badge tone={status.tone}>{status.text}</Badge>} facts={facts} actions={<><DownloadDocument document={document?.status === 'ready' ? document : null} isAsked={document !== null} label="Download prescription" />{mayAct && <RevokeDocumentDialog document={document} title={`the printed prescription ${prescription.number}`} />}{mayAct && <PrescriptionActions prescription={{ id: prescription.id, version: prescription.version, status: prescription.status, number: prescription.number }} />}</>} className="mb-0" />
      <RevocationBanner document={document} zone={zone} />
      {prescription.statusReason && prescription.status !== 'completed' && <Banner tone="warning" title={`${status.text}: ${prescription.statusReason}`} />}
      {waiting && mayAct && <AnswerQueryForm key={waiting.version} dispenseId={waiting.id} version={waiting.version} question={waiting.queryToPrescriber ?? ''} />}
      <Panel title="Medicines" note={items.length === 1 ? '1 line' : `${items.length} lines`} flush>
        <ul className="divide-y">{items.map((line) => <ItemLine key={line.item.id} line={line} prescription={prescription} />)}</ul>
      </Panel>
      <OverrideList title="Answered warnings" overrides={prescription.overrides} zone={zone} />
      <Panel title="At the pharmacy" flush>
        {dispenses.length === 0 ? <p className="px-3.5 py-3 text-dense text-ink-3">Nothing was sent to the pharmacy</p> : (
          <ul className="divide-y">
            {dispenses.map((dispense) => (
              <li key={dispense.id} className="grid gap-1 px-3.5 py-2.5 text-dense">
                <p className="flex flex-wrap items-center gap-2"><Badge tone={dispenseWords[dispense.status].tone}>{dispenseWords[dispense.status].text}</Badge><span className="text-ink-3">since {formatInstant(dispense.handedOverAt ?? dispense.pickedAt ?? dispense.checkedAt ?? dispense.queuedAt, zone)}</span>{dispense.handedOverByName && <span className="text-ink-2">by {dispense.handedOverByName}</span>}</p>
                {dispense.status === 'declined' && dispense.statusReason && <p className="text-ink-2">{dispense.statusReason.replaceAll('-', ' ')}</p>}
                {dispense.queryToPrescriber && <p className="whitespace-pre-line text-ink-2">{dispense.queryToPrescriber}</p>}
                {dispense.lines.filter((line) => line.quantity > 0 || line.owing > 0).map((line) => <p key={line.itemId} className="text-ink-2 figures">{line.name}: {line.quantity > 0 ? `${line.quantity} supplied${line.lots.length > 0 ? `, lot ${line.lots.map((lot) => lot.lotNumber).join(', ')}` : ''}` : 'nothing supplied yet'}{line.owing > 0 && `, ${line.owing} owing`}</p>)}
              </li>
            ))}
          </ul>
        )}
      </Panel>
      {prescription.noteToPharmacist && <Panel title="Note to the pharmacist"><p className="text-dense whitespace-pre-line">{prescription.noteToPharmacist}</p></Panel>}
    </div>
  )
}

function ItemLine({ line: { item, state }, prescription }: { line: Line; prescription: Prescription }) {
  const isEnded = item.status === 'stopped' || item.status === 'cancelled'
  const often = frequencyOf(item.dose.frequency)?.says ?? item.dose.frequency
  return (
    <li className="px-3.5 py-3">
      <PrescriptionLine
        line={{ generic: item.name, brand: item.brand, form: item.form, strength: item.strength, dose: item.dose.amount, unit: item.dose.unit, route: item.dose.route, frequency: item.dose.asNeeded ? `up to ${often}, when required` : often, duration: item.dose.durationDays ? `for ${item.dose.durationDays} ${item.dose.durationDays === 1 ? 'day' : 'days'}` : null }}
        sentence={item.sentence}
        stopped={item.status === 'stopped' ? { on: formatDay(item.updatedAt.slice(0, 10)), reason: prescription.statusReason ?? 'no reason given', by: prescription.prescriberName } : null}
      />
      <p className="mt-0.5 flex flex-wrap gap-x-4 text-meta text-ink-3 figures">
        <span>{item.quantity} {item.quantityUnit}{item.refillsAllowed > 0 && `, ${item.refillsAllowed} ${item.refillsAllowed === 1 ? 'refill' : 'refills'}`}</span>
        <span>{state.dispensed} supplied{!isEnded && `, ${state.remaining} left`}</span>
        {item.indication && <span>For {item.indication}</span>}
        {!item.isSubstitutionAllowed && <span>Do not substitute</span>}
      </p>
    </li>
  )
}
