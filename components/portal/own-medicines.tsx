import { EmptyState } from '@/components/ui/empty-state'
import { Panel } from '@/components/ui/panel'
import type { StoredDocument } from '@/lib/domain/files/document.schema'
import type { HomeMedication } from '@/lib/domain/patients/patient.schema'
import type { Prescription, PrescriptionItem, RefillRequest } from '@/lib/domain/prescriptions/prescription.schema'
import { formatDayForPatient } from '@/lib/format/dates'
import { dayOfInstant } from '@/lib/format/instants'
import { DownloadDocument } from './download-document'
import { RefillControl } from './refill-control'

type Line = { prescription: Prescription; items: readonly (PrescriptionItem & { left: number; request: RefillRequest | null })[]; document: StoredDocument | null }
type Medicines = { prescriptions: readonly Line[]; home: readonly HomeMedication[] }

const stateWords: Record<Prescription['status'], string> = { draft: 'Draft', active: 'Current', 'on-hold': 'Paused by your clinic', cancelled: 'Cancelled', completed: 'Finished', stopped: 'Stopped', 'entered-in-error': 'Entered in error' }

/** Prescriptions with how to take each medicine and what is left, and what the patient told the clinic. */
export function OwnMedicines({ medicines: { prescriptions, home }, zone }: { medicines: Medicines; zone: string }) {
  return (
    <div className="grid gap-5">
      {prescriptions.length === 0 && <Panel><EmptyState title="No prescriptions yet">What your doctor prescribes appears here with how to take it.</EmptyState></Panel>}
      {prescriptions.map(({ prescription, items, document }) => (
        <Panel key={prescription.id} title={`Prescription of ${formatDayForPatient(dayOfInstant(prescription.signedAt, zone))}`} note={stateWords[prescription.status]} actions={<DownloadDocument document={document} isAsked={prescription.documentId !== null} label="Download prescription" />}>
          <p className="text-body text-ink-2">Prescribed by {prescription.prescriberName}{prescription.validUntil && `, valid until ${formatDayForPatient(dayOfInstant(prescription.validUntil, zone))}`}</p>
          <ul className="mt-2 divide-y">
            {items.map((item) => (
              <li key={item.id} className="grid gap-0.5 py-2.5">
                <p className="text-plain font-label">{item.name} <span className="font-text text-ink-2">{item.strength} {item.form}</span></p>
                <p className="text-plain">{item.sentence}</p>
                <p className="text-body text-ink-2">{leftWords(item)}</p>
                <RefillControl itemId={item.id} name={`${item.name} ${item.strength}`} request={item.request && { id: item.request.id, status: item.request.status, reason: item.request.reason, requestedOn: formatDayForPatient(dayOfInstant(item.request.requestedAt, zone)) }} mayAsk={mayAskAgain(prescription, item)} />
              </li>
            ))}
          </ul>
        </Panel>
      ))}
      {home.length > 0 && (
        <Panel title="What you told us you take">
          <ul className="divide-y">{home.map((medicine) => <li key={medicine.id} className="py-2 text-plain">{medicine.name} <span className="text-ink-2">{[medicine.dose, medicine.frequency].filter(Boolean).join(', ')}</span></li>)}</ul>
        </Panel>
      )}
    </div>
  )
}

/** What was stopped, or is paused, is asked about at the clinic. */
const mayAskAgain = ({ status }: Prescription, item: PrescriptionItem): boolean => (status === 'active' || status === 'completed') && (item.status === 'active' || item.status === 'completed')

function leftWords({ left, quantityUnit, quantityDispensed, status }: PrescriptionItem & { left: number }): string {
  if (status === 'stopped' || status === 'cancelled') return 'Stopped: do not take it any more.'
  const given = quantityDispensed > 0 ? `${quantityDispensed} ${quantityUnit} handed out. ` : ''
  return left > 0 ? `${given}${left} ${quantityUnit} left to collect.` : `${given}Nothing left to collect.`
}
