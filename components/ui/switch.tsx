'use client'
import * as Primitive from 'radix-ui/switch'
import { useId, type ComponentProps, type ReactNode } from 'react'
import { cn } from './cn'

export type SwitchProps = ComponentProps<typeof Primitive.Root> & { label: ReactNode; hint?: ReactNode }

/** On or off, at once and without a Save. The state is also written as a word. */
export function Switch({ label, hint, className, id, ...rest }: SwitchProps) {
  const own = useId()
  const switchId = id ?? own
  return (
    <div className={cn('flex items-start justify-between gap-4', className)}>
      <div>
        <label htmlFor={switchId} className="block text-dense font-label text-ink">
          {label}
        </label>
        {hint && (
          <p id={`${switchId}-hint`} className="text-meta text-ink-3">
            {hint}
          </p>
        )}
      </div>
      <Primitive.Root
        id={switchId}
        aria-describedby={hint ? `${switchId}-hint` : undefined}
        className="group inline-flex h-6 shrink-0 items-center gap-2 rounded-full text-meta text-ink-2"
        {...rest}
      >
        <span aria-hidden className="group-data-[state=checked]:hidden">Off</span>
        <span aria-hidden className="hidden group-data-[state=checked]:inline">On</span>
        <span className="flex h-6 w-10 items-center rounded-full border border-control bg-sunken px-0.5 transition-colors group-data-[state=checked]:border-brand group-data-[state=checked]:bg-brand">
          <Primitive.Thumb className="block size-4.5 rounded-full bg-control transition-transform data-[state=checked]:translate-x-4 data-[state=checked]:bg-on-brand" />
        </span>
      </Primitive.Root>
    </div>
  )
}
