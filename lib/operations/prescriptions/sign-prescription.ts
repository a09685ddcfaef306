import { instantAt, wallTimeAt } from '@/lib/domain/appointments/zoned-time'
import { addDays } from '@/lib/domain/patients/age'
import { controlledValidUntil, quantityInWords, requireControlledPrescription, rulesOf, strictestClass } from '@/lib/domain/pharmacy/controlled.rules'
import { findMedicine } from '@/lib/domain/pharmacy/medicine'
import { checkedLine } from '@/lib/domain/prescriptions/checked-line'
import type { SignPrescriptionInput } from '@/lib/domain/prescriptions/prescribe.input'
import { prescribingPolicy } from '@/lib/domain/prescriptions/prescribing-policy.table'
import { prescriptionNumber, prescriptionNumberPrefix, sequenceOf } from '@/lib/domain/prescriptions/prescription-number'
import type { Prescription, PrescriptionItem } from '@/lib/domain/prescriptions/prescription.schema'
import { signPrescription as sign } from '@/lib/domain/prescriptions/prescription.states'
import { daysOfSupply } from '@/lib/domain/prescriptions/quantity'
import { checkSafety } from '@/lib/domain/prescriptions/safety-check'
import { signBlockers, toSafetySnapshot } from '@/lib/domain/prescriptions/sign-blockers'
import { isRefusal } from '@/lib/errors/is-refusal'
import { refuse } from '@/lib/errors/refusals'
import type { OperationContext } from '../operation'
import { patientToTreat, type PatientInCare } from '../patients/patient-in-care'
import { pharmacyPeople } from '../pharmacy/pharmacy-people'
import { overridesFrom } from './overrides-from'
import { itemsOf } from './prescription-in-hand'
import { safetyScene } from './safety-scene'
import { type Signing, stageSigning } from './stage-signing'

export type SignedPrescription = { id: string; number: string; dispenseId: string | null; documentId: string | null }

const mostTries = 12

/**
 * Signs a draft: the safety check runs once more on what is stored, what is contraindicated never passes, what is a
 * high risk passes with a coded reason. The prescription, its lines, the pharmacy's work, the document asked for, the
 * patient's notice and the audit line are saved together or not at all.
 * @throws Refusal prescription.*, patient.not-active, patient.deceased, record.not-found, record.changed-meanwhile
 */
export async function signPrescription(context: OperationContext, input: SignPrescriptionInput): Promise<SignedPrescription> {
  const { actor, clinic } = context
  const draft = await clinic.prescriptions.get(input.id)
  if (draft.organisationId !== actor.organisationId || draft.prescriberId !== actor.id) refuse(draft.organisationId === actor.organisationId && draft.signedAt !== null ? 'prescription.not-your-draft' : 'record.not-found')
  if (draft.status === 'active' && draft.signedAt !== null) return answerOf(draft)
  if (draft.status === 'draft' && draft.version !== input.version) refuse('record.changed-meanwhile')
  const inCare = await patientToTreat(context, draft.patientId)
  const [items, people] = await Promise.all([itemsOf(context, draft.id), pharmacyPeople(context, inCare.about)])
  const judged = await judge(context, { draft, items, inCare, input })
  return saveWithFreeNumber(context, { ...judged, inCare, people, priority: input.priority })
}

type Judging = { draft: Prescription; items: readonly PrescriptionItem[]; inCare: PatientInCare; input: SignPrescriptionInput }

async function judge(context: OperationContext, { draft, items, inCare: { patient }, input }: Judging): Promise<Pick<Signing, 'signed' | 'items'>> {
  const { actor, now, organisation } = context
  const at = now().toISOString()
  const today = wallTimeAt(at, organisation.timeZone).day
  const scene = await safetyScene(context, patient, draft.id)
  const summary = checkSafety({ ...scene, items: items.map((item) => checkedLine({ ...item, startedOn: today }, { prescribedBy: actor.name, stoppedOn: null })) })
  const overrides = overridesFrom(input.overrides, summary, { by: actor.id, byName: actor.name, at })
  const blockers = signBlockers(summary, { overrides, signerId: actor.id, secondPrescriberId: null, requireSecondPrescriber: prescribingPolicy.requireSecondPrescriber })
  if (blockers.some((each) => each.code === 'allergies-not-recorded' || each.code === 'allergies-unavailable')) refuse('prescription.allergies-not-recorded')
  const controlled = await requireControlled(context, { items, patientAddress: patient.address })
  const signed = sign(draft, { by: actor.id, at, blockers, safety: toSafetySnapshot(summary, at), overrides, validUntil: validUntil(today, controlled.validUntil, organisation.timeZone), controlled: controlled.needsSecondFactor ? { secondFactorAt: null, maxAgeMinutes: prescribingPolicy.secondFactorMinutes } : null })
  return { signed, items: items.map((item) => ({ ...item, status: 'active' as const, startedOn: today, endsOn: lastDay(item, today) })) }
}

