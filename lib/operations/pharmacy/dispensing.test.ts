import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findBrokenBalance } from '@/lib/domain/pharmacy/stock-ledger'
import { isRefusal } from '@/lib/errors/is-refusal'
import { type ClinicFixture, startClinic } from '@/lib/testing/clinic-fixture'
import { formId, lineOf, signed, stock } from '@/lib/testing/pharmacy-records'
import type { Context } from '@/lib/session/context'
import { signPrescription } from '../prescriptions/sign-prescription'
import { saveDraft } from '../prescriptions/save-draft'
import { stopPrescription } from '../prescriptions/stop-prescription'
import { answerQuery } from '../prescriptions/answer-query'
import { checkDraft } from '../prescriptions/check-draft'
import { checkDispense } from './check-dispense'
import { declineDispense } from './decline-dispense'
import { dispense } from './dispense'
import { finalCheck } from './final-check'
import { handOut } from './hand-out'
import { queryPrescriber } from './query-prescriber'
import { returnUnclaimed, reverseDispense } from './reverse-dispense'
import { adjustLot, setLotAside } from './adjust-lot'
import { receiveLot } from './receive-lot'
import { requestRefill } from './request-refill'
import { answerRefill } from './answer-refill'

let clinic: ClinicFixture
let doctor: Context
let pharmacist: Context
let colleague: Context
beforeAll(async () => {
  clinic = await startClinic()
  ;[doctor, pharmacist, colleague] = await Promise.all([clinic.as('doctor'), clinic.as('pharmacist'), clinic.as('other-pharmacist')])
}, 90_000)
afterAll(() => clinic.close())

const store = () => clinic.clinic()
const person = (changes: Parameters<ClinicFixture['addPatient']>[0] = {}) => clinic.addPatient({ bornOn: '1980-01-01', sex: 'male', allergyState: 'none-known', ...changes })

async function refusal(run: Promise<unknown>): Promise<string> {
  try {
    await run
    return 'done'
  } catch (error) {
    if (isRefusal(error)) return error.code
    throw error
  }
}

/** A signed and clinically checked supply of one product. */
async function checkedSupply(code: string, { quantity = 21, refills = 0, patientId }: { quantity?: number; refills?: number; patientId?: string } = {}) {
  const patient = patientId ?? (await person()).id
  const line = lineOf(code, { quantity, refills })
  const prescription = await signed(doctor, patient, [line])
  const queued = await store().dispenses.get(prescription.dispenseId)
  const { version } = await checkDispense(pharmacist, { dispenseId: queued.id, version: queued.version, overrides: [] })
  return { dispenseId: queued.id, version, line, prescription, patientId: patient }
}

const picks = (line: { id: string }, lots: [string, string, number][], deviation: null | 'damaged' = null) => [{ itemId: line.id, picks: lots.map(([lotId, scanned, quantity]) => ({ lotId, scanned, quantity })), deviation }]

