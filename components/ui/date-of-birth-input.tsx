'use client'
import { useId, useState } from 'react'
import { readDay, type DayParts } from './day-text'
import { Input } from './input'

export type DateOfBirthInputProps = {
  id?: string
  /** ISO day `1958-07-14`, or empty. */
  value: string
  /** Gives an ISO day when the three boxes make one, the empty string when all are empty, else the raw text. */
  onChange: (value: string) => void
  onBlur?: () => void
  'aria-describedby'?: string
  'aria-invalid'?: boolean
  'aria-labelledby'?: string
  autoComplete?: 'bday' | 'off'
}

const boxes = [
  { part: 'day', label: 'Day', width: 'w-16', size: 2 },
  { part: 'month', label: 'Month', width: 'w-24', size: 9 },
  { part: 'year', label: 'Year', width: 'w-20', size: 4 },
] as const

/** Day, month, year in three boxes; the month may be a number or a name. No picker: nobody scrolls to 1958. */
export function DateOfBirthInput({ value, onChange, onBlur, autoComplete = 'off', ...aria }: DateOfBirthInputProps) {
  const own = useId()
  const base = aria.id ?? own
  const [typed, setTyped] = useState<DayParts>(() => partsOf(value))
  const change = (part: keyof DayParts, text: string) => {
    const next = { ...typed, [part]: text }
    setTyped(next)
    onChange(readDay(next))
  }
  return (
    <div role="group" id={aria.id ? `${aria.id}-boxes` : undefined} aria-labelledby={aria['aria-labelledby']} aria-describedby={aria['aria-describedby']} className="flex gap-3" onBlur={onBlur}>
      {boxes.map((box, index) => {
        const boxId = index === 0 ? base : `${base}-${box.part}`
        return (
          <div key={box.part} className={box.width}>
            <label htmlFor={boxId} className="mb-1 block text-meta text-ink-2">
              {box.label}
            </label>
            <Input
              id={boxId}
              inputMode={box.part === 'month' ? 'text' : 'numeric'}
              maxLength={box.size}
              autoComplete={autoComplete === 'bday' ? `bday-${box.part}` : 'off'}
              aria-invalid={aria['aria-invalid']}
              value={typed[box.part]}
              onChange={(event) => change(box.part, event.target.value)}
            />
          </div>
        )
      })}
    </div>
  )
}

function partsOf(iso: string): DayParts {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(iso)
  return match ? { year: match[1] ?? '', month: match[2] ?? '', day: match[3] ?? '' } : { day: '', month: '', year: '' }
}
