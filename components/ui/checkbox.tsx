'use client'
import { useId, type ComponentProps, type KeyboardEvent, type ReactNode } from 'react'
import { cn } from './cn'
import { Icon } from './icon'

export type CheckboxProps = Omit<ComponentProps<'input'>, 'children' | 'type' | 'onChange'> & {
  label: ReactNode
  hint?: ReactNode
  hideLabel?: boolean
  onCheckedChange?: (isChecked: boolean) => void
}

/** Enter in a box or a choice must not send the form around it. */
export function holdEnter(event: KeyboardEvent) {
  if (event.key === 'Enter') event.preventDefault()
}

/** A box with its label; the whole line is the target. */
export function Checkbox({ label, hint, hideLabel, className, id, onCheckedChange, ...rest }: CheckboxProps) {
  const own = useId()
  const boxId = id ?? own
  const hintId = `${boxId}-hint`
  return (
    <div className={cn('flex items-start gap-2.5', className)}>
      <span className="relative grid size-5 shrink-0 touch:size-6">
        <input
          type="checkbox"
          id={boxId}
          aria-describedby={hint ? hintId : undefined}
          onChange={(event) => onCheckedChange?.(event.target.checked)}
          onKeyDown={holdEnter}
          className="peer size-full cursor-pointer appearance-none rounded-chip border border-control bg-surface checked:border-brand checked:bg-brand disabled:cursor-default disabled:border-line-strong disabled:bg-sunken aria-invalid:border-critical-text"
          {...rest}
        />
        <Icon name="check" className="pointer-events-none absolute inset-0 m-auto hidden size-3.5 text-on-brand peer-checked:block peer-disabled:text-ink-3" />
      </span>
      <div className={cn('min-w-0', hideLabel && 'sr-only')}>
        <label htmlFor={boxId} className="block text-dense leading-5 text-ink touch:text-plain">
          {label}
        </label>
        {hint && (
          <p id={hintId} className="text-meta text-ink-3">
            {hint}
          </p>
        )}
      </div>
    </div>
  )
}
