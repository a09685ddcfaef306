'use client'
import { cloneElement, type ReactElement, type ReactNode } from 'react'
import { useController, useFormContext, type ControllerRenderProps } from 'react-hook-form'
import { Field } from './field'
import { useFieldId } from './form'

export type FormFieldProps = {
  /** Path in the schema: "familyName" or "address.city". */
  name: string
  label: ReactNode
  hint?: ReactNode
  optional?: boolean
  /** For radio groups, date boxes and other sets of controls. */
  group?: boolean
  suffix?: ReactNode
  className?: string
  /** A control that takes value and onChange, or a function that receives them for any other. */
  children: ReactElement | ((field: ControllerRenderProps) => ReactElement)
}

/** A field of the form around it: label, hint, error and value, joined up. */
export function FormField({ name, children, ...words }: FormFieldProps) {
  const { control } = useFormContext()
  const { field, fieldState } = useController({ name, control })
  const id = useFieldId(name)
  const input = typeof children === 'function' ? children(field) : cloneElement(children, { ...field, value: field.value ?? '' } as object)
  return (
    <Field id={id} error={fieldState.error?.message} {...words}>
      {input}
    </Field>
  )
}
