'use client'
import { EmptyState } from '@/components/ui/empty-state'
import { toPrescribedLine } from './draft-line'
import { homeLine } from './finding-words'
import { LineCard } from './line-card'
import type { usePrescribing } from './use-prescribing'

/** The medicines being prescribed, each with what the checks say about it. */
export function LineList({ writing, allergiesHref }: { writing: ReturnType<typeof usePrescribing>; allergiesHref: string }) {
  const { lines, check } = writing
  if (lines.length === 0) return <div className="rounded-panel border bg-surface"><EmptyState icon="drug" title="No medicine on this prescription yet">Type three letters of a name or a brand. Each medicine is checked against allergies, other medicines, kidney function, pregnancy and age as you write.</EmptyState></div>
  const summary = check.result?.summary
  const findings = summary ? [...summary.toResolve, ...summary.toAcknowledge, ...summary.forInformation] : []
  const ids = lines.map((line) => line.id)
  return (
    <ol aria-label="Medicines on this prescription" className="grid gap-3">
      {lines.map((line, place) => (
        <LineCard
          key={line.id}
          line={line}
          place={place + 1}
          findings={findings.filter((finding) => homeLine(finding, ids) === line.id)}
          reasons={writing.reasons}
          alternatives={check.result?.alternatives[line.id]}
          isEditing={writing.editing === line.id}
          showProblems={toPrescribedLine(line) === null}
          allergiesHref={allergiesHref}
          onChange={writing.change}
          onEdit={(isEditing) => writing.setEditing(isEditing ? line.id : null)}
          onReason={writing.giveReason}
          onRemove={() => writing.remove(line.id)}
          onReplace={(choice) => {
            if (choice) return writing.choose(choice, line.id)
            writing.setReplacing(line.id)
            document.getElementById('add-medicine')?.focus()
          }}
        />
      ))}
    </ol>
  )
}
