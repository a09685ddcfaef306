import type { Transaction } from '@/lib/data/transaction'
import { prescribingPolicy } from '@/lib/domain/prescriptions/prescribing-policy.table'
import type { DiscardDraftInput, SaveDraftInput } from '@/lib/domain/prescriptions/prescribe.input'
import type { Prescription, PrescriptionItem } from '@/lib/domain/prescriptions/prescription.schema'
import { discardPrescription } from '@/lib/domain/prescriptions/prescription.states'
import { isRefusal } from '@/lib/errors/is-refusal'
import { refuse } from '@/lib/errors/refusals'
import type { OperationContext } from '../operation'
import { patientToTreat, type PatientInCare } from '../patients/patient-in-care'
import { lineToItem } from './line-to-item'
import { itemsOf } from './prescription-in-hand'

export type SavedDraft = { id: string; version: number; savedAt: string }

/**
 * Keeps a prescription while it is being written. Nobody but its author can read it. Lines that were taken out are
 * removed: a draft is no record of care yet, and its history stays.
 * @throws Refusal record.changed-meanwhile, prescription.not-your-draft, .wrong-state and whatever a line is refused for
 */
export async function saveDraft(context: OperationContext, input: SaveDraftInput): Promise<SavedDraft> {
  if (input.lines.length > prescribingPolicy.mostLines) refuse('input.invalid')
  const inCare = await patientToTreat(context, input.patientId)
  const [before, items] = await Promise.all([context.clinic.prescriptions.find(input.id), itemsOf(context, input.id), checkEncounter(inCare, input)])
  if (before) requireOwnDraft(context, before, input)
  else if (input.version !== 0) refuse('record.changed-meanwhile')
  const written = input.lines.map(lineToItem)
  try {
    return await context.clinic.transaction((tx) => {
      const saved = saveHead(tx, { context, input, inCare, before })
      stageLines(tx, { prescription: saved, written, before: items })
      return { id: saved.id, version: saved.version, savedAt: saved.updatedAt }
    })
  } catch (error) {
    const stored = isRefusal(error, 'record.changed-meanwhile') && input.version === 0 ? await context.clinic.prescriptions.find(input.id) : null
    if (!stored || stored.version !== 1) throw error
    requireOwnDraft(context, stored, { ...input, version: 1 })
    return { id: stored.id, version: stored.version, savedAt: stored.updatedAt }
  }
}

/** The author throws a draft away. */
export async function discardDraft(context: OperationContext, input: DiscardDraftInput): Promise<{ id: string }> {
  const { actor, clinic, now } = context
  const before = await clinic.prescriptions.get(input.id)
  if (before.organisationId !== actor.organisationId || before.prescriberId !== actor.id) refuse('record.not-found')
  if (before.status === 'cancelled' && before.signedAt === null) return { id: before.id }
  if (before.version !== input.version) refuse('record.changed-meanwhile')
  const discarded = discardPrescription(before, { by: actor.id, at: now().toISOString() })
  const items = await itemsOf(context, before.id)
  await clinic.transaction((tx) => {
    tx.prescriptions.save({ ...discarded, itemCount: 0 }, { verb: 'prescription.discarded' })
    for (const item of items) tx.prescriptionItems.remove(item.id)
    tx.auditTrail.append({ what: 'prescription.discarded', patientId: before.patientId, subjectTable: 'prescriptions', subjectId: before.id })
  })
  return { id: before.id }
}

function requireOwnDraft({ actor }: OperationContext, before: Prescription, input: SaveDraftInput): void {
  if (before.organisationId !== actor.organisationId || before.patientId !== input.patientId) refuse('record.not-found')
  if (before.prescriberId !== actor.id) refuse('prescription.not-your-draft')
  if (before.status !== 'draft') refuse('prescription.wrong-state', { values: { status: before.status } })
  if (before.version !== input.version) refuse('record.changed-meanwhile')
}

async function checkEncounter({ patient, data }: PatientInCare, { encounterId }: SaveDraftInput): Promise<void> {
  if (encounterId !== null && (await data.encounters.get(encounterId)).patientId !== patient.id) refuse('record.not-found')
}

type Heading = { context: OperationContext; input: SaveDraftInput; inCare: PatientInCare; before: Prescription | null }

function saveHead(tx: Transaction, { context: { actor }, input, inCare: { patient }, before }: Heading): Prescription {
  const written = { encounterId: input.encounterId, itemCount: input.lines.length, noteToPharmacist: input.noteToPharmacist }
  if (before) return tx.prescriptions.save({ ...before, ...written }, { verb: 'prescription.drafted' })
  tx.auditTrail.append({ what: 'prescription.drafted', patientId: patient.id, subjectTable: 'prescriptions', subjectId: input.id })
  return tx.prescriptions.create({
    // A draft has no number yet; its id stands there because numbers are unique.
    id: input.id, number: input.id, organisationId: actor.organisationId, patientId: patient.id, patientName: `${patient.familyName.toUpperCase()}, ${patient.givenName}`, prescriberId: actor.id, prescriberName: actor.name,
    status: 'draft', statusReason: null, signedAt: null, validUntil: null, priorPrescriptionId: null, overrides: [], safety: null, documentId: null, ...written,
  }, { verb: 'prescription.drafted' })
}

type Lines = { prescription: Prescription; written: readonly ReturnType<typeof lineToItem>[]; before: readonly PrescriptionItem[] }

function stageLines(tx: Transaction, { prescription, written, before }: Lines): void {
  // A draft line names nobody, so its author is named as its one reader.
  const readership = { people: [prescription.prescriberId], verb: 'prescription-item.drafted' }
  written.forEach((line, position) => {
    const old = before.find((item) => item.id === line.id)
    const next = { ...line, position }
    if (old) {
      if (differs(old, next)) tx.prescriptionItems.save({ ...old, ...next }, readership)
      return
    }
    tx.prescriptionItems.create({ ...next, organisationId: prescription.organisationId, prescriptionId: prescription.id, patientId: prescription.patientId, refillsUsed: 0, quantityDispensed: 0, status: 'draft', startedOn: null, endsOn: null }, readership)
  })
  for (const item of before) if (!written.some((line) => line.id === item.id)) tx.prescriptionItems.remove(item.id)
}

const differs = (old: PrescriptionItem, next: Partial<PrescriptionItem>): boolean => (Object.keys(next) as (keyof PrescriptionItem)[]).some((key) => JSON.stringify(old[key]) !== JSON.stringify(next[key]))
