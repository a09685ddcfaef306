import { wallTimeAt } from '@/lib/domain/appointments/zoned-time'
import { doseFormOf } from '@/lib/domain/pharmacy/dose-form.table'
import type { Dispense } from '@/lib/domain/pharmacy/stock.schema'
import { prescriptionNumber } from '@/lib/domain/prescriptions/prescription-number'
import type { Prescription, PrescriptionItem } from '@/lib/domain/prescriptions/prescription.schema'
import { computeQuantity } from '@/lib/domain/prescriptions/quantity'
import { patientSentence } from '@/lib/domain/prescriptions/sig'
import { demoMedicine, productIdOf } from './seed-pharmacy'
import { seedDocument } from './seed-document'
import { idOf, minutesAfter, type Scene } from './seed-scene'

type DemoItem = { code: string; days: number; indication: string; extra?: string }
type DemoPrescription = { patient: string; doctor: string; daysAgo: number; time: string; refills: number; dispense: 'handed_over' | 'queued'; items: readonly DemoItem[] }

const month = (code: string, indication: string, extra = ''): DemoItem => ({ code, days: 28, indication, extra })

const riverside: readonly DemoPrescription[] = [
  { patient: 'okonkwo', doctor: 'doctor', daysAgo: 20, time: '10:40', refills: 3, dispense: 'handed_over', items: [month('warfarin-tab-3mg', 'Atrial fibrillation'), month('bisoprolol-tab-2_5mg', 'Atrial fibrillation')] },
  { patient: 'whitcombe', doctor: 'doctor', daysAgo: 25, time: '12:00', refills: 2, dispense: 'handed_over', items: [month('metformin-tab-500mg', 'Type 2 diabetes', 'With food')] },
  { patient: 'kaur', doctor: 'doctor', daysAgo: 18, time: '14:00', refills: 5, dispense: 'handed_over', items: [month('levothyroxine-tab-50ug', 'Underactive thyroid', 'Before breakfast')] },
  { patient: 'petrosyan', doctor: 'doctor2', daysAgo: 3, time: '16:40', refills: 1, dispense: 'queued', items: [month('furosemide-tab-40mg', 'Heart failure')] },
  { patient: 'obrien', doctor: 'doctor2', daysAgo: 0, time: '09:05', refills: 0, dispense: 'queued', items: [{ code: 'doxycycline-cap-100mg', days: 5, indication: 'Chest infection' }, { code: 'prednisolone-tab-5mg', days: 5, indication: 'Exacerbation of lung disease' }] },
]
const harbour: readonly DemoPrescription[] = [
  { patient: 'fairchild', doctor: 'doctor', daysAgo: 15, time: '10:10', refills: 3, dispense: 'queued', items: [month('lisinopril-tab-10mg', 'High blood pressure')] },
]

/** Signed prescriptions: some handed out, some waiting in the pharmacy's queue. */
export function seedPrescriptions(scene: Scene): void {
  const list = scene.organisationId === 'riverside' ? riverside : harbour
  for (const [place, demo] of list.entries()) seedPrescription(scene, demo, place)
}

function seedPrescription(scene: Scene, demo: DemoPrescription, place: number): void {
  const { rows, organisationId, at, person, about, nameOf, timeZone } = scene
  const doctor = person(demo.doctor)
  const signedAt = at(demo.daysAgo, demo.time)
  const patientId = idOf(demo.patient)
  const id = `rx-${organisationId}-${place}`
  const number = prescriptionNumber({ day: wallTimeAt(signedAt, timeZone).day, sequence: place + 1 })
  const origin = { by: doctor, at: signedAt, about: about(demo.patient) }
  const prescription: Omit<Prescription, 'version' | 'createdAt' | 'updatedAt'> = {
    id, organisationId, patientId, patientName: nameOf(demo.patient), encounterId: null, prescriberId: doctor.id, prescriberName: doctor.name, number, status: 'active', statusReason: null, signedAt,
    validUntil: minutesAfter(signedAt, 180 * 1440), priorPrescriptionId: null, itemCount: demo.items.length, overrides: [], safety: null, noteToPharmacist: null,
    documentId: seedDocument(scene, { kind: 'prescription', title: `Prescription ${number}`, subjectTable: 'prescriptions', subjectId: id, patientKey: demo.patient, patientId, by: doctor, at: signedAt }),
  }
  rows.add('prescriptions', prescription, { ...origin, verb: 'prescription.signed' })
  rows.audit({ what: 'prescription.signed', patientId, subjectTable: 'prescriptions', subjectId: id, facts: { items: demo.items.length } }, origin)
  const isHandedOver = demo.dispense === 'handed_over'
  const items = demo.items.map((item, position) => rows.add('prescriptionItems', prescriptionItem({ id: `${id}-i${position + 1}`, organisationId, patientId, prescriptionId: id, position }, item, { signedAt, refills: demo.refills, isHandedOver }), { ...origin, verb: 'prescription-item.signed' }))
  const pharmacist = person('pharmacist')
  const handedOverAt = isHandedOver ? minutesAfter(signedAt, 55) : null
  rows.add('dispenses', dispenseRecord({ prescription, items, pharmacist, handedOverAt }), { by: isHandedOver ? pharmacist : doctor, at: handedOverAt ?? signedAt, about: about(demo.patient), verb: isHandedOver ? 'dispense.handed-over' : 'dispense.queued' })
  if (handedOverAt) rows.audit({ what: 'dispense.handed-over', patientId, subjectTable: 'dispenses', subjectId: `${id}-d` }, { by: pharmacist, at: handedOverAt })
}

