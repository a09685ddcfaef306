'use client'
import { PrescriptionLine } from '@/components/clinical/prescription-line'
import { Badge } from '@/components/ui/badge'
import { IconButton } from '@/components/ui/button'
import { cn } from '@/components/ui/cn'
import type { Finding } from '@/lib/domain/prescriptions/finding'
import type { MedicineChoice } from '@/lib/domain/prescriptions/medicine-choice'
import { type DraftLine, sentenceOf, shownLine } from './draft-line'
import { LineAlerts, type Reason } from './line-alerts'
import { LineEditor } from './line-editor'

type LineCardProps = {
  line: DraftLine
  place: number
  findings: readonly Finding[]
  reasons: Readonly<Record<string, Reason>>
  alternatives?: { use: string; choices: readonly MedicineChoice[] }
  isEditing: boolean
  showProblems: boolean
  allergiesHref: string
  onChange: (line: DraftLine) => void
  onEdit: (isEditing: boolean) => void
  onReason: (findingId: string, reason: Reason) => void
  onRemove: () => void
  onReplace: (choice: MedicineChoice | null) => void
}

/** One medicine: its line, its sentence, and under it whatever stands against it. */
export function LineCard({ line, place, findings, isEditing, showProblems, onChange, onEdit, onRemove, ...alerts }: LineCardProps) {
  const { choice } = line
  const worst = Math.min(...findings.map((finding) => finding.tier), 4)
  const supply = line.quantity === null ? 'Quantity not entered' : `Supply ${line.quantity} ${choice.pieces}${line.refills ? `, ${line.refills} ${line.refills === 1 ? 'refill' : 'refills'}` : ''}`
  return (
    <li id={`line-${line.id}`} tabIndex={-1} aria-label={`${place}: ${choice.name}`} className={cn('overflow-clip rounded-panel border bg-surface scroll-mt-48', worst === 1 && 'border-critical-line', worst === 2 && 'border-warning-line')}>
      <div className="flex items-start gap-3 px-3.5 py-3">
        <span aria-hidden className="w-4 shrink-0 pt-px text-value text-ink-3 figures max-tablet:hidden">{place}</span>
        <div className="min-w-0 flex-1">
          <PrescriptionLine line={shownLine(line)} sentence={sentenceOf(line)} />
          <p className="mt-0.5 flex flex-wrap items-center gap-x-3 gap-y-1 text-meta text-ink-3">
            <span className="figures">{supply}</span>
            {line.indication && <span>For {line.indication}</span>}
            {choice.highAlerts.map((group) => <Badge key={group} tone="critical">High alert: {group}</Badge>)}
            {choice.isControlled && <Badge tone="warning">Controlled</Badge>}
          </p>
        </div>
        <IconButton icon="edit" label={`Edit ${choice.name}`} aria-expanded={isEditing} onClick={() => onEdit(!isEditing)} />
        <IconButton icon="trash" label={`Remove ${choice.name} from the prescription`} onClick={onRemove} />
      </div>
      {isEditing && <LineEditor line={line} onChange={onChange} onDone={() => onEdit(false)} showProblems={showProblems} />}
      <LineAlerts name={choice.name} findings={findings} onRemove={onRemove} {...alerts} />
    </li>
  )
}
