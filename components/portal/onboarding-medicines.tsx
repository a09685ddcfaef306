'use client'
import { useFieldArray, useFormContext } from 'react-hook-form'
import { newClientId } from '@/components/forms/new-client-id'
import { Button, IconButton } from '@/components/ui/button'
import { FormField } from '@/components/ui/form-field'
import { Input } from '@/components/ui/input'

/** The medicines a new patient lists, as written on their packets. */
export function OnboardingMedicines() {
  const { control } = useFormContext()
  const { fields, append, remove } = useFieldArray({ control, name: 'medicines', keyName: 'key' })
  return (
    <div className="grid gap-4 rounded-panel border bg-sunken p-4">
      {fields.map((row, index) => (
        <fieldset key={row.key} className="grid gap-3 border-b pb-4 last:border-b-0">
          <legend className="mb-1 text-dense font-label">Medicine {index + 1}</legend>
          <FormField name={`medicines.${index}.name`} label="Name on the packet"><Input placeholder="metformin" /></FormField>
          <FormField name={`medicines.${index}.dose`} label="How much each time?" optional><Input placeholder="500 mg" /></FormField>
          <FormField name={`medicines.${index}.frequency`} label="How often?" optional><Input placeholder="Twice a day" /></FormField>
          <IconButton icon="trash" label={`Remove medicine ${index + 1}`} onClick={() => remove(index)} />
        </fieldset>
      ))}
      <Button icon="plus" onClick={() => append({ id: newClientId(), name: '', dose: '', frequency: '' })}>Add a medicine</Button>
    </div>
  )
}
