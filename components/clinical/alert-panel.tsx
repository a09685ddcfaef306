import Link from 'next/link'
import type { ReactNode } from 'react'
import { cn } from '@/components/ui/cn'
import { Icon } from '@/components/ui/icon'
import { SafeText } from './safe-text'

export type AlertTier = 1 | 2 | 3
export type AlertPanelProps = {
  tier: AlertTier
  /** "Recorded allergy to penicillin: anaphylaxis". "Stop." is added for tier 1. */
  title: string
  /** Consequence and usual action. */
  detail?: ReactNode
  /** The patient's fact that triggered it, with value and date. */
  fact?: ReactNode
  recordHref?: string
  recordLabel?: string
  /** Formulary alternatives: PrescriptionLine with a Replace button each. */
  alternatives?: { caption: string; options: readonly { key: string; line: ReactNode; action: ReactNode }[] }
  /** Choices in the order Replace, Remove, Override with reason. */
  children?: ReactNode
  id?: string
  /** Tier 1 is announced once when it appears. */
  announce?: boolean
  className?: string
}

/** What stands against a medicine, under its own line. Tier 1 stops signing, 2 needs a reason, 3 is a note. */
export function AlertPanel(props: AlertPanelProps) {
  return props.tier === 3 ? <Note {...props} /> : <Stopper {...props} />
}

function Stopper(props: AlertPanelProps) {
  const { tier, title, detail, fact, recordHref, recordLabel = 'View record', alternatives, children, id, announce, className } = props
  const isStop = tier === 1
  return (
    <section
      id={id}
      tabIndex={-1}
      role={isStop && announce ? 'alert' : undefined}
      aria-label={`${isStop ? 'Stop' : 'Warning'}: ${title}`}
      className={cn('grid grid-cols-[24px_minmax(0,1fr)] gap-2 border-t px-3.5 py-3', isStop ? 'border-critical-line bg-critical-tint' : 'border-warning-line bg-warning-tint', className)}
    >
      {isStop ? (
        <span className="grid size-6 place-items-center rounded-chip bg-critical-solid text-on-critical">
          <Icon name="alert" />
        </span>
      ) : (
        <Icon name="warning" className="mx-0.5 size-4.5 text-warning-text" />
      )}
      <div className="min-w-0">
        <h2 className={cn('font-title text-ink', isStop ? 'text-value' : 'text-body')}>
          {isStop && <span className="text-critical-text">Stop. </span>}
          {title}
        </h2>
        {(detail || fact || recordHref) && (
          <p className="text-dense text-ink-2">
            <SafeText>{fact}</SafeText> <SafeText>{detail}</SafeText>{' '}
            {recordHref && (
              <Link prefetch={false} href={recordHref} className="whitespace-nowrap text-brand-text underline underline-offset-3">
                {recordLabel}
              </Link>
            )}
          </p>
        )}
        {alternatives && <Alternatives {...alternatives} />}
        {children && <div className="mt-2.5 flex flex-wrap items-center gap-2 max-tablet:*:flex-1">{children}</div>}
      </div>
    </section>
  )
}

function Note({ title, detail, id, className }: AlertPanelProps) {
  return (
    <div id={id} className={cn('flex items-start gap-3 px-3.5 py-2 text-dense text-info-text', className)}>
      <Icon name="info" className="mt-px" />
      <p>
        <SafeText>{title}</SafeText> <SafeText>{detail}</SafeText>
      </p>
    </div>
  )
}

function Alternatives({ caption, options }: NonNullable<AlertPanelProps['alternatives']>) {
  return (
    <div className="mt-2 rounded-control border border-line-strong bg-surface">
      <p className="border-b px-2.5 py-1.5 text-meta text-ink-3">{caption}</p>
      <ul>
        {options.map((option) => (
          <li key={option.key} className="flex flex-wrap items-center gap-3 border-t px-2.5 py-2 first:border-t-0">
            <div className="min-w-48 flex-1">{option.line}</div>
            <div className="max-tablet:w-full max-tablet:*:w-full">{option.action}</div>
          </li>
        ))}
      </ul>
    </div>
  )
}
