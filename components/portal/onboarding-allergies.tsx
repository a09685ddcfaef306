'use client'
import { useFieldArray, useFormContext } from 'react-hook-form'
import { newClientId } from '@/components/forms/new-client-id'
import { Button, IconButton } from '@/components/ui/button'
import { Combobox } from '@/components/ui/combobox'
import { FormField } from '@/components/ui/form-field'
import { Input } from '@/components/ui/input'
import { Select } from '@/components/ui/select'
import { allergens } from '@/lib/domain/allergies/allergen.table'

const choices = [...allergens.map(({ code, name }) => ({ value: code, label: name })), { value: 'other', label: 'Something else' }]
const severities = [{ value: 'mild', label: 'Mild: rash, itching' }, { value: 'moderate', label: 'Moderate: swelling, vomiting' }, { value: 'severe', label: 'Severe: needed treatment at once' }, { value: 'anaphylaxis', label: 'Could not breathe or collapsed' }, { value: 'unknown', label: 'I do not know' }]

/** The allergies a new patient lists; one chosen from the list can be checked against medicines. */
export function OnboardingAllergies() {
  const { control, setValue, watch } = useFormContext()
  const { fields, append, remove } = useFieldArray({ control, name: 'allergies', keyName: 'key' })
  const add = () => append({ id: newClientId(), agent: '', agentCode: null, kind: 'other', reaction: '', severity: 'unknown' })
  return (
    <div className="grid gap-4 rounded-panel border bg-sunken p-4">
      {fields.map((row, index) => (
        <fieldset key={row.key} className="grid gap-3 border-b pb-4 last:border-b-0">
          <legend className="mb-1 text-dense font-label">Allergy {index + 1}</legend>
          <FormField name={`allergies.${index}.agent`} label="What are you allergic to?">
            {(field) => (watch(`allergies.${index}.agentCode`) === 'other'
              ? <Input {...field} value={field.value ?? ''} />
              : <Combobox options={choices} value={watch(`allergies.${index}.agentCode`)} onBlur={field.onBlur} placeholder="Type to find, or choose Something else" onChange={(code, option) => {
                  setValue(`allergies.${index}.agentCode`, code)
                  setValue(`allergies.${index}.kind`, allergens.find((allergen) => allergen.code === code)?.kind ?? 'other')
                  field.onChange(code === 'other' ? '' : (option?.label ?? ''))
                }} />)}
          </FormField>
          <FormField name={`allergies.${index}.reaction`} label="What happened?" optional><Input placeholder="Rash, swelling, …" /></FormField>
          <FormField name={`allergies.${index}.severity`} label="How bad was it?"><Select options={severities} /></FormField>
          <IconButton icon="trash" label={`Remove allergy ${index + 1}`} onClick={() => remove(index)} />
        </fieldset>
      ))}
      <Button icon="plus" onClick={add}>Add an allergy</Button>
    </div>
  )
}
