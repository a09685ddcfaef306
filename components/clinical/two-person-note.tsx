import { Banner } from '@/components/ui/banner'

/** Why this person may not do the second check, and who may. */
export function TwoPersonNote({ act, isOwnEntry, othersOnShift, enteredBy }: { act: string; isOwnEntry: boolean; othersOnShift?: number; enteredBy?: string }) {
  const others = othersOnShift === undefined ? '' : othersOnShift === 0 ? ' Nobody else is on shift.' : ` ${othersOnShift} on shift.`
  if (isOwnEntry) {
    return (
      <Banner tone="pending" icon="lock" title={`You entered this. Another person must ${act}.`}>
        {others.trim() || 'It waits in their list.'}
      </Banner>
    )
  }
  return (
    <p className="text-dense text-ink-2">
      {enteredBy ? `Entered by ${enteredBy}.` : 'Entered by another person.'} You {act}.
    </p>
  )
}
