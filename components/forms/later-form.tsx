'use client'
import type { ComponentType, ReactElement } from 'react'
import type { FieldValues } from 'react-hook-form'
import type { FormFieldProps } from '@/components/ui/form-field'
import { lazyPart, useLazyPart } from '@/components/ui/lazy-part'
import { PartMissing } from '@/components/ui/part-missing'
import { Skeleton } from '@/components/ui/skeleton'
import type { ActionFormProps } from './action-form'

const form = lazyPart<ActionFormProps<FieldValues, unknown, unknown>>(() => import('./action-form').then((part) => part.ActionForm as ComponentType<ActionFormProps<FieldValues, unknown, unknown>>))
const field = lazyPart<FormFieldProps>(() => import('@/components/ui/form-field').then((part) => part.FormField))

/** An ActionForm that few visitors of the page open: its code is fetched when it is shown. Its fields are LaterFields. */
export function LaterForm<Values extends FieldValues, Output, Value>(props: ActionFormProps<Values, Output, Value>): ReactElement {
  const { Shape: Form, hasFailed } = useLazyPart(form, true)
  if (Form) return <Form {...(props as unknown as ActionFormProps<FieldValues, unknown, unknown>)} />
  return hasFailed ? <PartMissing /> : <span role="status"><Skeleton className="h-24" /><span className="sr-only">Opening</span></span>
}

/** A FormField inside a LaterForm. */
export function LaterField(props: FormFieldProps) {
  const { Shape: Field } = useLazyPart(field, true)
  return Field ? <Field {...props} /> : <Skeleton className="h-12" />
}
