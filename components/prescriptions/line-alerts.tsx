'use client'
import { AlertPanel } from '@/components/clinical/alert-panel'
import { PrescriptionLine } from '@/components/clinical/prescription-line'
import { Button } from '@/components/ui/button'
import { Input } from '@/components/ui/input'
import { Select } from '@/components/ui/select'
import type { Finding } from '@/lib/domain/prescriptions/finding'
import type { MedicineChoice } from '@/lib/domain/prescriptions/medicine-choice'
import { minReasonWords } from '@/lib/domain/prescriptions/sign-blockers'
import { detailOf, factOf, reasonOptions } from './finding-words'
import { freshLine, shownLine } from './draft-line'

export type Reason = { reason: string; words: string }
type LineAlertsProps = {
  name: string
  findings: readonly Finding[]
  reasons: Readonly<Record<string, Reason>>
  onReason: (findingId: string, reason: Reason) => void
  onRemove: () => void
  onReplace: (choice: MedicineChoice | null) => void
  alternatives?: { use: string; choices: readonly MedicineChoice[] }
  allergiesHref: string
}

/** What stands against one line, worst first: stops with Replace and Remove, warnings with a coded reason, notes. */
export function LineAlerts({ name, findings, reasons, onReason, onRemove, onReplace, alternatives, allergiesHref }: LineAlertsProps) {
  return findings.map((finding, place) => {
    const given = reasons[finding.id] ?? { reason: '', words: '' }
    const isFirstStop = finding.tier === 1 && findings.findIndex((each) => each.tier === 1) === place
    return (
      <AlertPanel
        key={finding.id}
        id={`finding-${finding.id}`}
        tier={finding.tier}
        announce
        title={finding.title}
        fact={factOf(finding)}
        detail={detailOf(finding)}
        recordHref={finding.check === 'allergies' ? allergiesHref : undefined}
        alternatives={isFirstStop && alternatives ? {
          caption: `In the formulary for ${alternatives.use}, with nothing to resolve or acknowledge for this patient. Check that it fits.`,
          options: alternatives.choices.map((choice) => ({ key: choice.code, line: <PrescriptionLine size="small" line={shownLine(freshLine(choice, choice.code))} />, action: <Button variant="primary" onClick={() => onReplace(choice)}>Replace<span className="sr-only"> {name} with {choice.name} {choice.strength}</span></Button> })),
        } : undefined}
      >
        {finding.tier === 1 && (
          <>
            <Button onClick={onRemove}>Remove {name}</Button>
            <Button variant="quiet" onClick={() => onReplace(null)}>Choose another medicine</Button>
          </>
        )}
        {finding.tier === 2 && (
          <>
            <Select aria-label={`Reason to continue: ${finding.title}`} className="max-w-72 max-tablet:max-w-none max-tablet:basis-full" placeholder="Choose a reason to continue" options={reasonOptions} value={given.reason} onChange={(event) => onReason(finding.id, { ...given, reason: event.target.value })} />
            {given.reason === 'other' && <Input aria-label={`The reason in words: ${finding.title}`} placeholder={`At least ${minReasonWords} characters`} className="max-w-80" value={given.words} onChange={(event) => onReason(finding.id, { ...given, words: event.target.value })} />}
            <Button onClick={onRemove}>Remove {name}</Button>
          </>
        )}
      </AlertPanel>
    )
  })
}
