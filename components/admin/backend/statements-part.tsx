import { Badge } from '@/components/ui/badge'
import { Disclosure } from '@/components/ui/disclosure'
import { EmptyState } from '@/components/ui/empty-state'
import { Panel } from '@/components/ui/panel'
import type { BackendStudio } from '@/lib/domain/admin/backend-studio.schema'
import { formatCount, formatTook } from '@/lib/format/quantities'
import { ShareBar } from './share-bar'

type Statement = BackendStudio['statements']['slowest'][number]

/** The statements that took longest at their worst, each with its plan and the index that would help. */
export function StatementsPart({ studio: { statements } }: { studio: BackendStudio }) {
  const { slowest, calls, totalMs } = statements
  if (slowest.length === 0) return <EmptyState title="Nothing was asked yet">Statements are timed from the start of the server.</EmptyState>
  const most = Math.max(...slowest.map(({ maxMs }) => maxMs))
  return (
    <Panel title="Slowest queries" note={`${formatCount(calls)} since the start, ${formatTook(calls === 0 ? 0 : totalMs / calls)} on average`} flush>
      <ul>
        {slowest.map((statement, place) => <StatementLine key={place} statement={statement} most={most} />)}
      </ul>
    </Panel>
  )
}

function StatementLine({ statement, most }: { statement: Statement; most: number }) {
  const { table, shape, plan, readsAll, index, because, calls, totalMs, maxMs } = statement
  return (
    <li className="grid gap-1.5 border-t px-3.5 py-2.5 text-dense first:border-t-0">
      <div className="flex flex-wrap items-start gap-x-3 gap-y-1">
        <span className="min-w-0 flex-1">
          <span className="identifier font-label text-ink">{table ?? 'The server’s own'}</span>
          <span className="ml-2 text-meta text-ink-3 figures">{formatCount(calls)} {calls === 1 ? 'call' : 'calls'}, {formatTook(totalMs / calls)} on average</span>
        </span>
        {(readsAll || index.length > 0) && <Badge tone={index.length > 0 ? 'warning' : 'neutral'}>{index.length > 0 ? 'An index would help' : 'Reads all rows'}</Badge>}
        <ShareBar words={formatTook(maxMs)} value={maxMs} most={most} />
      </div>
      <code className="block text-meta wrap-anywhere text-ink-2">{shape}</code>
      {index.length > 0 && <p className="text-ink">Make an index on <strong className="font-label">{index.join(', ')}</strong> of {table} in <code>appwrite.json</code>, then <code>npm run appwrite:push</code>.</p>}
      {because && <p className="text-ink-2">{because}</p>}
      {plan.length > 0 && (
        <Disclosure summary="Plan">
          <ol className="grid gap-0.5 text-meta text-ink-2">{plan.map((step, place) => <li key={place}><code className="wrap-anywhere">{step}</code></li>)}</ol>
        </Disclosure>
      )}
    </li>
  )
}
