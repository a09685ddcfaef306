import type { Organisation } from '../admin/organisation.schema'
import type { Patient } from '../patients/patient.schema'
import type { Prescription, PrescriptionItem } from '../prescriptions/prescription.schema'
import { lineText, prescriptionLine } from '../prescriptions/sig'

export type PrescriptionLineContent = { line: string; sentence: string; quantity: string; refills: string; substitution: string; indication: string | null }

/** Everything the paper shows. */
export type PrescriptionContent = {
  organisation: Pick<Organisation, 'name' | 'address' | 'phone' | 'timeZone' | 'isDemo'>
  patient: Pick<Patient, 'familyName' | 'givenName' | 'title' | 'mrn' | 'bornOn' | 'sex'>
  number: string
  version: number
  items: PrescriptionLineContent[]
  prescriberName: string
  signedAt: string
  validUntil: string | null
  noteToPharmacist: string | null
  issuedAt: string
  code: string
  verifyUrl: string
}

type Sources = { organisation: Organisation; patient: Patient; prescription: Prescription; items: readonly PrescriptionItem[]; version: number; issuedAt: string; code: string; verifyUrl: string }

/** Puts a prescription together from its records. A draft has nothing to print. @throws Error for one that was never signed */
export function prescriptionContent({ organisation, patient, prescription, items, version, issuedAt, code, verifyUrl }: Sources): PrescriptionContent {
  if (prescription.signedAt === null) throw new Error('A prescription that is not signed cannot be printed.')
  return {
    organisation, patient, number: prescription.number, version, items: items.filter((item) => item.status !== 'draft').toSorted((a, b) => a.position - b.position).map(lineOf),
    prescriberName: prescription.prescriberName, signedAt: prescription.signedAt, validUntil: prescription.validUntil, noteToPharmacist: prescription.noteToPharmacist, issuedAt, code, verifyUrl,
  }
}

const lineOf = (item: PrescriptionItem): PrescriptionLineContent => ({
  line: lineText(prescriptionLine(item, item.dose)),
  sentence: item.sentence,
  quantity: `${item.quantity} ${item.quantityUnit}`,
  refills: item.refillsAllowed === 0 ? 'No refills' : `${item.refillsAllowed} ${item.refillsAllowed === 1 ? 'refill' : 'refills'}`,
  substitution: item.isSubstitutionAllowed ? 'Substitution allowed' : 'Do not substitute',
  indication: item.indication,
})
