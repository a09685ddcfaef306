import { CriticalBanner } from '@/components/clinical/critical-banner'
import type { CriticalCall } from '@/lib/domain/lab/order.schema'
import { formatDay } from '@/lib/format/dates'
import { formatDeadline, minutesBetween } from '@/lib/format/durations'
import { formatInstantNear, formatTime } from '@/lib/format/instants'
import { formatRecordName, type PersonName } from '@/lib/format/person-names'
import { TextLink } from '@/components/ui/text-link'
import { AnswerCritical } from './answer-critical'

export type CriticalLine = CriticalCall & { patient: (PersonName & { bornOn: string }) | null }

/** Critical values that wait for a clinician's answer. Each stays until somebody says what was done. */
export function CriticalLines({ criticals, at, zone }: { criticals: readonly CriticalLine[]; at: string; zone: string }) {
  if (criticals.length === 0) return null
  return (
    <div>
      {criticals.map((call) => (
        <CriticalBanner
          key={call.id}
          title={`${call.testName} ${call.valueText} is critical`}
          deadlineText={formatDeadline(minutesBetween(at, call.acknowledgeByAt) ?? 0)}
          dueText={`Answer by ${formatTime(call.acknowledgeByAt, zone)}`}
          announce
          action={<AnswerCritical patientId={call.patientId} criticalCallId={call.id} what={`${call.testName} ${call.valueText}`} />}
        >
          {call.patient && <TextLink href={`/doctor/patients/${call.patientId}/results`} className="font-label">{formatRecordName(call.patient)}, born <span className="date">{formatDay(call.patient.bornOn)}</span></TextLink>}{' '}
          Known since {formatInstantNear(call.detectedAt, at, zone)}, ordered by {call.orderedByName}.
          {call.readBackAt && ` Read back by phone ${formatTime(call.readBackAt, zone)}.`}
        </CriticalBanner>
      ))}
    </div>
  )
}
