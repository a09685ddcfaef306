import { PatientBanner } from '@/components/clinical/patient-banner'
import type { Allergy } from '@/lib/domain/allergies/allergy.schema'
import type { Patient } from '@/lib/domain/patients/patient.schema'
import { formatAge, formatAgeAtDeath } from '@/lib/format/ages'

const sexWords = { female: 'Female', male: 'Male', other: 'Other', unknown: 'Not known' } as const

type PatientHeaderProps = { patient: Patient; allergies: readonly Allergy[]; now: string; zone: string; hideClinical?: boolean; links?: { record?: string; allergies?: string; alerts?: string } }

/** The patient banner from the record: the one way a record becomes a banner. */
export function PatientHeader({ patient, allergies, now, zone, hideClinical, links }: PatientHeaderProps) {
  return (
    <PatientBanner
      hideClinical={hideClinical}
      links={links}
      patient={{
        familyName: patient.familyName, givenName: patient.givenName, title: patient.title, preferredName: patient.preferredName, bornOn: patient.bornOn, ageText: formatAge({ bornOn: patient.bornOn, at: now, zone }), sex: sexWords[patient.sex],
        identifier: { type: 'MRN', value: patient.mrn }, allergyState: patient.allergyState,
        allergies: allergies.map(({ agent, reactions }) => ({ agent, reactions })), alerts: patient.alerts.map((label) => ({ label })),
        deceased: patient.deceasedOn ? { diedOn: patient.deceasedOn, ageAtDeath: formatAgeAtDeath(patient.bornOn, patient.deceasedOn) } : null,
        restricted: patient.isRestricted, test: patient.isTest,
      }}
    />
  )
}
