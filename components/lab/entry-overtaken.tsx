import { Banner } from '@/components/ui/banner'
import { Button } from '@/components/ui/button'
import { displayUnit } from '@/lib/format/units'

/** A result as it stands now: who entered what. */
export type Entered = { resultId: string; shown: string; unit: string | null; byName: string | null; isOwn: boolean }

type Overtaken = { line: string; testName: string; typed: string; unit: string; now: Entered | null }

/** Values somebody else entered, or closed, while the same lines were being typed here. Two measurements may differ: both are shown. */
export function EntryOvertaken({ lines, onSeen }: { lines: readonly Overtaken[]; onSeen: () => void }) {
  return (
    <Banner tone="warning" live="alert" title="Somebody else was faster. What you typed was not saved" actions={<Button size="small" onClick={onSeen}>I have compared them</Button>}>
      <ul className="mt-1 grid gap-0.5">
        {lines.map(({ line, testName, typed, unit, now }) => (
          <li key={line}>
            <b className="font-label text-ink">{testName}</b>: you typed <span className="text-ink figures">{typed} {displayUnit(unit)}</span>.{' '}
            {now ? <>{now.byName ?? 'Another person'} entered <span className="text-ink figures">{now.shown} {displayUnit(now.unit)}</span>.</> : 'It was closed for that value meanwhile.'}
          </li>
        ))}
      </ul>
      <p className="mt-1">If the values differ, tell whoever makes the second check before it is verified.</p>
    </Banner>
  )
}
