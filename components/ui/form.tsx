'use client'
import { unstable_rethrow } from 'next/navigation'
import { createContext, useContext, useEffect, useId, useRef, useState, useSyncExternalStore, type FormEvent, type ReactNode } from 'react'
import { FormProvider, useForm, type DefaultValues, type FieldValues, type Path, type UseFormReturn } from 'react-hook-form'
import { Button, ButtonLink } from './button'
import { cn } from './cn'
import { ErrorSummary } from './error-summary'
import { listFormErrors } from './form-errors'
import { fetchedResolver, type FormSchema, unreachedMessage } from './form-schema'
import { whenIdle } from './lazy-part'

/** What the server said about the form: yes, or a sentence with the field it belongs to. */
export type FormAnswer = { ok: true } | { ok: false; message: string; field?: string; fields?: Record<string, string> }

export type FormProps<Values extends FieldValues, Output> = {
  /** The rules, or `() => import('…').then(…)` to keep them out of the first load. */
  schema: FormSchema<Values, Output>
  defaultValues: DefaultValues<NoInfer<Values>>
  onSubmit: (output: Output) => Promise<FormAnswer>
  /** "Save allergy". The button repeats the verb of the act. */
  submitLabel: string
  busyLabel?: string
  cancelHref?: string
  /** Further buttons, before the main one. */
  secondaryActions?: ReactNode
  /** Why the act is not possible at all now (offline, no permission). */
  blockedReason?: string | null
  /** Asks the browser to warn before changed entries are lost. */
  warnOnLeave?: boolean
  children: ReactNode | ((form: UseFormReturn<Values>) => ReactNode)
  className?: string
}

const neverChanges = () => () => undefined

const FormIdContext = createContext('form')

/** Id of the control of a field, so that the error summary can lead to it. */
export function useFieldId(name: string): string {
  return `${useContext(FormIdContext)}-${name.replaceAll('.', '-')}`
}

/** A form that checks on submit, then while mending; server refusals land next to their field. */
export function Form<Values extends FieldValues, Output>(props: FormProps<Values, Output>) {
  const { schema, defaultValues, onSubmit, submitLabel, busyLabel = 'Saving', cancelHref, secondaryActions, blockedReason, warnOnLeave, children, className } = props
  const formId = useId()
  const [attempt, setAttempt] = useState(0)
  const isSending = useRef(false)
  const [{ resolver, prepare }] = useState(() => fetchedResolver<Values>(schema))
  useEffect(() => whenIdle(prepare), [prepare])
  const form = useForm<Values>({ resolver, defaultValues, mode: 'onSubmit', reValidateMode: 'onChange', shouldFocusError: false })
  const { errors, isSubmitting, isDirty } = form.formState
  // As the server wrote it, the form sends nothing: only our code may.
  const isReady = useSyncExternalStore(neverChanges, () => true, () => false)
  const problems = listFormErrors(errors, formId)
  useErrorTitle(problems.length > 0)
  useLeaveWarning(Boolean(warnOnLeave) && isDirty && !isSubmitting)

  const send = async (values: unknown) => {
    try {
      const answer = await onSubmit(values as Output)
      if (!answer.ok) showRefusal(form, answer)
    } catch (error) {
      unstable_rethrow(error)
      form.setError('root.server', { type: 'server', message: unreachedMessage })
    }
  }
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    // Enter in a field reaches us even while the button says "Saving".
    if (isSending.current || blockedReason) return
    isSending.current = true
    form.clearErrors('root')
    await form.handleSubmit(send)().finally(() => {
      isSending.current = false
    })
    setAttempt((count) => count + 1)
  }

  return (
    <FormIdContext value={formId}>
      <FormProvider {...form}>
        {/* "post" keeps what was typed out of the address, should a browser send the form before our code is here. */}
        <form noValidate method="post" onSubmit={submit} className={cn('grid max-w-2xl gap-4', className)}>
          <ErrorSummary errors={problems} attempt={attempt} />
          {typeof children === 'function' ? children(form) : children}
          <div className="flex flex-wrap items-center gap-2 pt-1 max-tablet:flex-col-reverse max-tablet:items-stretch">
            <Button type={isReady ? 'submit' : 'button'} variant="primary" busy={isSubmitting ? busyLabel : null} blockedReason={blockedReason}>
              {submitLabel}
            </Button>
            {secondaryActions}
            {cancelHref && <ButtonLink variant="quiet" href={cancelHref}>Cancel</ButtonLink>}
          </div>
        </form>
      </FormProvider>
    </FormIdContext>
  )
}

function showRefusal<Values extends FieldValues>(form: UseFormReturn<Values>, answer: Extract<FormAnswer, { ok: false }>) {
  const byField = { ...answer.fields, ...(answer.field && { [answer.field]: answer.message }) }
  const entries = Object.entries(byField).filter(([name]) => hasField(form, name))
  for (const [name, message] of entries) form.setError(name as Path<Values>, { type: 'server', message })
  if (entries.length === 0) form.setError('root.server', { type: 'server', message: answer.message })
}

function hasField<Values extends FieldValues>(form: UseFormReturn<Values>, name: string): boolean {
  return form.control._names.mount.has(name as Path<Values>)
}

function useErrorTitle(hasErrors: boolean) {
  useEffect(() => {
    if (!hasErrors) return
    document.title = `Error: ${document.title.replace(/^Error: /, '')}`
    return () => {
      document.title = document.title.replace(/^Error: /, '')
    }
  }, [hasErrors])
}

function useLeaveWarning(isActive: boolean) {
  useEffect(() => {
    if (!isActive) return
    const warn = (event: BeforeUnloadEvent) => event.preventDefault()
    window.addEventListener('beforeunload', warn)
    return () => window.removeEventListener('beforeunload', warn)
  }, [isActive])
}