describe('signing', () => {
  it('saves prescription, lines, the supply, the document asked for and the audit line together', async () => {
    const patient = await person()
    const answer = await signed(doctor, patient.id, [lineOf('amoxicillin-cap-500mg'), lineOf('paracetamol-tab-500mg')])
    const [stored, items, supply, document, audit] = await Promise.all([
      store().prescriptions.get(answer.id), store().prescriptionItems.list({ where: { prescriptionId: answer.id } }), store().dispenses.get(answer.dispenseId),
      store().documents.get(answer.documentId!), store().auditEntries.list({ where: { subjectId: answer.id } }),
    ])
    expect(stored).toMatchObject({ status: 'active', prescriberId: doctor.actor.id, itemCount: 2 })
    expect(stored.number).toMatch(/^RX-26064-\d{4}-\d$/)
    expect(items.items.map((item) => item.status)).toEqual(['active', 'active'])
    expect(supply).toMatchObject({ status: 'queued', prescriptionNumber: stored.number })
    expect(document).toMatchObject({ kind: 'prescription', status: 'queued', subjectId: answer.id })
    expect(audit.items.map((entry) => entry.what)).toContain('prescription.signed')
  })

  it('keeps a draft from everybody but its author', async () => {
    const patient = await person()
    const line = lineOf('amoxicillin-cap-500mg')
    const draft = await saveDraft(doctor, { id: formId(), patientId: patient.id, encounterId: null, version: 0, lines: [line], noteToPharmacist: null })
    const other = await clinic.as('other-doctor')
    expect(await other.data.prescriptions.find(draft.id)).toBeNull()
    expect(await other.data.prescriptionItems.find(line.id)).toBeNull()
    expect(await doctor.data.prescriptionItems.find(line.id)).toMatchObject({ status: 'draft' })
    expect(await refusal(signPrescription(other, { id: draft.id, version: 1, overrides: [], priority: 'routine' }))).toBe('record.not-found')
  })

  it('blocks what is contraindicated, whatever the reason given, and saves nothing', async () => {
    const patient = await person({ allergyState: 'known' })
    await store().transaction((tx) => tx.allergies.create({ id: formId(), organisationId: 'riverside', patientId: patient.id, agent: 'Penicillins', agentCode: 'penicillins', kind: 'medicine', reactions: ['anaphylaxis'], severity: 'anaphylaxis', certainty: 'confirmed', status: 'active', onsetOn: null, source: 'clinician', recordedBy: 'x', recordedByName: 'x', recordedAt: clinic.clock.now().toISOString(), note: null }, { about: { userId: null, isRestricted: false } }))
    const line = lineOf('amoxicillin-cap-500mg')
    const check = await checkDraft(doctor, { patientId: patient.id, lines: [line] })
    expect(check.summary.toResolve).toHaveLength(1)
    expect(check.alternatives[line.id]?.choices.length).toBeGreaterThan(0)
    const draft = await saveDraft(doctor, { id: formId(), patientId: patient.id, encounterId: null, version: 0, lines: [line], noteToPharmacist: null })
    const reasons = [{ findingId: check.summary.toResolve[0]!.id, reason: 'benefit-outweighs-risk' as const, words: '' }]
    expect(await refusal(signPrescription(doctor, { id: draft.id, version: 1, overrides: reasons, priority: 'routine' }))).toBe('prescription.blocked')
    expect(await store().prescriptions.get(draft.id)).toMatchObject({ status: 'draft', version: 1 })
    expect((await store().dispenses.list({ where: { prescriptionId: draft.id } })).items).toEqual([])
  })

  it('lets a high risk pass with a coded reason that is kept, and not without', async () => {
    const patient = await person()
    await signed(doctor, patient.id, [lineOf('warfarin-tab-3mg')])
    const line = lineOf('ibuprofen-tab-400mg')
    const { summary } = await checkDraft(doctor, { patientId: patient.id, lines: [line] })
    expect(summary.toAcknowledge.length).toBeGreaterThan(0)
    const draft = await saveDraft(doctor, { id: formId(), patientId: patient.id, encounterId: null, version: 0, lines: [line], noteToPharmacist: null })
    expect(await refusal(signPrescription(doctor, { id: draft.id, version: 1, overrides: [], priority: 'routine' }))).toBe('prescription.blocked')
    const overrides = summary.toAcknowledge.map((finding) => ({ findingId: finding.id, reason: 'monitoring-ordered' as const, words: '' }))
    const answer = await signPrescription(doctor, { id: draft.id, version: 1, overrides, priority: 'urgent' })
    expect((await store().prescriptions.get(answer.id)).overrides[0]).toMatchObject({ reason: 'monitoring-ordered', severity: 'H', byName: doctor.actor.name })
    expect(await signPrescription(doctor, { id: draft.id, version: 1, overrides, priority: 'urgent' })).toMatchObject({ number: answer.number })
  })

  it('refuses while allergies are not recorded, for a controlled medicine without a second factor, and for two doses in one line', async () => {
    const unknown = await person({ allergyState: 'not-recorded' })
    const draftOf = async (patientId: string, code: string) => saveDraft(doctor, { id: formId(), patientId, encounterId: null, version: 0, lines: [lineOf(code)], noteToPharmacist: null })
    const draft = await draftOf(unknown.id, 'amoxicillin-cap-500mg')
    expect(await refusal(signPrescription(doctor, { id: draft.id, version: 1, overrides: [], priority: 'routine' }))).toBe('prescription.allergies-not-recorded')
    const line = lineOf('amoxicillin-cap-500mg')
    expect(await refusal(saveDraft(doctor, { id: formId(), patientId: unknown.id, encounterId: null, version: 0, lines: [{ ...line, dose: { ...line.dose, amount: 5000 } }], noteToPharmacist: null }))).toBe('prescription.dose-mismatch')
    expect(await refusal(saveDraft(doctor, { id: formId(), patientId: clinic.patients.elsewhere.id, encounterId: null, version: 0, lines: [line], noteToPharmacist: null }))).toBe('record.not-found')
  })

  it('tells the second of two windows that the draft moved on', async () => {
    const patient = await person()
    const id = formId()
    await saveDraft(doctor, { id, patientId: patient.id, encounterId: null, version: 0, lines: [], noteToPharmacist: null })
    await saveDraft(doctor, { id, patientId: patient.id, encounterId: null, version: 1, lines: [lineOf('amoxicillin-cap-500mg')], noteToPharmacist: null })
    expect(await refusal(saveDraft(doctor, { id, patientId: patient.id, encounterId: null, version: 1, lines: [], noteToPharmacist: null }))).toBe('record.changed-meanwhile')
  })
})

