import type { ReactNode } from 'react'
import { PrescriptionLine } from '@/components/clinical/prescription-line'
import { EmptyState } from '@/components/ui/empty-state'
import { Panel } from '@/components/ui/panel'
import { TextLink } from '@/components/ui/text-link'
import { frequencyOf } from '@/lib/domain/prescriptions/frequency.table'
import type { PrescriptionItem } from '@/lib/domain/prescriptions/prescription.schema'
import { formatDay } from '@/lib/format/dates'

const stateWords: Record<PrescriptionItem['status'], string> = { draft: 'Draft', active: 'Current', completed: 'Course finished', stopped: 'Stopped', cancelled: 'Cancelled' }

type PrescribedPanelProps = { items: readonly PrescriptionItem[]; href?: (prescriptionId: string) => string; title?: string; footer?: ReactNode }

/** What was prescribed here, the current medicines first. */
export function PrescribedPanel({ items, href, title = 'Prescribed here', footer }: PrescribedPanelProps) {
  return (
    <Panel title={title} note={items.length > 0 ? `${items.filter((item) => item.status === 'active').length} current` : undefined} footer={footer} flush>
      {items.length === 0 ? <EmptyState title="Nothing prescribed here" icon="drug" /> : (
        <ul aria-label={title} className="divide-y">
          {items.map((item) => (
            <li key={item.id} className="flex flex-wrap items-start gap-x-4 gap-y-1 px-3.5 py-2.5">
              <div className="min-w-48 flex-1">
                <PrescriptionLine
                  line={{ generic: item.name, brand: item.brand, form: item.form, strength: item.strength, dose: item.dose.amount, unit: item.dose.unit, route: item.dose.route, frequency: frequencyWords(item), duration: item.dose.durationDays ? `for ${item.dose.durationDays} ${item.dose.durationDays === 1 ? 'day' : 'days'}` : null }}
                  sentence={item.sentence}
                />
                <p className="text-meta text-ink-3">{item.startedOn ? `From ${formatDay(item.startedOn)}` : 'Start not recorded'}{item.endsOn && ` to ${formatDay(item.endsOn)}`}</p>
              </div>
              <span className="text-dense text-ink-2">{stateWords[item.status]}</span>
              {href && <TextLink href={href(item.prescriptionId)}>Open<span className="sr-only"> prescription of {item.name}</span></TextLink>}
            </li>
          ))}
        </ul>
      )}
    </Panel>
  )
}

const frequencyWords = (item: PrescriptionItem): string => `${frequencyOf(item.dose.frequency)?.says ?? item.dose.frequency}${item.dose.asNeeded ? ' when required' : ''}`
