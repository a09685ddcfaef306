import type { TableHead } from '@/lib/domain/units/table-head'
import { type Route, hasCode, type CheckedMedicine } from '@/lib/domain/prescriptions/checked-medicine'

/** Medicines with which a slip does great harm: red tag and an independent second check. */
export const highAlertHead = {
  version: 'high-alert-1',
  effectiveFrom: '2026-01-01',
  source: 'ISMP-style high-alert list, adapted by the project; the chief pharmacist approves the list.',
  approvedBy: null,
} as const satisfies TableHead

export interface HighAlertRow {
  code: string
  name: string
  atc: readonly string[]
  /** Null: by any route. */
  routes: readonly Route[] | null
  /** Giving it needs an independent second person, not only a tag. */
  doubleCheckWhenGiven: boolean
}

const intravenous: readonly Route[] = ['intravenous']

export const highAlertRows: readonly HighAlertRow[] = [
  { code: 'insulin', name: 'Insulin', atc: ['A10A'], routes: null, doubleCheckWhenGiven: true },
  { code: 'heparin', name: 'Heparins', atc: ['B01AB', 'B01AX05'], routes: null, doubleCheckWhenGiven: true },
  { code: 'anticoagulant', name: 'Warfarin and direct oral anticoagulants', atc: ['B01AA', 'B01AE', 'B01AF'], routes: null, doubleCheckWhenGiven: false },
  { code: 'opioid', name: 'Opioids', atc: ['N02A', 'N07BC', 'N01AH', 'R05DA03', 'R05DA04'], routes: null, doubleCheckWhenGiven: false },
  { code: 'opioid-intravenous', name: 'Opioids into a vein', atc: ['N02A', 'N01AH'], routes: intravenous, doubleCheckWhenGiven: true },
  { code: 'potassium', name: 'Concentrated potassium and phosphate', atc: ['B05XA01', 'B05XA06', 'B05XA09'], routes: intravenous, doubleCheckWhenGiven: true },
  { code: 'hypertonic-saline', name: 'Hypertonic sodium chloride', atc: ['B05XA03'], routes: intravenous, doubleCheckWhenGiven: true },
  { code: 'neuromuscular-blocker', name: 'Neuromuscular blockers', atc: ['M03A'], routes: null, doubleCheckWhenGiven: true },
  { code: 'chemotherapy', name: 'Chemotherapy', atc: ['L01'], routes: null, doubleCheckWhenGiven: true },
  { code: 'methotrexate', name: 'Methotrexate by mouth', atc: ['L04AX03', 'L01BA01'], routes: ['oral'], doubleCheckWhenGiven: true },
  { code: 'digoxin-intravenous', name: 'Digoxin into a vein', atc: ['C01AA05'], routes: intravenous, doubleCheckWhenGiven: true },
  { code: 'magnesium-intravenous', name: 'Magnesium into a vein', atc: ['B05XA05', 'A12CC02'], routes: intravenous, doubleCheckWhenGiven: true },
  { code: 'sedative-intravenous', name: 'Sedatives into a vein', atc: ['N05CD', 'N05BA', 'N01AX10', 'N01AX03', 'N05CM18'], routes: intravenous, doubleCheckWhenGiven: true },
  { code: 'epidural', name: 'Epidural medicines', atc: [''], routes: ['epidural'], doubleCheckWhenGiven: true },
  { code: 'oxytocin', name: 'Oxytocin', atc: ['H01BB02'], routes: ['intravenous'], doubleCheckWhenGiven: true },
]

/** The rows a medicine falls under by this route; empty means no high alert. */
export function highAlertsOf(medicine: CheckedMedicine): HighAlertRow[] {
  return highAlertRows.filter((row) => (row.routes === null || row.routes.includes(medicine.route)) && hasCode(medicine, row.atc))
}

/** Does giving it need an independent second person (rule B7)? */
export function needsDoubleCheck(medicine: CheckedMedicine): boolean {
  return highAlertsOf(medicine).some((row) => row.doubleCheckWhenGiven)
}
