'use client'
import { useState } from 'react'
import { recordDiagnosis } from '@/actions/diagnoses/record-diagnosis'
import { LaterField, LaterForm } from '@/components/forms/later-form'
import { newClientId } from '@/components/forms/new-client-id'
import { Button } from '@/components/ui/button'
import { Combobox } from '@/components/ui/combobox'
import { Select } from '@/components/ui/select'
import { useDiagnosisSearch } from './use-diagnosis-search'

export type AddDiagnosisFormProps = { patientId: string; encounterId: string; isFirst: boolean; onDone: () => void; onCancel: () => void }

/** Finds a diagnosis by words or ICD-10 code and adds it to the visit. */
export function AddDiagnosisForm({ patientId, encounterId, isFirst, onDone, onCancel }: AddDiagnosisFormProps) {
  const [id] = useState(newClientId)
  const { options, isSearching, search } = useDiagnosisSearch()
  return (
    <div className="border-b p-3.5">
      <LaterForm
        schema={() => import('@/lib/domain/diagnoses/record-diagnosis.input').then((rules) => rules.recordDiagnosisInput)}
        defaultValues={{ id, patientId, encounterId, code: '', rank: isFirst ? 'primary' : 'secondary', certainty: 'confirmed' }}
        action={recordDiagnosis}
        onDone={onDone}
        submitLabel="Save diagnosis"
        secondaryActions={<Button variant="quiet" onClick={onCancel}>Cancel</Button>}
      >
        <LaterField name="code" label="Diagnosis" hint="Words or an ICD-10 code">
          {(field) => <Combobox options={options} value={field.value || null} onSearch={search} isSearching={isSearching} onChange={(value) => field.onChange(value ?? '')} onBlur={field.onBlur} placeholder="Type to search" emptyText="No diagnosis of that name. Try other words." />}
        </LaterField>
        <div className="grid gap-4 tablet:grid-cols-2">
          <LaterField name="rank" label="Rank"><Select options={[{ value: 'primary', label: 'Main diagnosis' }, { value: 'secondary', label: 'Further diagnosis' }]} /></LaterField>
          <LaterField name="certainty" label="How sure is this?"><Select options={[{ value: 'confirmed', label: 'Confirmed' }, { value: 'provisional', label: 'Provisional' }]} /></LaterField>
        </div>
      </LaterForm>
    </div>
  )
}
