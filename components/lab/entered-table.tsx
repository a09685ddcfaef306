import { ResultFlag } from '@/components/clinical/result-flag'
import { ResultValue } from '@/components/clinical/result-value'
import { ButtonLink } from '@/components/ui/button'
import { Panel } from '@/components/ui/panel'
import { SimpleTable } from '@/components/ui/simple-table'
import type { LabResult } from '@/lib/domain/lab/order.schema'
import { formatInstant } from '@/lib/format/instants'
import { displayUnit } from '@/lib/format/units'
import { shownResult } from './shown-result'

const statusWords: Record<LabResult['status'], string> = { ordered: 'Waiting', in_process: 'On the bench', awaiting_recollect: 'Awaiting specimen', entered: 'Entered', tech_verified: 'First check done', verified: 'Verified', corrected: 'Corrected', amended: 'Amended', cancelled: 'Cancelled', 'entered-in-error': 'Entered in error' }

/** What was entered and how far it is. The person who entered it sees why the second check is not theirs. */
export function EnteredTable({ orderId, results, actorId, zone }: { orderId: string; results: readonly LabResult[]; actorId: string; zone: string }) {
  const toVerify = results.filter((result) => result.status === 'entered' || result.status === 'tech_verified')
  const isOwn = toVerify.length > 0 && toVerify.every((result) => result.enteredBy === actorId)
  const actions = toVerify.length === 0 ? undefined : isOwn ? <span className="text-dense text-ink-2">You entered these. Another person verifies them.</span> : <ButtonLink href={`/lab/verify/${orderId}`} variant="primary">Open second check</ButtonLink>
  return (
    <Panel title="Entered results" flush actions={actions}>
      <SimpleTable
        caption="Entered results"
        columns={[{ header: 'Test' }, { header: 'Value', align: 'end' }, { header: 'Flag' }, { header: 'Range' }, { header: 'State' }, { header: 'Entered' }]}
        rows={results.map((result) => [
          result.testName, <ResultValue key="value" value={shownResult(result)} unit={displayUnit(result.unit)} />, <ResultFlag key="flag" flag={result.flag ?? 'unknown'} />,
          result.rangeText ?? 'No range', statusWords[result.status], `${result.enteredByName ?? ''} ${formatInstant(result.enteredAt, zone)}`.trim(),
        ])}
      />
    </Panel>
  )
}
