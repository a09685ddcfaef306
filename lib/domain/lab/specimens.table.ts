import type { SpecimenRow } from '@/lib/domain/lab/catalogue.rows'
import type { TableHead } from '@/lib/domain/units/table-head'

export const specimenTableHead = {
  version: 'specimens-1',
  effectiveFrom: '2026-01-01',
  source: 'Order of draw: CLSI GP41 public summary. Stability: common assay inserts, unseparated at room temperature unless the row says otherwise.',
  approvedBy: null,
} as const satisfies TableHead

// Order of draw: blood culture 1, citrate 2, serum 3, heparin 4, EDTA 5, fluoride 6.
export const specimens: readonly SpecimenRow[] = [
  { code: 'PPP', name: 'Citrate plasma', tube: 'Sodium citrate 3.2 %', capColour: 'light blue', drawOrder: 2, volumeMl: 2.7, handling: 'Fill to the line, within 10 %. Invert 3 to 4 times.' },
  { code: 'SER', name: 'Serum', tube: 'Serum, clot activator', capColour: 'gold or red', drawOrder: 3, volumeMl: 5, handling: 'Let it clot 30 minutes, then centrifuge. Lithium-heparin plasma where the assay allows it. No gel for phenytoin.' },
  { code: 'SERO', name: 'Serum only', tube: 'Serum, clot activator', capColour: 'red', drawOrder: 3, volumeMl: 5, handling: 'Never a lithium-heparin tube: it adds lithium to the sample.' },
  { code: 'HWB', name: 'Heparin whole blood, no air', tube: 'Balanced heparin', capColour: 'green', drawOrder: 4, volumeMl: 2, handling: 'Fill completely, no air, measure within 30 minutes. Never EDTA.' },
  { code: 'WB', name: 'EDTA whole blood', tube: 'EDTA', capColour: 'lavender', drawOrder: 5, volumeMl: 3, handling: 'Invert 8 to 10 times. Do not centrifuge.' },
  { code: 'EDPL', name: 'EDTA plasma on ice', tube: 'EDTA', capColour: 'lavender', drawOrder: 5, volumeMl: 3, handling: 'On ice at once, to the laboratory within 15 minutes.' },
  { code: 'FLPL', name: 'Fluoride plasma', tube: 'Fluoride-oxalate', capColour: 'grey', drawOrder: 6, volumeMl: 2, handling: 'On ice, no clenched fist, to the laboratory within 15 minutes.' },
  { code: 'ABG', name: 'Arterial blood', tube: 'Balanced-heparin gas syringe', capColour: 'syringe', drawOrder: null, volumeMl: 1, handling: 'Expel air, cap, mix, measure within 30 minutes.' },
  { code: 'UR', name: 'Urine', tube: 'Urine container', capColour: 'yellow', drawOrder: null, volumeMl: 10, handling: 'First morning sample preferred.' },
]

/** Hours a specimen may wait before the test is proposed for rejection. A test not listed has no limit held here. */
export const stabilityHours: Readonly<Record<string, number>> = {
  K: 4, GLU: 2, GLUF: 2,
  WBC: 24, RBC: 24, HGB: 24, HCT: 24, MCV: 24, MCH: 24, MCHC: 24, RDW: 24, PLT: 24, RETIC: 24,
  NEUT: 8, LYMPH: 8, MONO: 8, EOS: 8, BASO: 8,
  PT: 24, INR: 24, APTT: 4, FIB: 4, DDIM: 4,
  LAC: 0.25, NH3: 0.25, ICA: 0.5,
  APH: 0.5, PCO2: 0.5, PO2: 0.5, AHCO3: 0.5, ABE: 0.5,
}
