import Link from 'next/link'
import { cn } from '@/components/ui/cn'
import { Icon } from '@/components/ui/icon'
import { formatAgent } from '@/lib/format/agents'

export type AllergyState = 'known' | 'none-known' | 'not-recorded' | 'unavailable'
/** `reactions` happened together; an empty list means that the reaction is not known. */
export type AllergyItem = { agent: string; reactions: readonly string[] }

export type AllergyStripProps = {
  state: AllergyState
  allergies?: readonly AllergyItem[]
  /** For "unavailable": reason and time. */
  note?: string
  /** Where a missing record is made, or the list opened. */
  recordHref?: string
  className?: string
}

/** Exactly four states. "Not recorded" and "unavailable" never look like "none". */
export function AllergyStrip({ state, allergies = [], note, recordHref, className }: AllergyStripProps) {
  if (state === 'known') {
    return (
      <div className={cn('flex items-start gap-2.5 max-tablet:gap-2', className)}>
        <Icon name="shield" className="mt-1 text-critical-text max-tablet:mt-px" />
        <div className="min-w-0 text-dense">
          <p className="text-body leading-5.5 font-title text-critical-text max-tablet:inline max-tablet:text-dense">
            {recordHref ? <Link prefetch={false} href={recordHref} className="hover:underline">Known allergies</Link> : 'Known allergies'}
          </p>{' '}
          <AllergyList allergies={allergies} />
        </div>
      </div>
    )
  }
  if (state === 'none-known') {
    return <p className={cn('flex items-center gap-2.5 text-dense font-label', className)}>{recordHref ? <Link prefetch={false} href={recordHref} className="hover:underline">No known allergies</Link> : 'No known allergies'}</p>
  }
  return (
    <div className={cn('flex items-start gap-2.5 text-dense', className)}>
      <Icon name="warning" className="mt-px text-warning-text" />
      <p className="text-warning-text">
        {state === 'not-recorded' ? 'Allergies not recorded' : 'Allergies unavailable'}
        {note && <span className="text-ink-2">, {note}</span>}
        {state === 'not-recorded' && recordHref && (
          <>
            {' '}
            <Link prefetch={false} href={recordHref} className="font-label whitespace-nowrap text-brand-text underline underline-offset-3">Record now</Link>
          </>
        )}
      </p>
    </div>
  )
}

function AllergyList({ allergies }: { allergies: readonly AllergyItem[] }) {
  if (allergies.length === 0) return <p className="inline text-warning-text">The list could not be read. Open the record.</p>
  return (
    <ul className="inline">
      {allergies.map((allergy, index) => (
        <li key={`${allergy.agent}${index}`} className="inline">
          {index > 0 && <span aria-hidden className="text-ink-3"> · </span>}
          <b className="font-title">{formatAgent(allergy.agent)}</b> {allergy.reactions.length === 0 ? 'reaction not known' : allergy.reactions.join(' + ')}
          {index < allergies.length - 1 && <span className="sr-only">, </span>}
        </li>
      ))}
    </ul>
  )
}