describe('the way of a supply', () => {
  it('goes from check to hand-over; stock, ledger and line move together; the prescription completes', async () => {
    const { product, lots: [lot] } = await stock(clinic, 'amoxicillin-cap-250mg', [['A1', '2027-01-31', 100]])
    const { dispenseId, version, line, prescription } = await checkedSupply('amoxicillin-cap-250mg')
    const picked = await dispense(pharmacist, { dispenseId, version, lines: picks(line, [[lot!.id, 'a1', 21]]) })
    expect(picked.owing).toBe(0)
    expect(await dispense(pharmacist, { dispenseId, version, lines: picks(line, [[lot!.id, 'a1', 21]]) })).toEqual(picked)
    expect(await store().lots.get(lot!.id)).toMatchObject({ onHand: 100, reserved: 21, version: 2 })
    expect(await store().stockLedgerEntries.find(`${lot!.id}-2`)).toBeNull()
    expect((await store().prescriptionItems.get(line.id)).quantityDispensed).toBe(21)
    const ready = await finalCheck(pharmacist, { dispenseId, version: picked.version, labelMatched: true, scans: [] })
    expect(await refusal(handOut(pharmacist, { dispenseId, version: ready.version, identityChecks: ['name', 'name'], counselled: 'yes', collectorName: null, collectorDocument: null, collectorRelation: null }))).toBe('dispense.identity-missing')
    const out = await handOut(pharmacist, { dispenseId, version: ready.version, identityChecks: ['name', 'date of birth'], counselled: 'yes', collectorName: null, collectorDocument: null, collectorRelation: null })
    expect(out).toMatchObject({ restId: null, isPrescriptionCompleted: true })
    expect(await store().lots.get(lot!.id)).toMatchObject({ onHand: 79, reserved: 0, version: 3 })
    expect(await store().stockLedgerEntries.get(`${lot!.id}-3`)).toMatchObject({ change: -21, balanceAfter: 79, reason: 'dispensed', dispenseId })
    expect(await store().prescriptions.get(prescription.id)).toMatchObject({ status: 'completed' })
    expect((await store().auditEntries.list({ where: { subjectId: dispenseId } })).items.map((entry) => entry.what).sort()).toEqual(['dispense.checked', 'dispense.final-checked', 'dispense.handed-over', 'dispense.picked'])
    const ledger = await store().stockLedgerEntries.list({ where: { productId: product.id }, orderBy: ['at', 'asc'] })
    expect(findBrokenBalance(ledger.items.toSorted((a, b) => a.balanceAfter < b.balanceAfter ? 1 : -1))).toBeNull()
  })

  it('keeps what is owing as a supply of its own', async () => {
    const { lots: [lot] } = await stock(clinic, 'doxycycline-cap-50mg', [['D1', '2027-01-31', 8]])
    const { dispenseId, version, line, prescription } = await checkedSupply('doxycycline-cap-50mg', { quantity: 14 })
    const picked = await dispense(pharmacist, { dispenseId, version, lines: picks(line, [[lot!.id, 'D1', 8]]) })
    expect(picked.owing).toBe(6)
    const ready = await finalCheck(pharmacist, { dispenseId, version: picked.version, labelMatched: true, scans: [] })
    const out = await handOut(pharmacist, { dispenseId, version: ready.version, identityChecks: ['name', 'address'], counselled: 'declined', collectorName: null, collectorDocument: null, collectorRelation: null })
    expect(await store().lots.get(lot!.id)).toMatchObject({ onHand: 0, reserved: 0, status: 'exhausted' })
    expect(await store().dispenses.get(dispenseId)).toMatchObject({ status: 'partial' })
    expect(await store().dispenses.get(out.restId!)).toMatchObject({ status: 'queued', lines: [{ itemId: line.id, owing: 6, quantity: 0 }] })
    expect(await store().prescriptions.get(prescription.id)).toMatchObject({ status: 'active' })
  })

  it('refuses what must not leave the shelf, and saves nothing', async () => {
    const { lots } = await stock(clinic, 'flucloxacillin-cap-250mg', [['OLD', '2026-03-04', 100], ['BAD', '2027-01-31', 100, 'recalled'], ['SOON', '2026-06-30', 10], ['LATE', '2027-06-30', 100]])
    const [old, bad, soon, late] = lots
    const { dispenseId, version, line } = await checkedSupply('flucloxacillin-cap-250mg')
    const attempt = (given: [string, string, number][], deviation: null | 'damaged' = null) => refusal(dispense(pharmacist, { dispenseId, version, lines: picks(line, given, deviation) }))
    expect(await attempt([[old!.id, 'OLD', 21]])).toBe('dispense.lot-expired')
    expect(await attempt([[bad!.id, 'BAD', 21]])).toBe('dispense.lot-recalled')
    expect(await attempt([[soon!.id, 'SOON', 11]])).toBe('stock.below-zero')
    expect(await attempt([[late!.id, 'LATE', 21]])).toBe('dispense.fefo-reason')
    expect(await attempt([[late!.id, 'SOON', 21]], 'damaged')).toBe('dispense.wrong-product')
    expect(await attempt([[late!.id, 'LATE', 22]], 'damaged')).toBe('dispense.over-quantity')
    expect(await refusal(dispense(pharmacist, { dispenseId, version: version + 5, lines: picks(line, [[late!.id, 'LATE', 21]]) }))).toBe('record.changed-meanwhile')
    expect((await store().lots.list({ where: { productId: late!.productId } })).items.map((lot) => lot.version)).toEqual([1, 1, 1, 1])
    expect(await attempt([[late!.id, 'LATE', 21]], 'damaged')).toBe('done')
    expect((await store().dispenses.get(dispenseId)).lines[0]?.fefoDeviationReason).toBe('damaged')
  })

  it('asks a second pharmacist to check a high-alert medicine', async () => {
    const { lots: [lot] } = await stock(clinic, 'warfarin-tab-1mg', [['W1', '2027-01-31', 100]])
    const { dispenseId, version, line } = await checkedSupply('warfarin-tab-1mg', { quantity: 28 })
    const picked = await dispense(pharmacist, { dispenseId, version, lines: picks(line, [[lot!.id, 'W1', 28]]) })
    const scans = [{ lotId: lot!.id, scanned: 'W1' }]
    expect(await refusal(finalCheck(pharmacist, { dispenseId, version: picked.version, labelMatched: true, scans }))).toBe('dispense.same-picker')
    expect(await refusal(finalCheck(colleague, { dispenseId, version: picked.version, labelMatched: false, scans }))).toBe('dispense.label-not-matched')
    expect(await refusal(finalCheck(colleague, { dispenseId, version: picked.version, labelMatched: true, scans }))).toBe('done')
  })

  it('puts the packs back when the doctor stops the prescription, and when the pharmacist declines', async () => {
    const { lots: [lot] } = await stock(clinic, 'cefalexin-cap-500mg', [['C1', '2027-01-31', 50]])
    const one = await checkedSupply('cefalexin-cap-500mg')
    await dispense(pharmacist, { dispenseId: one.dispenseId, version: one.version, lines: picks(one.line, [[lot!.id, 'C1', 21]]) })
    const { version } = await store().prescriptions.get(one.prescription.id)
    await stopPrescription(doctor, { prescriptionId: one.prescription.id, version, reason: 'adverse reaction' })
    expect(await store().lots.get(lot!.id)).toMatchObject({ onHand: 50, reserved: 0 })
    expect(await store().dispenses.get(one.dispenseId)).toMatchObject({ status: 'cancelled' })
    expect(await store().prescriptionItems.get(one.line.id)).toMatchObject({ status: 'stopped', quantityDispensed: 0 })
    const two = await checkedSupply('cefalexin-cap-500mg')
    const picked = await dispense(pharmacist, { dispenseId: two.dispenseId, version: two.version, lines: picks(two.line, [[lot!.id, 'C1', 21]]) })
    await declineDispense(pharmacist, { dispenseId: two.dispenseId, version: picked.version, reason: 'prescription-invalid', words: '' })
    expect(await store().lots.get(lot!.id)).toMatchObject({ onHand: 50, reserved: 0 })
    const { items } = await store().stockLedgerEntries.list({ where: { lotId: lot!.id } })
    expect(items.map((entry) => entry.change)).toEqual([50])
  })

  it('keeps a bag’s pieces from everybody else until somebody comes for it or fourteen days have passed', async () => {
    const { lots: [lot] } = await stock(clinic, 'doxycycline-cap-100mg', [['L1', '2027-01-31', 30]])
    const { dispenseId, version, line } = await checkedSupply('doxycycline-cap-100mg', { quantity: 28 })
    const picked = await dispense(pharmacist, { dispenseId, version, lines: picks(line, [[lot!.id, 'L1', 28]]) })
    const ready = await finalCheck(pharmacist, { dispenseId, version: picked.version, labelMatched: true, scans: [] })
    const other = await checkedSupply('doxycycline-cap-100mg', { quantity: 28 })
    expect(await refusal(dispense(colleague, { dispenseId: other.dispenseId, version: other.version, lines: picks(other.line, [[lot!.id, 'L1', 28]]) }))).toBe('stock.below-zero')
    const held = await store().lots.get(lot!.id)
    const adjust = (counted: number) => adjustLot(pharmacist, { lotId: held.id, version: held.version, counted, reason: 'adjusted', note: 'counted', witnessId: null })
    expect(await refusal(adjust(27))).toBe('stock.reserved-in-bags')
    expect(await refusal(returnUnclaimed(pharmacist, { dispenseId, version: ready.version }))).toBe('dispense.not-yet-unclaimed')
    clinic.clock.advance(14 * 24 * 60)
    const returned = await returnUnclaimed(pharmacist, { dispenseId, version: ready.version })
    expect(await store().lots.get(lot!.id)).toMatchObject({ onHand: 30, reserved: 0 })
    expect((await store().stockLedgerEntries.list({ where: { lotId: lot!.id } })).items).toHaveLength(1)
    expect(await store().dispenses.get(dispenseId)).toMatchObject({ status: 'returned_unclaimed', statusReason: 'not collected' })
    expect(await store().dispenses.get(returned.againId!)).toMatchObject({ status: 'queued', lines: [{ owing: 28 }] })
    expect((await store().prescriptionItems.get(line.id)).quantityDispensed).toBe(0)
    clinic.clock.advance(-14 * 24 * 60)
  })

  it('does not let out a lot that was recalled or expired while its bag waited', async () => {
    const bag = async (lotNumber: string, expiresOn: string) => {
      const { lots: [lot] } = await stock(clinic, lotNumber === 'Q1' ? 'ramipril-cap-5mg' : 'ramipril-cap-10mg', [[lotNumber, expiresOn, 28]])
      const { dispenseId, version, line } = await checkedSupply(lotNumber === 'Q1' ? 'ramipril-cap-5mg' : 'ramipril-cap-10mg', { quantity: 7 })
      const picked = await dispense(pharmacist, { dispenseId, version, lines: picks(line, [[lot!.id, lotNumber, 7]]) })
      const ready = await finalCheck(pharmacist, { dispenseId, version: picked.version, labelMatched: true, scans: [] })
      return { lot: lot!, handOut: () => refusal(handOut(pharmacist, { dispenseId, version: ready.version, identityChecks: ['name', 'phone'], counselled: 'yes', collectorName: null, collectorDocument: null, collectorRelation: null })) }
    }
    const recalled = await bag('Q1', '2027-01-31')
    await setLotAside(pharmacist, { lotId: recalled.lot.id, version: 2, status: 'recalled', note: 'recall of the maker' })
    expect(await recalled.handOut()).toBe('stock.blocked-lot')
    const old = await bag('Q2', '2026-03-20')
    clinic.clock.advance(16 * 24 * 60)
    expect(await old.handOut()).toBe('stock.expired-lot')
    clinic.clock.advance(-16 * 24 * 60)
    expect(await store().lots.get(old.lot.id)).toMatchObject({ onHand: 28, reserved: 7 })
  })

  it('reverses a hand-over: a bag that left never comes back on the shelf', async () => {
    const { lots: [lot] } = await stock(clinic, 'trimethoprim-tab-200mg', [['T1', '2027-01-31', 60]])
    const supply = async (leftThePharmacy: 'yes' | 'no') => {
      const { dispenseId, version, line } = await checkedSupply('trimethoprim-tab-200mg', { refills: 1 })
      const picked = await dispense(pharmacist, { dispenseId, version, lines: picks(line, [[lot!.id, 'T1', 21]]) })
      const ready = await finalCheck(pharmacist, { dispenseId, version: picked.version, labelMatched: true, scans: [] })
      const out = await handOut(pharmacist, { dispenseId, version: ready.version, identityChecks: ['name', 'phone'], counselled: 'yes', collectorName: null, collectorDocument: null, collectorRelation: null })
      const reversed = await reverseDispense(pharmacist, { dispenseId, version: out.version, reason: 'given to the wrong person', leftThePharmacy })
      expect(await refusal(reverseDispense(pharmacist, { dispenseId, version: reversed.version, reason: 'again', leftThePharmacy }))).toBe('dispense.wrong-state')
      expect(await store().dispenses.get(reversed.againId!)).toMatchObject({ status: 'queued', lines: [{ owing: 21 }] })
      return (await store().lots.get(lot!.id)).onHand
    }
    expect(await supply('no')).toBe(60)
    expect(await supply('yes')).toBe(39)
  })

  it('waits for the prescriber’s answer', async () => {
    const prescription = await signed(doctor, (await person()).id, [lineOf('amoxicillin-cap-250mg')])
    const queued = await store().dispenses.get(prescription.dispenseId)
    const paused = await queryPrescriber(pharmacist, { dispenseId: queued.id, version: queued.version, question: 'Is 250 mg enough?' })
    expect(await refusal(checkDispense(pharmacist, { dispenseId: queued.id, version: paused.version, overrides: [] }))).toBe('dispense.wrong-state')
    await answerQuery(doctor, { dispenseId: queued.id, version: paused.version, answer: 'Yes, it is.' })
    const resumed = await store().dispenses.get(queued.id)
    expect(resumed.status).toBe('queued')
    expect(resumed.queryToPrescriber).toContain('Yes, it is.')
    expect((await store().notifications.list({ where: { userId: doctor.actor.id } })).items.map((each) => each.kind)).toContain('dispense.queried')
  })

  it('names the pharmacists one by one for a restricted patient, and nobody else', async () => {
    const patient = await person({ isRestricted: true })
    const line = lineOf('omeprazole-gr-cap-20mg')
    expect(await refusal(saveDraft(doctor, { id: formId(), patientId: patient.id, encounterId: null, version: 0, lines: [line], noteToPharmacist: null }))).toBe('access.no-care-relationship')
    await store().transaction((tx) => tx.careTeamMembers.create({ id: formId(), organisationId: 'riverside', patientId: patient.id, userId: doctor.actor.id, role: 'doctor', reason: 'assigned', since: '2026-01-01T00:00:00.000Z', until: null }))
    const { id, dispenseId } = await signed(doctor, patient.id, [line])
    const nurse = await clinic.as('nurse')
    expect(await nurse.data.prescriptions.find(id)).toBeNull()
    expect(await (await clinic.as('other-doctor')).data.dispenses.find(dispenseId)).toBeNull()
    expect(await pharmacist.data.prescriptions.find(id)).toMatchObject({ id })
    const { version } = await checkDispense(pharmacist, { dispenseId, version: 1, overrides: [] })
    const { lots: [lot] } = await stock(clinic, 'omeprazole-gr-cap-20mg', [['R1', '2026-12-31', 21]])
    expect(await refusal(dispense(colleague, { dispenseId, version, lines: picks(line, [[lot!.id, 'R1', 21]]) }))).toBe('done')
  })

  it('is closed to another organisation', async () => {
    const elsewhere = await clinic.as('pharmacist', 'harbour')
    const { dispenseId, version } = await checkedSupply('amoxicillin-cap-250mg')
    expect(await refusal(checkDispense(elsewhere, { dispenseId, version, overrides: [] }))).toBe('record.not-found')
  })
})

