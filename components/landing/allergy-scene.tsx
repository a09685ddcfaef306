import { AlertPanel } from '@/components/clinical/alert-panel'
import { PrescriptionLine } from '@/components/clinical/prescription-line'

/** An allergy that stops a prescription, on the line it concerns. */
export function AllergyScene() {
  return (
    <article className="grid content-start gap-3">
      <h3 className="text-name font-title">A recorded allergy stops the signature</h3>
      <p className="text-ink-2">The same check runs when the doctor prescribes, when the pharmacist dispenses, and again whenever the list changes. A medicine without a code is shown as not checked, never as safe.</p>
      <div className="rounded-panel border bg-surface p-4">
        <PrescriptionLine line={{ generic: 'amoxicillin', form: 'capsule', dose: 500, unit: 'mg', route: 'oral', frequency: 'three times a day', duration: 'for 5 days' }} sentence="Take 1 capsule three times a day for 5 days." />
        <div className="mt-3"><AlertPanel tier={1} title="Recorded allergy to penicillin: anaphylaxis" detail="amoxicillin is a penicillin." /></div>
      </div>
    </article>
  )
}
