import { Icon } from '@/components/ui/icon'
import { Panel } from '@/components/ui/panel'
import type { Override } from '@/lib/domain/prescriptions/prescription.schema'
import { overrideReasonNames } from '@/lib/domain/prescriptions/sign-blockers'
import { formatInstant } from '@/lib/format/instants'

/** Warnings somebody passed, with the reason they gave. */
export function OverrideList({ title, overrides, zone }: { title: string; overrides: readonly Override[]; zone: string }) {
  if (overrides.length === 0) return null
  return (
    <Panel title={title} note={overrides.length === 1 ? '1 warning' : `${overrides.length} warnings`} flush>
      <ul className="divide-y">
        {overrides.map((override) => (
          <li key={override.findingId} className="flex items-start gap-2.5 px-3.5 py-2.5 text-dense">
            <Icon name="warning" className="mt-0.5 text-warning-text" />
            <div className="min-w-0">
              <p className="font-label">{override.summary}</p>
              <p className="text-ink-2">Reason: <b className="font-label text-ink">{overrideReasonNames[override.reason]}</b>{override.words && `. ${override.words}`}</p>
              <p className="text-meta text-ink-3">{override.byName}, {formatInstant(override.at, zone)}</p>
            </div>
          </li>
        ))}
      </ul>
    </Panel>
  )
}
