import { accessRefusals } from './catalogue/access'
import { adminRefusals } from './catalogue/admin'
import { fileRefusals } from './catalogue/files'
import { labRefusals } from './catalogue/lab'
import { patientRefusals } from './catalogue/patients'
import { pharmacyRefusals } from './catalogue/pharmacy'
import { prescriptionRefusals } from './catalogue/prescriptions'
import { visitRefusals } from './catalogue/visits'
import { vitalRefusals } from './catalogue/vitals'

/** Every refusal the clinic can give: its code, what it says to a person, and what to do next. */
export const refusals = {
  ...accessRefusals,
  ...adminRefusals,
  ...fileRefusals,
  ...labRefusals,
  ...patientRefusals,
  ...pharmacyRefusals,
  ...prescriptionRefusals,
  ...visitRefusals,
  ...vitalRefusals,
} as const

export type RefusalCode = keyof typeof refusals
