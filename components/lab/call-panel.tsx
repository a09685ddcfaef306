'use client'
import { useRouter } from 'next/navigation'
import { CriticalBanner } from '@/components/clinical/critical-banner'
import { TimeText } from '@/components/clinical/time-text'
import { Panel } from '@/components/ui/panel'
import { TextLink } from '@/components/ui/text-link'
import type { CriticalCall } from '@/lib/domain/lab/order.schema'
import { isCalled } from '@/lib/domain/lab/result.states'
import { formatDay } from '@/lib/format/dates'
import { formatDeadline } from '@/lib/format/durations'
import { formatTime } from '@/lib/format/instants'
import { formatRecordName, type PersonName } from '@/lib/format/person-names'
import { RecordCallDialog } from './record-call-dialog'

type CallPanelProps = {
  call: CriticalCall
  /** Whose value it is, where the page does not say so already. */
  patient?: (PersonName & { bornOn: string }) | null
  zone: string
  now: string
}

/** A critical value: loud until somebody was told, quiet with its record afterwards. */
export function CallPanel({ call, patient, zone, now }: CallPanelProps) {
  const router = useRouter()
  const record = <RecordCallDialog call={call} onDone={() => router.refresh()} />
  const whose = patient && <TextLink href={`/lab/orders/${call.orderId}`} className="font-label">{formatRecordName(patient)}, born <span className="date">{formatDay(patient.bornOn)}</span></TextLink>
  if (!isCalled(call)) {
    return (
      <CriticalBanner
        id="call"
        announce
        title={`${call.testName} ${call.valueText} is critical`}
        deadlineText={formatDeadline(Math.floor((Date.parse(call.callByAt) - Date.parse(now)) / 60_000))}
        dueText={`Call by ${formatTime(call.callByAt, zone)}`}
        action={record}
      >
        {whose} Tell {call.orderedByName}, and have the value read back before release.
      </CriticalBanner>
    )
  }
  const isOpen = !['acknowledged', 'closed', 'not_confirmed'].includes(call.status)
  return (
    <Panel id="call" className="mb-3" title={`Critical call: ${call.testName} ${call.valueText}`} note={stateWords(call)} actions={isOpen ? record : undefined}>
      {whose && <p className="mb-1.5 text-dense">{whose}</p>}
      <ol className="grid gap-1 text-dense">
        {call.attempts.map((attempt) => (
          <li key={attempt.at} className="flex flex-wrap gap-x-3">
            <TimeText at={attempt.at} zone={zone} form="time" />
            <span>{attempt.byName} {attempt.reached ? 'reached' : 'could not reach'} {attempt.person} ({attempt.role}){attempt.reached ? (attempt.readBack ? ', value read back' : ', not read back') : ''}</span>
          </li>
        ))}
        {call.acknowledgedAt && <li className="flex flex-wrap gap-x-3"><TimeText at={call.acknowledgedAt} zone={zone} form="time" /><span>{call.acknowledgedByName} answered</span></li>}
      </ol>
    </Panel>
  )
}

function stateWords(call: CriticalCall): string {
  if (call.acknowledgedAt) return 'Answered'
  return call.readBackAt ? 'Told, waiting for the clinician’s answer' : 'Tried, nobody read it back yet'
}