describe('stock and refills', () => {
  it('takes a delivery in once, joins a lot, and writes what was counted', async () => {
    const { product } = await stock(clinic, 'bisoprolol-tab-5mg', [])
    const input = { id: formId(), productId: product.id, lotNumber: 'B7', expiresOn: '2027-05-31', quantity: 56, witnessId: null }
    const first = await receiveLot(pharmacist, input)
    expect(await receiveLot(pharmacist, input)).toEqual(first)
    expect(await receiveLot(pharmacist, { ...input, id: formId() })).toMatchObject({ lotId: first.lotId, onHand: 112 })
    expect(await refusal(receiveLot(pharmacist, { ...input, id: formId(), expiresOn: '2026-03-04' }))).toBe('dispense.lot-expired')
    expect(await refusal(receiveLot(pharmacist, { ...input, id: formId(), expiresOn: '2027-06-30' }))).toBe('stock.lot-known')
    expect(await refusal(adjustLot(pharmacist, { lotId: first.lotId, version: 2, counted: 110, reason: 'expired', note: 'count', witnessId: null }))).toBe('stock.not-expired')
    expect(await refusal(adjustLot(pharmacist, { lotId: first.lotId, version: 2, counted: 110, reason: 'destroyed', note: 'broken', witnessId: null }))).toBe('stock.witness-missing')
    expect(await adjustLot(pharmacist, { lotId: first.lotId, version: 2, counted: 110, reason: 'adjusted', note: 'count of the month', witnessId: null })).toMatchObject({ onHand: 110 })
    expect(await setLotAside(pharmacist, { lotId: first.lotId, version: 3, status: 'recalled', note: 'letter of the maker' })).toMatchObject({ status: 'recalled' })
  })

  it('turns a request into a supply from the repeats, and not before its day', async () => {
    const patient = await clinic.as('patient')
    await store().transaction(async (tx) => tx.patients.save({ ...(await store().patients.get('adult')), allergyState: 'none-known' }, { about: { userId: patient.actor.id, isRestricted: false } }))
    const { lots: [lot] } = await stock(clinic, 'amlodipine-tab-5mg', [['M1', '2028-01-31', 200]])
    const { dispenseId, version, line } = await checkedSupply('amlodipine-tab-5mg', { quantity: 28, refills: 2, patientId: 'adult' })
    const picked = await dispense(pharmacist, { dispenseId, version, lines: picks(line, [[lot!.id, 'M1', 28]]) })
    const ready = await finalCheck(pharmacist, { dispenseId, version: picked.version, labelMatched: true, scans: [] })
    await handOut(pharmacist, { dispenseId, version: ready.version, identityChecks: ['name', 'phone'], counselled: 'yes', collectorName: null, collectorDocument: null, collectorRelation: null })
    const id = formId()
    expect(await requestRefill(patient, { id, itemId: line.id })).toMatchObject({ kind: 'refill', status: 'requested' })
    expect(await requestRefill(patient, { id, itemId: line.id })).toMatchObject({ id })
    expect(await refusal(requestRefill(patient, { id: formId(), itemId: line.id }))).toBe('refill.open-already')
    expect(await refusal(requestRefill(await clinic.as('other-patient'), { id: formId(), itemId: line.id }))).toBe('record.not-found')
    expect(await refusal(answerRefill(pharmacist, { requestId: id, version: 1, answer: 'accept', words: '', early: null }))).toBe('refill.too-early')
    expect(await refusal(answerRefill(pharmacist, { requestId: id, version: 1, answer: 'send-to-prescriber', words: '', early: null }))).toBe('refill.not-renewal')
    const answer = await answerRefill(pharmacist, { requestId: id, version: 1, answer: 'accept', words: 'travels for a month', early: 'travel' })
    expect(answer.status).toBe('accepted')
    expect(await store().dispenses.get(answer.dispenseId!)).toMatchObject({ status: 'queued', lines: [{ itemId: line.id, owing: 28 }] })
  })
})

