'use client'
import * as Primitive from 'radix-ui/checkbox'
import { useId, type ComponentProps, type ReactNode } from 'react'
import { cn } from './cn'
import { Icon } from './icon'

export type CheckboxProps = Omit<ComponentProps<typeof Primitive.Root>, 'children'> & { label: ReactNode; hint?: ReactNode; hideLabel?: boolean }

/** A box with its label; the whole line is the target. */
export function Checkbox({ label, hint, hideLabel, className, id, ...rest }: CheckboxProps) {
  const own = useId()
  const boxId = id ?? own
  const hintId = `${boxId}-hint`
  return (
    <div className={cn('flex items-start gap-2.5', className)}>
      <Primitive.Root
        id={boxId}
        aria-describedby={hint ? hintId : undefined}
        className="group grid size-5 shrink-0 place-items-center rounded-chip border border-control bg-surface data-[state=checked]:border-brand data-[state=checked]:bg-brand data-[state=checked]:text-on-brand data-[state=indeterminate]:border-brand data-[state=indeterminate]:bg-brand data-[state=indeterminate]:text-on-brand disabled:border-line-strong disabled:bg-sunken aria-invalid:border-critical-text touch:size-6"
        {...rest}
      >
        <Primitive.Indicator className="grid place-items-center">
          <Icon name="check" className="size-3.5 group-data-[state=indeterminate]:hidden" />
          <Icon name="minus" className="hidden size-3.5 group-data-[state=indeterminate]:block" />
        </Primitive.Indicator>
      </Primitive.Root>
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
