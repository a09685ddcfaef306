import { Panel } from '@/components/ui/panel'
import { wallTimeAt } from '@/lib/domain/appointments/zoned-time'
import { ageInYears } from '@/lib/domain/patients/age'
import type { Patient } from '@/lib/domain/patients/patient.schema'
import { pregnancyOn, trimesterOf } from '@/lib/domain/patients/pregnancy.rules'
import { couldBePregnant } from '@/lib/domain/prescriptions/pregnancy.table'
import { formatDay } from '@/lib/format/dates'
import { PregnancyForm } from './pregnancy-form'

const trimesterWords = { T1: 'first trimester', T2: 'second trimester', T3: 'third trimester' } as const

/** Whether the person is pregnant, who said so and when. Not shown where the recorded sex rules it out, nor where nobody would ask at that age. */
export function PregnancyPanel({ patient, at, zone }: { patient: Patient; at: string; zone: string }) {
  const today = wallTimeAt(at, zone).day
  if (patient.sex === 'male' || (patient.pregnancyAsOf === null && !wouldAsk(patient, today))) return null
  const mayChange = patient.status === 'active' && patient.deceasedOn === null
  return (
    <Panel title="Pregnancy">
      <p className="text-dense text-ink">{statusWords(patient, today)}</p>
      {patient.pregnancyAsOf && <p className="text-meta text-ink-3">Recorded {formatDay(patient.pregnancyAsOf)}{patient.pregnancyByName ? ` by ${patient.pregnancyByName}` : ''}</p>}
      {mayChange && <PregnancyForm patientId={patient.id} state={patient.pregnancy} dueOn={patient.pregnancyDueOn} />}
    </Panel>
  )
}

/** An unknown age keeps the question open. */
function wouldAsk({ bornOn }: Patient, today: string): boolean {
  const years = ageInYears(bornOn, today)
  return years === null || (years >= couldBePregnant.fromYears && years <= couldBePregnant.toYears)
}

function statusWords(patient: Patient, today: string): string {
  const { state, weeks } = pregnancyOn(patient, today)
  if (state === 'not-pregnant') return 'Not pregnant'
  if (state === null) return patient.pregnancy === 'pregnant' ? 'Not known: the recorded pregnancy must be over' : patient.pregnancyAsOf ? 'Asked, not known' : 'Not recorded'
  return weeks === null ? 'Pregnant, week not known' : `Pregnant, week ${weeks} (${trimesterWords[trimesterOf(weeks)]}), due ${formatDay(patient.pregnancyDueOn)}`
}
