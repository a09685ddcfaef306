import { cloneElement, isValidElement, useId, type ReactElement, type ReactNode } from 'react'
import { cn } from './cn'
import { Icon } from './icon'

export type FieldProps = {
  label: ReactNode
  hint?: ReactNode
  /** A sentence that says what to do. */
  error?: string | null
  /** We mark what may be left out, not what is required. */
  optional?: boolean
  /** For radio groups and date boxes: a fieldset with a legend. */
  group?: boolean
  /** Shown after the control: a unit. */
  suffix?: ReactNode
  id?: string
  className?: string
  /** Exactly one control. It receives id, aria-describedby and aria-invalid. */
  children: ReactElement
}

type ControlProps = { id?: string; 'aria-describedby'?: string; 'aria-invalid'?: boolean; 'aria-labelledby'?: string }

/** Label above, hint under it, error under the hint, then the control. */
export function Field({ label, hint, error, optional, group, suffix, id, className, children }: FieldProps) {
  const own = useId()
  const controlId = id ?? own
  const described = [hint && `${controlId}-hint`, error && `${controlId}-error`].filter(Boolean).join(' ') || undefined
  const control = isValidElement<ControlProps>(children)
    ? cloneElement(children, {
        id: controlId,
        'aria-describedby': described,
        'aria-invalid': error ? true : undefined,
        ...(group && { 'aria-labelledby': `${controlId}-label` }),
      })
    : children
  const Wrapper = group ? 'fieldset' : 'div'
  return (
    <Wrapper className={cn('grid min-w-0 gap-1.5', className)}>
      <FieldLabel id={controlId} group={group} optional={optional}>
        {label}
      </FieldLabel>
      {hint && (
        <p id={`${controlId}-hint`} className="-mt-1 text-meta text-ink-3 in-data-[density=comfortable]:text-body">
          {hint}
        </p>
      )}
      {error && <FieldError id={`${controlId}-error`}>{error}</FieldError>}
      {suffix ? (
        <div className="flex items-center gap-2">
          {control}
          <span className="text-dense whitespace-nowrap text-ink-3">{suffix}</span>
        </div>
      ) : (
        control
      )}
    </Wrapper>
  )
}

function FieldLabel({ id, group, optional, children }: { id: string; group?: boolean; optional?: boolean; children: ReactNode }) {
  const text = (
    <>
      {children}
      {optional && <span className="ml-1.5 font-text text-ink-3">Optional</span>}
    </>
  )
  const style = 'text-dense font-label text-ink in-data-[density=comfortable]:text-plain'
  return group ? (
    <legend id={`${id}-label`} className={cn(style, 'mb-1.5')}>{text}</legend>
  ) : (
    <label id={`${id}-label`} htmlFor={id} className={style}>{text}</label>
  )
}

/** The red sentence under a field. */
export function FieldError({ id, children }: { id?: string; children: ReactNode }) {
  return (
    <p id={id} className="flex items-start gap-1.5 text-dense font-label text-critical-text">
      <Icon name="error" className="mt-px" />
      <span>
        <span className="sr-only">Error: </span>
        {children}
      </span>
    </p>
  )
}
