import { AlertSummary } from '@/components/clinical/alert-summary'
import { Banner } from '@/components/ui/banner'
import { Button } from '@/components/ui/button'
import { formatTime } from '@/lib/format/instants'
import { checkedText } from './finding-words'
import { NotChecked } from './not-checked'
import type { CheckState } from './use-safety-check'

type CheckSummaryProps = { check: CheckState & { checkAgain: () => void }; medicines: number; allergiesHref: string; zone: string }

/** How many warnings wait, when the checks ran over what, and what they could not judge. */
export function CheckSummary({ check, medicines, allergiesHref, zone }: CheckSummaryProps) {
  const summary = check.result?.summary
  const counts = { resolve: summary?.toResolve.length ?? 0, acknowledge: summary?.toAcknowledge.length ?? 0, information: summary?.forInformation.length ?? 0 }
  return (
    <>
      <div id="checks" tabIndex={-1} aria-live="polite">{medicines > 0 && <AlertSummary medicines={medicines} {...counts} checkedText={stateWords(check, zone)} />}</div>
      {check.failure && <Banner tone="critical" live="alert" title="Not checked" actions={<Button size="small" onClick={check.checkAgain}>Check again</Button>}>{check.failure}</Banner>}
      {summary && <NotChecked notChecked={summary.notChecked} allergiesHref={allergiesHref} />}
    </>
  )
}

function stateWords({ result, isCurrent, failure }: CheckState, zone: string): string {
  if (failure) return ''
  return result && isCurrent ? checkedText(result.summary, formatTime(result.checkedAt, zone)) : 'Checking'
}
