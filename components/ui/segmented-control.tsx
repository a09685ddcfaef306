'use client'
import * as RadioGroup from 'radix-ui/radio-group'
import { cn } from './cn'
import { Icon, type IconName } from './icon'

export type Segment = { value: string; label: string; icon?: IconName; count?: number }
export type SegmentedControlProps = { label: string; segments: readonly Segment[]; value: string; onValueChange: (value: string) => void; hideLabels?: boolean; className?: string }

/** Two to five views of the same thing; one is always chosen. */
export function SegmentedControl({ label, segments, value, onValueChange, hideLabels, className }: SegmentedControlProps) {
  return (
    <RadioGroup.Root aria-label={label} value={value} onValueChange={onValueChange} orientation="horizontal" className={cn('flex w-fit max-w-full gap-0.5 overflow-x-auto rounded-control border border-line-strong bg-sunken p-0.5', className)}>
      {segments.map((segment) => (
        <RadioGroup.Item
          key={segment.value}
          value={segment.value}
          aria-label={hideLabels ? segment.label : undefined}
          title={hideLabels ? segment.label : undefined}
          className="flex h-[calc(var(--control-h)-6px)] items-center gap-1.5 rounded-chip border border-transparent px-2.5 text-dense font-nav text-ink-2 hover:text-ink data-[state=checked]:border-line-strong data-[state=checked]:bg-side-active data-[state=checked]:font-label data-[state=checked]:text-ink"
        >
          {segment.icon && <Icon name={segment.icon} />}
          {!hideLabels && segment.label}
          {segment.count !== undefined && <span className="text-meta text-ink-3 figures">{segment.count}</span>}
        </RadioGroup.Item>
      ))}
    </RadioGroup.Root>
  )
}
