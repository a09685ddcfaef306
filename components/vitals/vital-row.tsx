'use client'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { cn } from '@/components/ui/cn'
import { FieldError } from '@/components/ui/field'
import { Icon } from '@/components/ui/icon'
import { Input } from '@/components/ui/input'
import { Select } from '@/components/ui/select'
import { notDoneReasons, type NotDoneReason } from '@/lib/domain/vitals/not-done.table'
import type { FieldVerdict, PadField } from './vitals-pad.state'

export type VitalRowProps = {
  id: string
  name: string
  unit: string
  /** "36.8, 05-Mar-2026 13:20", or nothing known. */
  previous: string | null
  field: PadField
  verdict: FieldVerdict
  /** Questions wait until the person has left the box or wants to save. */
  isAsked: boolean
  onText: (text: string) => void
  onField: (change: Partial<PadField>) => void
  onFocus: () => void
  onLeave: () => void
}

/** One sign of the pad: what it was, the box, its unit, and the question a value raises. */
export function VitalRow(props: VitalRowProps) {
  const { id, name, unit, previous, field, verdict, isAsked, onText, onField } = props
  const [isExcusing, setExcusing] = useState(false)
  const hasQuestion = isAsked && (verdict.kind === 'unreadable' || verdict.kind === 'impossible' || verdict.kind === 'unlikely')
  const isWrong = hasQuestion && verdict.kind !== 'unlikely'
  const described = [`${id}-previous`, hasQuestion ? `${id}-says` : null].filter(Boolean).join(' ')
  return (
    <div className="grid gap-1.5 border-t px-3.5 py-2 first:border-t-0">
      <div className="grid grid-cols-[minmax(0,1fr)_auto] items-center gap-x-3 gap-y-1.5 tablet:grid-cols-[10rem_minmax(0,1fr)_auto]">
        <label htmlFor={id} className="text-body font-label text-ink">{name}</label>
        <span id={`${id}-previous`} className="text-meta text-ink-3 max-tablet:text-right">{previous ? `Was ${previous}` : 'No earlier value'}</span>
        <span className="flex items-center gap-2 max-tablet:col-span-2">
          {field.notDone ? (
            <span className="flex h-11 w-26 items-center rounded-control border border-dashed border-line-strong bg-sunken px-2.5 text-dense text-ink-2">Not done</span>
          ) : (
            <Input id={id} inputMode="decimal" autoComplete="off" maxLength={7} value={field.text} aria-invalid={isWrong || undefined} aria-describedby={described} onChange={(event) => onText(event.target.value)} onFocus={props.onFocus} onBlur={props.onLeave} className="h-11 w-26 text-right text-name! figures" />
          )}
          <span className="w-16 text-dense text-ink-2">{unit}</span>
          <Button size="small" variant="quiet" aria-label={field.notDone ? `Measure ${name}` : `${name} not done`} onClick={() => (field.notDone ? onField({ notDone: null }) : setExcusing(!isExcusing))}>
            {field.notDone ? 'Measure' : 'Not done'}
          </Button>
        </span>
      </div>
      {isExcusing && !field.notDone && <Excuse id={`${id}-why`} name={name} onExcuse={(notDone) => {
        onField({ text: '', isConfirmed: false, notDone })
        setExcusing(false)
      }} />}
      {hasQuestion && <Question id={`${id}-says`} name={name} verdict={verdict} onText={onText} onConfirm={() => onField({ isConfirmed: true })} />}
      <Settled field={field} verdict={verdict} />
    </div>
  )
}

function Excuse({ id, name, onExcuse }: { id: string; name: string; onExcuse: (reason: NotDoneReason) => void }) {
  return (
    <div className="flex flex-wrap items-center gap-2">
      <label htmlFor={id} className="text-dense text-ink-2">Why was {name.toLowerCase()} not done?</label>
      <Select id={id} className="w-52" placeholder="Choose a reason" options={Object.entries(notDoneReasons).map(([value, label]) => ({ value, label }))} defaultValue="" onChange={(event) => onExcuse(event.target.value as NotDoneReason)} />
    </div>
  )
}

function Settled({ field, verdict }: { field: PadField; verdict: FieldVerdict }) {
  if (field.notDone) return <p className="text-meta text-ink-2">{notDoneReasons[field.notDone]}</p>
  if (!field.isConfirmed || verdict.kind !== 'fine') return null
  return <p className="flex items-center gap-1.5 text-meta text-ink-2"><Icon name="check" className="size-3.5" />Unlikely value confirmed</p>
}

type QuestionProps = { id: string; name: string; verdict: FieldVerdict; onText: (text: string) => void; onConfirm: () => void }

function Question({ id, name, verdict, onText, onConfirm }: QuestionProps) {
  if (verdict.kind === 'empty' || verdict.kind === 'fine') return null
  const offer = verdict.assessment?.offer
  const isUnlikely = verdict.kind === 'unlikely'
  return (
    <div className={cn('flex flex-wrap items-center gap-2 rounded-control', isUnlikely && 'border border-warning-line bg-warning-tint px-2.5 py-1.5')}>
      <div id={id} className="min-w-0 flex-1">
        {isUnlikely ? (
          <p className="flex items-start gap-1.5 text-dense font-label text-ink"><Icon name="warning" className="mt-px text-warning-text" />{verdict.says}</p>
        ) : (
          <FieldError>{verdict.says}</FieldError>
        )}
        {offer && verdict.says !== offer.question && <p className="text-dense text-ink-2">{offer.question}</p>}
      </div>
      {offer && <Button size="small" onClick={() => onText(String(offer.value))}>Use {offer.value}</Button>}
      {isUnlikely && <Button size="small" onClick={onConfirm}>Yes, it is right<span className="sr-only">: {name}</span></Button>}
    </div>
  )
}
