import type { BannerPatient } from '@/components/clinical/patient-banner'
import { wallTimeAt } from '@/lib/domain/appointments/zoned-time'
import type { Allergy } from '@/lib/domain/allergies/allergy.schema'
import { reactionOf } from '@/lib/domain/allergies/reaction.table'
import type { Patient, Sex } from '@/lib/domain/patients/patient.schema'
import { pregnancyOn } from '@/lib/domain/patients/pregnancy.rules'
import { formatAge, formatAgeAtDeath } from '@/lib/format/ages'

export const sexWords: Record<Sex, string> = { female: 'Female', male: 'Male', other: 'Other', unknown: 'Not known' }

/** What the banner shows about a person. `at` is the moment the page was made. */
export function toBannerPatient(patient: Patient, allergies: readonly Allergy[], { at, zone }: { at: string; zone: string }): BannerPatient {
  return {
    familyName: patient.familyName, givenName: patient.givenName, title: patient.title, preferredName: patient.preferredName,
    bornOn: patient.bornOn, ageText: formatAge({ bornOn: patient.bornOn, at, zone }), sex: sexWords[patient.sex], identifier: { type: 'MRN', value: patient.mrn },
    // An allergy that stands on the list is shown whatever the state beside it says.
    allergyState: allergies.length > 0 ? 'known' : patient.allergyState, allergies: allergies.map(({ agent, reactions }) => ({ agent, reactions: reactions.map((written) => reactionOf(written).name) })), alerts: alertsOf(patient, wallTimeAt(at, zone).day),
    deceased: patient.deceasedOn ? { diedOn: patient.deceasedOn, ageAtDeath: formatAgeAtDeath(patient.bornOn, patient.deceasedOn) } : null,
    restricted: patient.isRestricted, test: patient.isTest,
  }
}

function alertsOf(patient: Patient, today: string): BannerPatient['alerts'] {
  const { state, weeks } = pregnancyOn(patient, today)
  return [
    ...(patient.spo2Scale === '2' ? [{ label: 'Oxygen target 88 to 92 %', icon: 'gauge' as const }] : []),
    ...(state === 'pregnant' ? [{ label: weeks === null ? 'Pregnant' : `Pregnant, week ${weeks}`, icon: 'flag' as const }] : []),
    ...patient.alerts.filter((label) => !(state === 'pregnant' && label === 'Pregnant')).map((label) => ({ label })),
  ]
}
