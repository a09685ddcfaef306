'use client'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { recordHomeMedication } from '@/actions/patients/record-home-medication'
import { recordNoHomeMedications } from '@/actions/patients/record-no-home-medications'
import { stopHomeMedication } from '@/actions/patients/stop-home-medication'
import { ActionButton } from '@/components/forms/action-button'
import { LaterField, LaterForm } from '@/components/forms/later-form'
import { newClientId } from '@/components/forms/new-client-id'
import { Button } from '@/components/ui/button'
import { Combobox } from '@/components/ui/combobox'
import { EmptyState } from '@/components/ui/empty-state'
import { Input } from '@/components/ui/input'
import { Panel } from '@/components/ui/panel'
import type { HomeMedication, Patient } from '@/lib/domain/patients/patient.schema'
import { formatDay } from '@/lib/format/dates'

export type MedicineOption = { value: string; label: string }
export type HomeMedicationPanelProps = { patient: Pick<Patient, 'id' | 'medicationState'>; medicines: readonly HomeMedication[]; formulary: readonly MedicineOption[]; mayRecord: boolean }

/** What the person takes at home, as they or their packets say. */
export function HomeMedicationPanel({ patient, medicines, formulary, mayRecord }: HomeMedicationPanelProps) {
  const router = useRouter()
  const [isAdding, setAdding] = useState(false)
  const hasNone = !medicines.some((medicine) => medicine.status === 'active')
  const refresh = () => {
    setAdding(false)
    router.refresh()
  }
  return (
    <Panel
      title="Taken at home"
      flush
      actions={mayRecord && !isAdding && (
        <>
          {hasNone && patient.medicationState !== 'none' && <ActionButton size="small" action={() => recordNoHomeMedications({ patientId: patient.id })} onDone={refresh}>Takes nothing regularly</ActionButton>}
          <Button size="small" variant="primary" icon="plus" onClick={() => setAdding(true)}>Add medicine</Button>
        </>
      )}
    >
      {isAdding && <AddMedicine patientId={patient.id} formulary={formulary} onDone={refresh} onCancel={() => setAdding(false)} />}
      {medicines.length === 0 && !isAdding ? (
        patient.medicationState === 'none'
          ? <EmptyState title="Takes no medicines regularly" icon="check-circle" />
          : <EmptyState title="Home medicines not recorded" icon="warning">Ask for the packets, or the list from the pharmacy.</EmptyState>
      ) : (
        <ul aria-label="Medicines taken at home" className="divide-y text-dense">
          {medicines.map((medicine) => (
            <li key={medicine.id} className="flex flex-wrap items-center gap-x-4 gap-y-1 px-3.5 py-2.5">
              <div className="min-w-48 flex-1">
                <p className={medicine.status === 'stopped' ? 'text-ink-3 line-through' : 'text-body text-ink'}><b className="font-title">{medicine.name}</b>{[medicine.dose, medicine.frequency].filter(Boolean).map((part) => ` — ${part}`).join('')}</p>
                <p className="text-meta text-ink-3">
                  {medicine.source === 'patient' ? 'Told by the patient' : 'Recorded by staff'}{medicine.atc.length === 0 && '. Not in the formulary, not checked against interactions'}{medicine.status === 'stopped' && `. Stopped ${formatDay(medicine.stoppedOn)}`}
                </p>
              </div>
              {mayRecord && medicine.status === 'active' && (
                <ActionButton size="small" variant="quiet" action={() => stopHomeMedication({ patientId: patient.id, homeMedicationId: medicine.id })} onDone={refresh} confirm={{ title: `No longer takes ${medicine.name}?`, description: 'It stays on the record as stopped today.', confirmLabel: 'Record as stopped' }}>
                  No longer taken
                </ActionButton>
              )}
            </li>
          ))}
        </ul>
      )}
    </Panel>
  )
}

function AddMedicine({ patientId, formulary, onDone, onCancel }: { patientId: string; formulary: readonly MedicineOption[]; onDone: () => void; onCancel: () => void }) {
  const [id] = useState(newClientId)
  const [asked, setAsked] = useState('')
  const typed = asked.trim()
  const known = formulary.filter((medicine) => medicine.label.toLowerCase().includes(typed.toLowerCase())).slice(0, 12)
  const shown = typed.length < 2 ? [] : [...known, { value: `text:${typed}`, label: typed, detail: 'As written; not checked against interactions' }]
  return (
    <div className="border-b p-3.5">
      <LaterForm schema={() => import('@/lib/domain/patients/home-medication.input').then((rules) => rules.recordHomeMedicationInput)} defaultValues={{ id, patientId, name: '', medicineCode: null, dose: '', frequency: '', startedOn: '' }} action={recordHomeMedication} onDone={onDone} submitLabel="Save medicine" secondaryActions={<Button variant="quiet" onClick={onCancel}>Cancel</Button>}>
        {(form) => (
          <>
            <LaterField name="name" label="Medicine" hint="As on the packet">
              {(field) => (
                <Combobox options={shown} value={form.watch('medicineCode') ?? (field.value ? `text:${field.value}` : null)} onSearch={setAsked} onBlur={field.onBlur} placeholder="Type to search" emptyText="Type at least two letters" onChange={(_, option) => {
                  const medicine = formulary.find((one) => one.value === option?.value)
                  form.setValue('medicineCode', medicine?.value ?? null)
                  field.onChange(option?.label ?? '')
                  setAsked(option?.label ?? '')
                }} />
              )}
            </LaterField>
            <div className="grid gap-4 tablet:grid-cols-2">
              <LaterField name="dose" label="Dose" optional><Input autoComplete="off" placeholder="5 mg" /></LaterField>
              <LaterField name="frequency" label="How often" optional><Input autoComplete="off" placeholder="once a day" /></LaterField>
            </div>
          </>
        )}
      </LaterForm>
    </div>
  )
}
