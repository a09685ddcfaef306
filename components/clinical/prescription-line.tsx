import type { ReactNode } from 'react'
import { cn } from '@/components/ui/cn'
import { formatDose, safeDoseUnit } from '@/lib/format/doses'
import { formatDrugName, plainDrugName } from '@/lib/format/drug-names'

export type MedicineLine = {
  generic: string
  brand?: string | null
  form: string
  /** Shown only when it differs from the dose. */
  strength?: string | null
  /** A number, or words for a range or a changing dose: "1 to 2". */
  dose: number | string
  unit: string
  route: string
  /** "three times a day", "every 6 hours". */
  frequency: string
  /** "for 5 days"; left out for regular medicines. */
  duration?: string | null
}

export type PrescriptionLineProps = {
  line: MedicineLine
  /** The patient sentence made from the same data. */
  sentence?: string | null
  /** A stopped line is struck through and says when, why and by whom. */
  stopped?: { on: string; reason: string; by: string } | null
  size?: 'normal' | 'small'
  className?: string
}

/** The medicine line, the same in search, draft, list, label and print. Never truncated; parts do not break. */
export function PrescriptionLine({ line, sentence, stopped, size = 'normal', className }: PrescriptionLineProps) {
  const dose = typeof line.dose === 'number' ? formatDose(line.dose, line.unit) : `${line.dose} ${safeDoseUnit(line.unit)}`.trim()
  const strength = line.strength && plain(line.strength) !== plain(dose) ? line.strength : null
  const parts: { key: string; text: ReactNode }[] = [
    { key: 'name', text: <DrugName generic={line.generic} /> },
    ...(line.brand ? [{ key: 'brand', text: line.brand.toUpperCase() }] : []),
    { key: 'form', text: line.form },
    ...(strength ? [{ key: 'strength', text: strength }] : []),
    { key: 'dose', text: <DoseText>{dose}</DoseText> },
    { key: 'route', text: line.route },
    { key: 'frequency', text: line.frequency },
    ...(line.duration ? [{ key: 'duration', text: line.duration }] : []),
  ]
  return (
    <div className={className}>
      <p className={cn(size === 'normal' ? 'text-value' : 'text-dense', stopped && 'text-ink-3 line-through')}>
        {parts.map((part, index) => (
          <span key={part.key}>
            <span className={mayBreak(part.text) ? undefined : 'whitespace-nowrap'}>
              {part.text}
              {index < parts.length - 1 && <span className="pl-[0.35em] whitespace-nowrap text-ink-3">—</span>}
            </span>{' '}
          </span>
        ))}
      </p>
      {stopped && (
        <p className="text-dense text-ink-2">
          Stopped {stopped.on}, {stopped.reason}, {stopped.by}
        </p>
      )}
      {sentence && !stopped && <p className="mt-px text-dense text-ink-2">{sentence}</p>}
    </div>
  )
}

/** Bold lowercase generic with tall letters where names are taken for each other; read out in plain lowercase. */
export function DrugName({ generic }: { generic: string }) {
  const written = formatDrugName(generic)
  const spoken = plainDrugName(generic)
  if (written === spoken) return <b className="font-name">{written}</b>
  return (
    <b className="font-name">
      <span aria-hidden>{written}</span>
      <span className="sr-only select-none">{spoken}</span>
    </b>
  )
}

function DoseText({ children }: { children: ReactNode }) {
  return (
    <>
      <span className="mr-[0.32em] text-[0.82em] font-nav tracking-[0.045em] text-ink-3 uppercase">dose</span>
      <b className="font-name">{children}</b>
    </>
  )
}

// Parts do not break, but a long frequency must fit a phone.
function mayBreak(text: ReactNode): boolean {
  return typeof text === 'string' && text.length > 24
}

function plain(text: string): string {
  return text.replace(/[\s\u202f\u00a0]/g, '').toLowerCase()
}
