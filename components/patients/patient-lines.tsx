import Link from 'next/link'
import type { Patient } from '@/lib/domain/patients/patient.schema'
import { formatAge } from '@/lib/format/ages'
import { formatDay } from '@/lib/format/dates'
import { formatIdentifier } from '@/lib/format/identifiers'
import { formatRecordName } from '@/lib/format/person-names'
import { sexWords } from './to-banner-patient'

export type PatientLine = Pick<Patient, 'id' | 'mrn' | 'familyName' | 'givenName' | 'preferredName' | 'title' | 'bornOn' | 'sex' | 'isTest' | 'deceasedOn'>

/** People in a list, each with name, birth and number: enough to tell two apart. */
export function PatientLines({ label, patients, area, at, zone }: { label: string; patients: readonly PatientLine[]; area: '/doctor' | '/nurse'; at: string; zone: string }) {
  return (
    <ul aria-label={label} className="divide-y rounded-panel border bg-surface text-dense">
      {patients.map((patient) => (
        <li key={patient.id}>
          <Link href={`${area}/patients/${patient.id}`} className="grid min-h-12 grid-cols-[minmax(0,1fr)_auto] items-center gap-x-4 gap-y-0.5 px-3.5 py-2 hover:bg-hover tablet:grid-cols-[minmax(0,1fr)_12rem_6rem_8rem]">
            <span className="font-label text-ink">
              {formatRecordName(patient)}
              {patient.preferredName && patient.preferredName !== patient.givenName && <span className="font-text text-ink-3"> called {patient.preferredName}</span>}
              {patient.isTest && <span className="ml-2 rounded-chip border border-warning-line px-1.5 text-meta text-warning-text">Test</span>}
              {patient.deceasedOn && <span className="ml-2 text-meta text-ink-3">Died {formatDay(patient.deceasedOn)}</span>}
            </span>
            <span className="text-ink-2 date max-tablet:text-right">{formatDay(patient.bornOn)}{!patient.deceasedOn && ` (${formatAge({ bornOn: patient.bornOn, at, zone })})`}</span>
            <span className="text-ink-2">{sexWords[patient.sex]}</span>
            <span className="text-right text-ink-2 identifier">{formatIdentifier(patient.mrn, 'MRN')}</span>
          </Link>
        </li>
      ))}
    </ul>
  )
}
