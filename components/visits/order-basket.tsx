'use client'
import { EmptyState } from '@/components/ui/empty-state'
import { IconButton } from '@/components/ui/button'
import { Icon } from '@/components/ui/icon'
import { Panel } from '@/components/ui/panel'
import { type EarlierTest, findDuplicateTests } from '@/lib/domain/lab/order.duplicates'
import { formatDay } from '@/lib/format/dates'
import { dayOfInstant } from '@/lib/format/instants'
import { keysOf, type OrderPanel, type OrderTest } from './order-choice'

export type OrderBasketProps = { codes: readonly string[]; tests: readonly OrderTest[]; panels: readonly OrderPanel[]; earlier: readonly EarlierTest[]; at: string; zone: string; onRemove: (code: string) => void }

/** What will be signed: the tests, the tubes they need, and what was done lately already. */
export function OrderBasket({ codes, tests, panels, earlier, at, zone, onRemove }: OrderBasketProps) {
  const keys = keysOf(codes, panels)
  const nameOf = (code: string) => panels.find((panel) => panel.code === code)?.name ?? tests.find((test) => test.key === code)?.name ?? code
  const tubes = [...new Map(tests.filter((test) => keys.includes(test.key)).map((test) => [test.specimen, test.tube])).values()]
  const duplicates = findDuplicateTests(keys, earlier, at)
  return (
    <Panel title="This order" note={keys.length > 0 ? `${keys.length} ${keys.length === 1 ? 'test' : 'tests'}, ${tubes.length} ${tubes.length === 1 ? 'tube' : 'tubes'}` : undefined} flush>
      {codes.length === 0 ? <EmptyState title="No tests chosen" icon="orders">Choose panels or single tests.</EmptyState> : (
        <>
          <ul aria-label="Chosen tests" className="divide-y text-dense">
            {codes.map((code) => (
              <li key={code} className="flex items-center gap-2 px-3.5 py-1.5">
                <span className="min-w-0 flex-1 font-label text-ink">{nameOf(code)}</span>
                <IconButton icon="close" label={`Remove ${nameOf(code)}`} size="icon-small" onClick={() => onRemove(code)} />
              </li>
            ))}
          </ul>
          <p className="border-t px-3.5 py-2 text-meta text-ink-2">Tubes: {tubes.join(', ')}</p>
        </>
      )}
      {duplicates.length > 0 && (
        <div role="status" className="border-t border-warning-line bg-warning-tint px-3.5 py-2 text-dense">
          <p className="flex items-center gap-1.5 font-label text-ink"><Icon name="warning" className="text-warning-text" />Done or ordered lately</p>
          <ul className="mt-1 grid gap-0.5 text-ink-2">
            {duplicates.map((duplicate) => (
              <li key={duplicate.testKey}>{nameOf(duplicate.testKey)}: {duplicate.why === 'already-ordered' ? 'already ordered, no result yet' : `a repeat usually tells something new from ${formatDay(dayOfInstant(duplicate.sensibleFrom, zone))}`}</li>
            ))}
          </ul>
          <p className="mt-1 text-meta text-ink-2">You decide: signing is still possible.</p>
        </div>
      )}
    </Panel>
  )
}
