import type { LabOrder, Specimen } from '@/lib/domain/lab/order.schema'
import type { Patient } from '@/lib/domain/patients/patient.schema'
import { formatDay } from '@/lib/format/dates'
import { formatInstant } from '@/lib/format/instants'
import { upper } from '@/lib/format/person-names'
import { Barcode } from './barcode'
import { testWords } from './bench-rows'

type Label = { specimen: Specimen; order: LabOrder; patient: Patient }
const sexLetters = { female: 'F', male: 'M', other: 'O', unknown: 'U' } as const

/** The tube label of CLSI AUTO12 order: name, birth and sex, barcode with its number, then tube, tests and time. */
export function SpecimenLabel({ label: { specimen, order, patient }, zone, isDemo }: { label: Label; zone: string; isDemo: boolean }) {
  return (
    <article aria-label={`Label of specimen ${specimen.accession}`} className="tube-label grid h-[29mm] w-[62mm] content-between overflow-hidden border border-line-strong bg-white p-[1.5mm] text-black">
      <p className="text-[9pt] leading-none font-name">{upper(patient.familyName)}</p>
      <p className="text-[7pt] leading-none">{patient.givenName}, born {formatDay(patient.bornOn)}, {sexLetters[patient.sex]}</p>
      <Barcode text={specimen.accession} />
      <p className="text-center text-[8pt] leading-none identifier">{specimen.accession}{isDemo && ' DEMO'}</p>
      <p className="truncate text-[6pt] leading-none">{specimen.tube} · {testWords(order, specimen)}</p>
      <p className="text-[6pt] leading-none">Collected {specimen.collectedAt ? formatInstant(specimen.collectedAt, zone) : '____ : ____'} MRN {patient.mrn}</p>
    </article>
  )
}
