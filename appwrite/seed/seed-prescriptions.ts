import type { Dispense } from '@/lib/domain/pharmacy/stock.schema'
import type { Prescription, PrescriptionItem } from '@/lib/domain/prescriptions/prescription.schema'
import { doseFormOf } from '@/lib/domain/pharmacy/dose-form.table'
import { patientSentence } from '@/lib/domain/prescriptions/sig'
import { demoProducts } from './products.table'
import { productIdOf } from './seed-pharmacy'
import { idOf, minutesAfter, type Scene } from './seed-scene'

type DemoItem = { product: string; amount: number; unit: string; formUnits: number; frequency: string; perDay: number; days: number; indication: string; extra?: string }
type DemoPrescription = { patient: string; doctor: string; daysAgo: number; time: string; refills: number; dispense: 'handed_over' | 'queued'; items: readonly DemoItem[] }

const daily = (product: string, [amount, unit]: readonly [number, string], indication: string): DemoItem => ({ product, amount, unit, formUnits: 1, frequency: 'once-daily', perDay: 1, days: 28, indication })

const riverside: readonly DemoPrescription[] = [
  { patient: 'okonkwo', doctor: 'doctor', daysAgo: 28, time: '10:40', refills: 3, dispense: 'handed_over', items: [daily('warfarin-3mg-tablet', [3, 'mg'], 'Atrial fibrillation'), daily('bisoprolol-2.5mg-tablet', [2.5, 'mg'], 'Atrial fibrillation')] },
  { patient: 'whitcombe', doctor: 'doctor', daysAgo: 40, time: '12:00', refills: 2, dispense: 'handed_over', items: [{ ...daily('metformin-500mg-tablet', [1000, 'mg'], 'Type 2 diabetes'), formUnits: 2, frequency: 'twice-daily', perDay: 2, extra: 'With food' }] },
  { patient: 'kaur', doctor: 'doctor', daysAgo: 58, time: '14:00', refills: 5, dispense: 'handed_over', items: [{ ...daily('levothyroxine-50ug-tablet', [50, 'micrograms'], 'Hypothyroidism'), extra: 'Before breakfast' }] },
  { patient: 'petrosyan', doctor: 'doctor2', daysAgo: 3, time: '16:40', refills: 1, dispense: 'queued', items: [daily('furosemide-40mg-tablet', [40, 'mg'], 'Heart failure')] },
  { patient: 'obrien', doctor: 'doctor2', daysAgo: 0, time: '09:05', refills: 0, dispense: 'queued', items: [{ ...daily('doxycycline-100mg-capsule', [100, 'mg'], 'Chest infection'), days: 5 }, { ...daily('prednisolone-5mg-tablet', [30, 'mg'], 'Exacerbation of lung disease'), formUnits: 6, days: 5 }] },
]
const harbour: readonly DemoPrescription[] = [
  { patient: 'fairchild', doctor: 'doctor', daysAgo: 15, time: '10:10', refills: 3, dispense: 'queued', items: [daily('lisinopril-10mg-tablet', [10, 'mg'], 'Hypertension')] },
]

/** Signed prescriptions: some handed out, some waiting in the pharmacy's queue. */
export function seedPrescriptions(scene: Scene): void {
  const list = scene.organisationId === 'riverside' ? riverside : harbour
  for (const [place, demo] of list.entries()) seedPrescription(scene, demo, place)
}

function seedPrescription({ rows, organisationId, at, person, about, nameOf }: Scene, demo: DemoPrescription, place: number): void {
  const doctor = person(demo.doctor)
  const signedAt = at(demo.daysAgo, demo.time)
  const patientId = idOf(demo.patient)
  const id = `rx-${organisationId}-${place}`
  const number = `RX-${signedAt.slice(2, 4)}${signedAt.slice(5, 7)}-${String(place + 1).padStart(4, '0')}`
  const origin = { by: doctor, at: signedAt, about: about(demo.patient) }
  const prescription: Omit<Prescription, 'version' | 'createdAt' | 'updatedAt'> = {
    id, organisationId, patientId, patientName: nameOf(demo.patient), encounterId: null, prescriberId: doctor.id, prescriberName: doctor.name, number, status: 'active', statusReason: null, signedAt,
    validUntil: minutesAfter(signedAt, 180 * 1440), priorPrescriptionId: null, itemCount: demo.items.length, overrides: [], safety: null, noteToPharmacist: null, documentId: null,
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
  const product = demoProducts.find(({ key }) => key === item.product)
  if (!product) throw new Error(`The demo does not stock ${item.product}.`)
  const quantity = item.formUnits * item.perDay * item.days
  const dose = { amount: item.amount, unit: item.unit, formUnits: item.formUnits, route: 'oral', frequency: item.frequency, asNeeded: false, asNeededFor: null, maxPerDay: null, durationDays: item.days, extra: item.extra ?? '' }
  return {
    ...place, medicineCode: product.code, name: product.name, brand: null, form: product.form, strength: product.strength, atc: [...product.atc],
    dose, sentence: patientSentence(product, dose), quantity, quantityUnit: doseFormOf(product.form)?.plural ?? product.unit, refillsAllowed: refills, refillsUsed: 0, quantityDispensed: isHandedOver ? quantity : 0,
    isSubstitutionAllowed: true, status: 'active', indication: item.indication, startedOn: signedAt.slice(0, 10), endsOn: null,
  }
}

type DispenseParts = { prescription: Omit<Prescription, 'version' | 'createdAt' | 'updatedAt'>; items: readonly PrescriptionItem[]; pharmacist: { id: string; name: string }; handedOverAt: string | null }

function dispenseRecord({ prescription, items, pharmacist, handedOverAt }: DispenseParts): Omit<Dispense, 'version' | 'createdAt' | 'updatedAt'> {
  const by = handedOverAt ? pharmacist.id : null
  const byName = handedOverAt ? pharmacist.name : null
  const lines = handedOverAt ? items.map((item) => ({ itemId: item.id, productId: productIdOf(prescription.organisationId, item.medicineCode), name: `${item.name} ${item.strength}`, quantity: item.quantity, owing: 0, lots: [], fefoDeviationReason: null })) : []
  return {
    id: `${prescription.id}-d`, organisationId: prescription.organisationId, patientId: prescription.patientId, patientName: prescription.patientName, prescriptionId: prescription.id, prescriptionNumber: prescription.number,
    status: handedOverAt ? 'handed_over' : 'queued', statusReason: null, priority: 'routine', queuedAt: prescription.signedAt ?? '', lines, checkedBy: by, checkedByName: byName, checkedAt: handedOverAt, safety: null, overrides: null,
    pickedBy: by, pickedAt: handedOverAt, finalCheckedBy: by, finalCheckedAt: handedOverAt, handedOverBy: by, handedOverByName: byName, handedOverAt, identityChecks: handedOverAt ? ['name', 'date of birth'] : [],
    counselled: handedOverAt ? 'yes' : null, labelsPrinted: handedOverAt ? items.length : 0, queryToPrescriber: null,
  }
}
