'use client'
import { useId } from 'react'
import { holdEnter } from './checkbox'
import { cn } from './cn'
import { Icon, type IconName } from './icon'

export type Segment = { value: string; label: string; icon?: IconName; count?: number }
export type SegmentedControlProps = { label: string; segments: readonly Segment[]; value: string; onValueChange: (value: string) => void; hideLabels?: boolean; className?: string }

/** Two to five views of the same thing; one is always chosen. */
export function SegmentedControl({ label, segments, value, onValueChange, hideLabels, className }: SegmentedControlProps) {
  const name = useId()
  return (
    <div role="radiogroup" aria-label={label} className={cn('flex w-fit max-w-full gap-0.5 overflow-x-auto rounded-control border border-line-strong bg-sunken p-0.5', className)}>
      {segments.map((segment) => (
        <label
          key={segment.value}
          title={hideLabels ? segment.label : undefined}
          className="relative flex h-[calc(var(--control-h)-6px)] shrink-0 items-center gap-1.5 rounded-chip border border-transparent px-2.5 text-dense font-nav whitespace-nowrap text-ink-2 outline-offset-2 outline-ring hover:text-ink has-checked:border-line-strong has-checked:bg-side-active has-checked:font-label has-checked:text-ink has-focus-visible:outline-2"
        >
          {/* Over the whole segment, so that it is what is clicked, scrolled to and spoken of. */}
          <input type="radio" name={name} value={segment.value} checked={value === segment.value} onChange={() => onValueChange(segment.value)} onKeyDown={holdEnter} className="absolute inset-0 size-full cursor-pointer appearance-none opacity-0" />
          {segment.icon && <Icon name={segment.icon} />}
          <span className={cn(hideLabels && 'sr-only')}>{segment.label}</span>
          {segment.count !== undefined && <span className="text-meta text-ink-3 figures">{segment.count}</span>}
        </label>
      ))}
    </div>
  )
}
