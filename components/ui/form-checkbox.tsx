'use client'
import type { ReactNode } from 'react'
import { useController, useFormContext } from 'react-hook-form'
import { Checkbox } from './checkbox'
import { FieldError } from './field'
import { useFieldId } from './form'

/** One yes-or-no box of the form around it; its label stands beside it. */
export function FormCheckbox({ name, label, hint }: { name: string; label: ReactNode; hint?: ReactNode }) {
  const { control } = useFormContext()
  const { field, fieldState } = useController({ name, control })
  const id = useFieldId(name)
  return (
    <div className="grid gap-1.5">
      {fieldState.error?.message && <FieldError id={`${id}-error`}>{fieldState.error.message}</FieldError>}
      <Checkbox
        id={id}
        label={label}
        hint={hint}
        checked={Boolean(field.value)}
        onCheckedChange={field.onChange}
        onBlur={field.onBlur}
        aria-invalid={fieldState.error ? true : undefined}
      />
    </div>
  )
}