type ItemPlace = Pick<PrescriptionItem, 'id' | 'organisationId' | 'patientId' | 'prescriptionId' | 'position'>

function prescriptionItem(place: ItemPlace, item: DemoItem, { signedAt, refills, isHandedOver }: { signedAt: string; refills: number; isHandedOver: boolean }): Omit<PrescriptionItem, 'version' | 'createdAt' | 'updatedAt'> {
  const medicine = demoMedicine(item.code)
  const [usual] = medicine.sigs
  if (!usual) throw new Error(`The formulary suggests no dose for ${item.code}.`)
  const dose = { ...usual, durationDays: item.days, extra: item.extra ?? '' }
  const quantity = computeQuantity(dose, medicine.form)?.quantity ?? item.days
  return {
    ...place, medicineCode: medicine.id, name: medicine.name, brand: null, form: medicine.form, strength: medicine.strength, atc: [...medicine.atc], dose,
    sentence: patientSentence({ ...medicine, brand: null }, dose), quantity, quantityUnit: doseFormOf(medicine.form)?.plural ?? 'pieces', refillsAllowed: refills, refillsUsed: 0, quantityDispensed: isHandedOver ? quantity : 0,
    isSubstitutionAllowed: true, status: 'active', indication: item.indication, startedOn: signedAt.slice(0, 10), endsOn: null,
  }
}

type DispenseParts = { prescription: Omit<Prescription, 'version' | 'createdAt' | 'updatedAt'>; items: readonly PrescriptionItem[]; pharmacist: { id: string; name: string }; handedOverAt: string | null }

function dispenseRecord({ prescription, items, pharmacist, handedOverAt }: DispenseParts): Omit<Dispense, 'version' | 'createdAt' | 'updatedAt'> {
  const by = handedOverAt ? pharmacist.id : null
  const byName = handedOverAt ? pharmacist.name : null
  const lines = items.map((item) => ({
    itemId: item.id, productId: handedOverAt ? productIdOf(prescription.organisationId, item.medicineCode) : '', name: `${item.name} ${item.strength} ${item.form}`,
    quantity: handedOverAt ? item.quantity : 0, owing: handedOverAt ? 0 : item.quantity, lots: [], fefoDeviationReason: null,
  }))
  return {
    id: `${prescription.id}-d`, organisationId: prescription.organisationId, patientId: prescription.patientId, patientName: prescription.patientName, prescriptionId: prescription.id, prescriptionNumber: prescription.number,
    status: handedOverAt ? 'handed_over' : 'queued', statusReason: null, priority: 'routine', queuedAt: prescription.signedAt ?? '', lines, checkedBy: by, checkedByName: byName, checkedAt: handedOverAt, safety: null, overrides: null,
    pickedBy: by, pickedAt: handedOverAt, finalCheckedBy: by, finalCheckedAt: handedOverAt, handedOverBy: by, handedOverByName: byName, handedOverAt, identityChecks: handedOverAt ? ['name', 'date of birth'] : [],
    counselled: handedOverAt ? 'yes' : null, labelsPrinted: handedOverAt ? items.length : 0, queryToPrescriber: null,
  }
}