/** The last day the line is taken when every repeat is used; unknown for a medicine without an end. */
function lastDay(item: PrescriptionItem, today: string): string | null {
  if (item.dose.durationDays === null) return null
  return addDays(today, item.dose.durationDays * (1 + item.refillsAllowed) - 1)
}

type Controlled = { needsSecondFactor: boolean; validUntil: string | null }

async function requireControlled({ actor, clinic, now, organisation }: OperationContext, { items, patientAddress }: { items: readonly PrescriptionItem[]; patientAddress: unknown }): Promise<Controlled> {
  const classes = items.map((item) => findMedicine(item.medicineCode)?.controlledClass ?? null)
  const strictest = strictestClass(classes)
  if (strictest === null) return { needsSecondFactor: false, validUntil: null }
  const practitioner = await clinic.practitioners.first({ where: { organisationId: actor.organisationId, userId: actor.id } })
  const profile = prescribingPolicy.controlledProfile
  items.forEach((item, place) => {
    const controlledClass = classes[place]
    if (!controlledClass) return
    requireControlledPrescription(
      { controlledClass, quantity: item.quantity, quantityInWords: quantityInWords(item.quantity), repeats: item.refillsAllowed, daysOfSupply: daysOfSupply(item.quantity, item.dose, item.form), supplyReason: item.indication ?? '' },
      { profile, patientAddress: patientAddress ? 'recorded' : '', prescriberLicence: practitioner?.licenceNumber ?? '', isSelfOrFamily: false },
    )
  })
  const rules = rulesOf(profile, strictest)
  return { needsSecondFactor: rules.fullPrescription, validUntil: controlledValidUntil(wallTimeAt(now().toISOString(), organisation.timeZone).day, rules) }
}

/** The last second of the last day at the clinic; the shorter of the two rules counts. */
export function validUntil(today: string, controlledUntil: string | null, timeZone: string): string {
  const ordinary = addDays(today, prescribingPolicy.validityDays) ?? today
  const last = controlledUntil !== null && controlledUntil < ordinary ? controlledUntil : ordinary
  return new Date(Date.parse(instantAt(last, '24:00', timeZone)) - 1000).toISOString()
}

/** Two prescriptions signed in the same moment ask for the same number; the later one takes the next. */
async function saveWithFreeNumber(context: OperationContext, signing: Omit<Signing, 'context' | 'at'>): Promise<SignedPrescription> {
  const { clinic, organisation, now } = context
  const at = signing.signed.signedAt ?? now().toISOString()
  const day = wallTimeAt(at, organisation.timeZone).day
  for (let attempt = 0; attempt < mostTries; attempt += 1) {
    const number = prescriptionNumber({ day, sequence: (await lastSequence(context, day)) + 1 })
    try {
      return await clinic.transaction((tx) => stageSigning(tx, { ...signing, context, at, signed: { ...signing.signed, number } }))
    } catch (error) {
      if (!isRefusal(error, 'record.changed-meanwhile')) throw error
      const stored = await clinic.prescriptions.get(signing.signed.id)
      if (stored.signedAt !== null) return answerOf(stored)
      if (stored.version !== signing.signed.version) throw error
    }
  }
  return refuse('record.changed-meanwhile')
}

async function lastSequence({ actor, clinic }: OperationContext, day: string): Promise<number> {
  const newest = await clinic.prescriptions.first({ where: { organisationId: actor.organisationId, number: { startsWith: prescriptionNumberPrefix(day) } }, orderBy: ['number', 'desc'] })
  return newest ? sequenceOf(newest.number) : 0
}

const answerOf = ({ id, number, documentId }: Prescription): SignedPrescription => ({ id, number, dispenseId: null, documentId })
