'use client'
import { Button } from '@/components/ui/button'
import { RadioGroup } from '@/components/ui/radio-group'
import { shiftDay } from '@/lib/domain/appointments/zoned-time'
import { formatDayWithWeekday } from '@/lib/format/dates'
import { dayOfInstant, formatTime } from '@/lib/format/instants'
import type { FreeSlot } from './use-free-slots'

export type SlotListProps = { id?: string; slots: readonly FreeSlot[] | null; problem: string | null; fromDay: string; today: string; zone: string; hasClinician: boolean; value: string; onChange: (startAt: string) => void; onDay: (day: string) => void }

/** Free times by day, as a list to choose from. */
export function SlotList({ id, slots, problem, fromDay, today, zone, hasClinician, value, onChange, onDay }: SlotListProps) {
  if (!hasClinician) return <p id={id} className="text-dense text-ink-3">Choose a clinician first.</p>
  const byDay = new Map<string, FreeSlot[]>()
  for (const slot of slots ?? []) {
    const day = dayOfInstant(slot.startAt, zone) ?? ''
    byDay.set(day, [...(byDay.get(day) ?? []), slot])
  }
  return (
    <div id={id} className="grid gap-3 rounded-panel border bg-surface p-3.5">
      <div className="flex items-center justify-between gap-2">
        <Button size="small" icon="chevron-left" blockedReason={fromDay <= today ? 'This is the earliest week' : null} onClick={() => onDay(shiftDay(fromDay, -7))}>Earlier</Button>
        <span className="text-dense text-ink-2 date" role="status">{slots === null ? 'Looking for free times' : `${slots.length} free from ${formatDayWithWeekday(fromDay)}`}</span>
        <Button size="small" onClick={() => onDay(shiftDay(fromDay, 7))}>Later</Button>
      </div>
      {problem && <p className="text-dense text-critical-text">{problem}</p>}
      {slots !== null && slots.length === 0 && !problem && <p className="text-dense text-ink-3">No free time in these seven days.</p>}
      {[...byDay].map(([day, free]) => (
        <section key={day} className="grid gap-1.5">
          <h2 className="text-meta font-nav text-ink-2 date">{formatDayWithWeekday(day)}</h2>
          <RadioGroup aria-label={formatDayWithWeekday(day)} orientation="horizontal" value={free.some((slot) => slot.startAt === value) ? value : ''} onValueChange={onChange} options={free.map((slot) => ({ value: slot.startAt, label: formatTime(slot.startAt, zone) }))} />
        </section>
      ))}
    </div>
  )
}
