'use client'
import * as Primitive from 'radix-ui/tabs'
import type { ReactNode } from 'react'
import { tabStyle } from './tab-style'

export type Tab = { value: string; label: ReactNode; count?: number; content: ReactNode }
export type TabsProps = {
  label: string
  tabs: readonly Tab[]
  value?: string
  defaultValue?: string
  onValueChange?: (value: string) => void
  /** "manual" when a tab has to load something. */
  activation?: 'automatic' | 'manual'
  className?: string
}

/** Parts of one thing, one at a time. The chosen one is underlined and heavier, not only coloured. */
export function Tabs({ label, tabs, value, defaultValue, onValueChange, activation = 'automatic', className }: TabsProps) {
  return (
    <Primitive.Root value={value} defaultValue={defaultValue ?? tabs[0]?.value} onValueChange={onValueChange} activationMode={activation} className={className}>
      <Primitive.List aria-label={label} className="flex gap-1 overflow-x-auto border-b">
        {tabs.map((tab) => (
          <Primitive.Trigger key={tab.value} value={tab.value} className={tabStyle}>
            {tab.label}
            {tab.count !== undefined && <span className="text-meta text-ink-3 figures">{tab.count}</span>}
          </Primitive.Trigger>
        ))}
      </Primitive.List>
      {tabs.map((tab) => (
        <Primitive.Content key={tab.value} value={tab.value} className="pt-3.5">
          {tab.content}
        </Primitive.Content>
      ))}
    </Primitive.Root>
  )
}
