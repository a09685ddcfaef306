import { cn } from '@/components/ui/cn'
import { formatInstant, formatInstantForPatient, formatTime, formatTimeWithSeconds } from '@/lib/format/instants'

const forms = { full: formatInstant, time: formatTime, seconds: formatTimeWithSeconds, patient: formatInstantForPatient }

/** An instant in the clinic's zone, never the viewer's, with the exact instant for machines. */
export function TimeText({ at, zone, form = 'full', className }: { at: string | null; zone: string; form?: keyof typeof forms; className?: string }) {
  const text = forms[form](at, zone)
  if (!at || Number.isNaN(Date.parse(at))) return <span className={cn('text-ink-3', className)}>{text}</span>
  return (
    <time dateTime={at} className={cn('date', className)}>
      {text}
    </time>
  )
}
