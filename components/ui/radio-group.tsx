'use client'
import { useId, type ComponentProps, type ReactNode } from 'react'
import { holdEnter } from './checkbox'
import { cn } from './cn'

export type RadioOption = { value: string; label: ReactNode; hint?: ReactNode; disabled?: boolean }
export type RadioGroupProps = Omit<ComponentProps<'div'>, 'children' | 'onChange' | 'defaultValue'> & {
  options: readonly RadioOption[]
  /** The chosen one; empty while none is. Without `onValueChange` the group keeps its own. */
  value?: string
  onValueChange?: (value: string) => void
  orientation?: 'horizontal' | 'vertical'
}

/** One of a few, all of them visible. Wrap it in a Field with `group`, which gives it its name. */
export function RadioGroup({ options, className, value, onValueChange, orientation = 'vertical', ...rest }: RadioGroupProps) {
  const base = useId()
  return (
    <div role="radiogroup" className={cn(orientation === 'horizontal' ? 'flex flex-wrap gap-x-5 gap-y-2' : 'grid gap-2', className)} {...rest}>
      {options.map((option) => {
        const id = `${base}-${option.value}`
        return (
          <div key={option.value} className="flex items-start gap-2.5">
            <span className="relative grid size-5 shrink-0 touch:size-6">
              <input
                type="radio"
                id={id}
                name={base}
                value={option.value}
                disabled={option.disabled}
                checked={onValueChange ? value === option.value : undefined}
                aria-describedby={option.hint ? `${id}-hint` : undefined}
                onChange={() => onValueChange?.(option.value)}
                onKeyDown={holdEnter}
                className="peer size-full cursor-pointer appearance-none rounded-full border border-control bg-surface checked:border-brand disabled:cursor-default disabled:border-line-strong disabled:bg-sunken"
              />
              <span className="pointer-events-none absolute inset-0 m-auto hidden size-2.5 rounded-full bg-brand peer-checked:block touch:size-3" />
            </span>
            <div>
              <label htmlFor={id} className="block text-dense leading-5 text-ink touch:text-plain">
                {option.label}
              </label>
              {option.hint && (
                <p id={`${id}-hint`} className="text-meta text-ink-3">
                  {option.hint}
                </p>
              )}
            </div>
          </div>
        )
      })}
    </div>
  )
}
