'use client'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { finalCheck } from '@/actions/pharmacy/final-check'
import { ActionButton } from '@/components/forms/action-button'
import { PageBody } from '@/components/shell/page-body'
import { ActionBar, type Blocker } from '@/components/ui/action-bar'
import { Banner } from '@/components/ui/banner'
import { Checkbox } from '@/components/ui/checkbox'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { Panel } from '@/components/ui/panel'
import { isScanOf } from '@/lib/domain/pharmacy/lot-scan'
import { DispenseDialogs } from './dispense-dialogs'
import { PrintLabelsButton } from './print-labels-button'

type PickedLot = { lotId: string; lotNumber: string; name: string; quantity: number }
type FinalCheckFormProps = { dispenseId: string; version: number; number: string; lots: readonly PickedLot[]; needsSecondPerson: boolean; isOwnPick: boolean; labelsPrinted: number; children: React.ReactNode }

/** The last look before the shelf: label against pack, and where a slip does great harm, other eyes. */
export function FinalCheckForm({ dispenseId, version, number, lots, needsSecondPerson, isOwnPick, labelsPrinted, children }: FinalCheckFormProps) {
  const router = useRouter()
  const [isMatched, setMatched] = useState(false)
  const [scans, setScans] = useState<Readonly<Record<string, string>>>({})
  const rescans = needsSecondPerson && isOwnPick
  const given = lots.filter((lot) => isScanOf(scans[lot.lotId] ?? '', { lotNumber: lot.lotNumber, gtin: null }))
  const blockers: Blocker[] = [
    ...(labelsPrinted === 0 ? [{ label: 'Print the label', href: '#labels' }] : []),
    ...(isMatched ? [] : [{ label: 'Compare the label with each pack', href: '#final-check' }]),
    ...(rescans && given.length < lots.length ? [{ label: 'Ask a colleague, or scan each pack again', href: '#final-check' }] : []),
  ]
  return (
    <>
      <PageBody>
        <div className="grid gap-3">
          {children}
          <Panel title="Final check" id="final-check">
            <div className="grid gap-3">
              {needsSecondPerson && isOwnPick && <Banner tone="pending" icon="lock" title="You picked this. Another pharmacist makes the final check.">High-alert or controlled medicine. It waits in their queue.</Banner>}
              {needsSecondPerson && !isOwnPick && <p className="text-dense text-ink-2">Picked by a colleague. High-alert or controlled medicine: you make the final check.</p>}
              <Checkbox label="I compared the label with each pack: name, medicine, strength, quantity, expiry" checked={isMatched} onCheckedChange={(state) => setMatched(state === true)} />
              {rescans && (
                <div className="grid gap-3">
                  <p className="text-dense text-ink-2">Where one pharmacist works alone: wait two minutes after picking, then scan each pack again.</p>
                  <div className="grid gap-3 tablet:grid-cols-2">
                    {lots.map((lot) => <Field key={lot.lotId} label={`Scan again: ${lot.name}, lot ${lot.lotNumber}`}><Input autoComplete="off" className="identifier" value={scans[lot.lotId] ?? ''} onChange={(event) => setScans((before) => ({ ...before, [lot.lotId]: event.target.value }))} /></Field>)}
                  </div>
                </div>
              )}
            </div>
          </Panel>
        </div>
      </PageBody>
      <ActionBar blockedTitle="Not ready yet." blockers={blockers} note={`${labelsPrinted} ${labelsPrinted === 1 ? 'label' : 'labels'} printed`}>
        <DispenseDialogs dispenseId={dispenseId} version={version} number={number} mayQuery />
        <PrintLabelsButton dispenseId={dispenseId} />
        <ActionButton variant="primary" blockedReason={blockers.length > 0 ? blockers.map((blocker) => blocker.label).join('. ') : null} action={() => finalCheck({ dispenseId, version, labelMatched: isMatched, scans: Object.entries(scans).filter(([, scanned]) => scanned.trim() !== '').map(([lotId, scanned]) => ({ lotId, scanned })) })} onDone={() => router.refresh()}>Confirm final check</ActionButton>
      </ActionBar>
    </>
  )
}
