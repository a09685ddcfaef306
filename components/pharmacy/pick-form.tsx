'use client'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { dispense } from '@/actions/pharmacy/dispense'
import { ActionButton } from '@/components/forms/action-button'
import { PageBody } from '@/components/shell/page-body'
import { ActionBar } from '@/components/ui/action-bar'
import { DispenseDialogs } from './dispense-dialogs'
import { PickLine } from './pick-line'
import { type LinePicks, pickBlockers, type PickableLine, pickedOf, startingPicks } from './pick-state'

type PickFormProps = { dispenseId: string; version: number; number: string; lines: readonly PickableLine[]; today: string; children: React.ReactNode }

/** Taking the packs: the lot that expires first is proposed, each pack is scanned, part may be taken. */
export function PickForm({ dispenseId, version, number, lines, today, children }: PickFormProps) {
  const router = useRouter()
  const [state, setState] = useState<Readonly<Record<string, LinePicks>>>({})
  const picksOf = (line: PickableLine) => state[line.item.id] ?? startingPicks(line)
  const blockers = pickBlockers(lines, state, today)
  const owing = lines.reduce((sum, line) => sum + line.due - pickedOf(picksOf(line)), 0)
  const send = () => dispense({
    dispenseId, version,
    lines: lines.map((line) => ({ itemId: line.item.id, deviation: (picksOf(line).deviation || null) as never, picks: picksOf(line).picks.map(({ lotId, quantity, scanned }) => ({ lotId, quantity: quantity ?? 0, scanned })) })),
  })
  return (
    <>
      <PageBody>
        <div className="grid gap-3" id="picking" tabIndex={-1}>
          {children}
          <ol aria-label="Packs to pick" className="grid gap-3">
            {lines.map((line) => <PickLine key={line.item.id} line={line} picks={picksOf(line)} today={today} onChange={(picks) => setState((before) => ({ ...before, [line.item.id]: picks }))} />)}
          </ol>
        </div>
      </PageBody>
      <ActionBar blockedTitle="Cannot dispense yet." blockers={blockers} note={owing > 0 ? `Part of it: ${owing} ${lines.length === 1 ? lines[0]!.item.quantityUnit : 'pieces'} stay owing and come back to the queue.` : 'Every pack matches.'}>
        <DispenseDialogs dispenseId={dispenseId} version={version} number={number} mayQuery />
        <ActionButton variant="primary" blockedReason={blockers.length > 0 ? blockers.map((blocker) => blocker.label).join('. ') : null} action={send} onDone={() => router.refresh()}>Dispense</ActionButton>
      </ActionBar>
    </>
  )
}