describe('a bag that was packed', () => {
  it('is not packed a second time: what is kept aside would be lost', async () => {
    const { lots } = await stock(clinic, 'losartan-tab-50mg', [['REPICK1', '2027-06-01', 100]])
    const { dispenseId, version, line } = await checkedSupply('losartan-tab-50mg', { quantity: 21 })
    const first = await dispense(pharmacist, { dispenseId, version, lines: picks(line, [[lots[0]!.id, 'REPICK1', 10]]) })
    expect(await refusal(dispense(pharmacist, { dispenseId, version: first.version, lines: picks(line, [[lots[0]!.id, 'REPICK1', 11]]) }))).toBe('dispense.wrong-state')
    expect(await store().lots.get(lots[0]!.id)).toMatchObject({ onHand: 100, reserved: 10 })
  })

  it('holds as many lots as leave in one transaction; more are refused at the shelf, not at the counter', async () => {
    const codes = ['valsartan-tab-80mg', 'mebendazole-tab-100mg', 'allopurinol-tab-100mg', 'cefadroxil-cap-500mg', 'valaciclovir-tab-500mg']
    const shelves = await Promise.all(codes.map((code, place) => stock(clinic, code, Array.from({ length: 6 }, (_, lot) => [`M${place}L${lot}`, `2028-04-0${lot + 1}`, 3] as const))))
    const lines = codes.map((code) => lineOf(code, { quantity: 18 }))
    const { dispenseId } = await signed(doctor, (await person()).id, lines)
    const queued = await store().dispenses.get(dispenseId)
    const { version } = await checkDispense(pharmacist, { dispenseId, version: queued.version, overrides: [] })
    const pickedFrom = (lots: (place: number) => number) => lines.flatMap((line, place) => picks(line, shelves[place]!.lots.slice(0, lots(place)).map((lot) => [lot.id, lot.lotNumber, 3] as [string, string, number])))
    expect(await refusal(dispense(pharmacist, { dispenseId, version, lines: pickedFrom(() => 5) }))).toBe('dispense.too-many-lots')
    const picked = await dispense(pharmacist, { dispenseId, version, lines: pickedFrom((place) => (place === 4 ? 4 : 5)) })
    const checked = await finalCheck(colleague, { dispenseId, version: picked.version, labelMatched: true, scans: [] })
    const out = await handOut(pharmacist, { dispenseId, version: checked.version, identityChecks: ['name', 'date of birth'], counselled: 'yes', collectorName: null, collectorDocument: null, collectorRelation: null })
    expect(out.restId).not.toBeNull()
    const { items: entries } = await store().stockLedgerEntries.list({ where: { dispenseId }, limit: 50 })
    expect(entries).toHaveLength(24)
    const reversed = await reverseDispense(pharmacist, { dispenseId, version: out.version, reason: 'wrong bag', leftThePharmacy: 'no' })
    expect(reversed.againId).not.toBeNull()
  })
})
