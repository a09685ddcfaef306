import type { Urgency } from '@/lib/domain/lab/order.schema'
import type { DemoOrganisationId } from './people.table'

export type DemoOrder = {
  organisationId: DemoOrganisationId
  patient: string
  daysAgo: number
  time: string
  codes: readonly string[]
  indication: readonly [code: string, title: string]
  /** How far the laboratory has come with it. */
  stage: 'ordered' | 'printed' | 'collected' | 'received' | 'entered' | 'verified'
  values?: Readonly<Record<string, number>>
  urgency?: Urgency
  doctor?: string
  encounterId?: string
  isAcknowledged?: boolean
}

const fibrillation = ['I48.91', 'Unspecified atrial fibrillation'] as const
const diabetes = ['E11.9', 'Type 2 diabetes mellitus without complications'] as const
const kidney = ['N18.31', 'Chronic kidney disease, stage 3a'] as const
const fatigue = ['R53.83', 'Other fatigue'] as const

const metabolic = (na: number, k: number, [bun, crea, glu]: readonly [number, number, number]) => ({ NA: na, K: k, CL: 102, HCO3: 25, BUN: bun, CREA: crea, GLU: glu, CA: 9.4 })
const count = (hgb: number, wbc: number, plt: number) => ({
  WBC: wbc, RBC: Number((hgb / 3).toFixed(2)), HGB: hgb, HCT: Number((hgb * 2.95).toFixed(1)), MCV: 88, MCH: 29.4, MCHC: 33.6, RDW: 13.4, PLT: plt,
  NEUT: Number((wbc * 0.6).toFixed(2)), LYMPH: Number((wbc * 0.28).toFixed(2)), MONO: Number((wbc * 0.08).toFixed(2)), EOS: Number((wbc * 0.03).toFixed(2)), BASO: Number((wbc * 0.01).toFixed(2)),
})
const earlier = (daysAgo: number, time: string, order: Pick<DemoOrder, 'patient' | 'codes' | 'values' | 'indication'> & Partial<DemoOrder>): DemoOrder => ({ organisationId: 'riverside', daysAgo, time, stage: 'verified', isAcknowledged: true, ...order })
const onTheBench = (time: string, order: Pick<DemoOrder, 'patient' | 'codes' | 'indication' | 'stage'> & Partial<DemoOrder>): DemoOrder => ({ organisationId: 'riverside', daysAgo: 0, time, ...order })

/** Past orders make trends; those of today show the bench at every stage. Units are those of the catalogue. */
export const demoOrders: readonly DemoOrder[] = [
  earlier(120, '09:40', { patient: 'okonkwo', codes: ['BMP', 'INR'], indication: fibrillation, values: { ...metabolic(139, 4.2, [18, 0.92, 98]), INR: 2.4 } }),
  earlier(75, '10:00', { patient: 'okonkwo', codes: ['CBC', 'INR'], indication: fibrillation, values: { ...count(12.9, 6.4, 242), INR: 2.6 }, encounterId: 'enc-riverside-0' }),
  earlier(28, '10:20', { patient: 'okonkwo', codes: ['BMP', 'INR'], indication: fibrillation, values: { ...metabolic(138, 4.5, [22, 1.04, 104]), INR: 3.1 } }),
  earlier(7, '10:15', { patient: 'okonkwo', codes: ['CBC', 'BMP', 'INR'], indication: fatigue, values: { ...count(10.4, 7.1, 268), ...metabolic(137, 4.8, [27, 1.12, 109]), INR: 3.4 }, encounterId: 'enc-riverside-1', isAcknowledged: false }),
  earlier(190, '11:10', { patient: 'whitcombe', codes: ['A1C', 'BMP', 'LIPID'], indication: diabetes, values: { A1C: 7.9, ...metabolic(140, 4.4, [16, 0.98, 168]), CHOL: 214, HDL: 41, LDL: 139, TRIG: 188 } }),
  earlier(9, '11:50', { patient: 'whitcombe', codes: ['A1C', 'BMP'], indication: diabetes, values: { A1C: 8.3, ...metabolic(141, 4.6, [17, 1.01, 181]) }, encounterId: 'enc-riverside-2', isAcknowledged: false }),
  earlier(150, '09:20', { patient: 'munoz', codes: ['BMP'], indication: kidney, values: metabolic(139, 4.9, [29, 1.52, 142]) }),
  earlier(12, '09:35', { patient: 'munoz', codes: ['BMP', 'UACR'], indication: kidney, values: { ...metabolic(138, 5.3, [34, 1.68, 151]), UACR: 84 }, encounterId: 'enc-riverside-4', isAcknowledged: false }),
  earlier(60, '13:40', { patient: 'kaur', codes: ['TSH', 'FT4'], indication: ['E03.9', 'Hypothyroidism, unspecified'], values: { TSH: 5.84, FT4: 0.92 } }),
  earlier(35, '10:30', { patient: 'haddad', codes: ['CBC'], indication: ['Z34.90', 'Encounter for supervision of normal pregnancy, unspecified, unspecified trimester'], values: count(11.4, 8.2, 221) }),
  earlier(33, '11:00', { patient: 'bergstrom-child', codes: ['CBC'], indication: ['R50.9', 'Fever, unspecified'], values: count(12.2, 9.1, 310) }),
  onTheBench('07:55', { patient: 'petrosyan', codes: ['BMP'], indication: ['I50.9', 'Heart failure, unspecified'], stage: 'entered', values: metabolic(128, 6.8, [48, 1.9, 112]), urgency: 'urgent', doctor: 'doctor2' }),
  onTheBench('08:05', { patient: 'achebe', codes: ['CBC'], indication: ['J45.909', 'Unspecified asthma, uncomplicated'], stage: 'entered', values: count(14.6, 6.8, 254), doctor: 'doctor2' }),
  onTheBench('08:10', { patient: 'kaur', codes: ['TSH'], indication: ['E03.9', 'Hypothyroidism, unspecified'], stage: 'received' }),
  onTheBench('08:20', { patient: 'obrien', codes: ['CBC', 'CRP'], indication: ['J44.1', 'Chronic obstructive pulmonary disease with (acute) exacerbation'], stage: 'received', urgency: 'stat', doctor: 'doctor2' }),
  onTheBench('08:30', { patient: 'smith-john-1', codes: ['BMP'], indication: ['I10', 'Essential (primary) hypertension'], stage: 'collected' }),
  onTheBench('08:35', { patient: 'smith-john-2', codes: ['CRP'], indication: ['M54.50', 'Low back pain, unspecified'], stage: 'printed' }),
  onTheBench('08:45', { patient: 'oneal', codes: ['A1C', 'LIPID'], indication: diabetes, stage: 'ordered' }),
  { ...earlier(40, '10:00', { patient: 'fairchild', codes: ['BMP'], indication: ['I10', 'Essential (primary) hypertension'], values: metabolic(140, 4.3, [15, 0.94, 96]) }), organisationId: 'harbour' },
  { ...onTheBench('08:40', { patient: 'ramirez', codes: ['A1C'], indication: diabetes, stage: 'collected' }), organisationId: 'harbour' },
]
