'use client'
import * as Primitive from 'radix-ui/radio-group'
import { useId, type ComponentProps, type ReactNode } from 'react'
import { cn } from './cn'

export type RadioOption = { value: string; label: ReactNode; hint?: ReactNode; disabled?: boolean }
export type RadioGroupProps = ComponentProps<typeof Primitive.Root> & { options: readonly RadioOption[] }

/** One of a few, all of them visible. Wrap it in a Field with `group`, which gives it its name. */
export function RadioGroup({ options, className, ...rest }: RadioGroupProps) {
  const base = useId()
  return (
    <Primitive.Root className={cn('grid gap-2 data-[orientation=horizontal]:flex data-[orientation=horizontal]:flex-wrap data-[orientation=horizontal]:gap-x-5', className)} {...rest}>
      {options.map((option) => {
        const id = `${base}-${option.value}`
        return (
          <div key={option.value} className="flex items-start gap-2.5">
            <Primitive.Item
              id={id}
              value={option.value}
              disabled={option.disabled}
              aria-describedby={option.hint ? `${id}-hint` : undefined}
              className="grid size-5 shrink-0 place-items-center rounded-full border border-control bg-surface data-[state=checked]:border-brand disabled:border-line-strong disabled:bg-sunken touch:size-6"
            >
              <Primitive.Indicator className="size-2.5 rounded-full bg-brand touch:size-3" />
            </Primitive.Item>
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
    </Primitive.Root>
  )
}
