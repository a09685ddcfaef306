import type { TableHead } from '@/lib/domain/units/table-head'
import type { DoseRow, Limit } from './dose.rule'

/** Maximum doses: adult and oral unless the row says otherwise. Soft asks for a reason, hard blocks. */
export const doseHead = {
  version: 'dose-limits-1',
  effectiveFrom: '2026-01-01',
  source: 'Product labels and general references, not a formulary. A pharmacist has to approve the table before clinical use.',
  approvedBy: null,
} as const satisfies TableHead

/** Numbers the dose check needs besides the rows. */
export const doseGuards = {
  /** A table limit without its own hard limit blocks at this multiple. */
  grossOverdoseFactor: 2,
  /** The new daily dose against what the patient takes of the same substance: ten-fold slips show here. */
  usualDoseFactor: 5,
  /** Below this age mg/kg always; from here to 17 only below `childWeightKg`. */
  alwaysByWeightBelowYears: 12,
  childWeightKg: 50,
  newbornBelowDays: 28,
} as const

const soft = (value: number): Limit => ({ soft: value, hard: null })
const hard = (value: number): Limit => ({ soft: null, hard: value })
const both = (softValue: number, hardValue: number): Limit => ({ soft: softValue, hard: hardValue })
const none: Limit = { soft: null, hard: null }

type Row = Pick<DoseRow, 'ingredient' | 'atc' | 'unit' | 'single' | 'daily' | 'child' | 'remark'> & Partial<DoseRow>
const row = (given: Row): DoseRow => ({ routes: ['oral'], lowered: [], confidence: 'review', reviewReason: 'pharmacist approves the limits', ...given })

export const doseRows: readonly DoseRow[] = [
  row({ ingredient: 'paracetamol', atc: ['N02BE01', 'N02BE51', 'N02AJ06', 'N02AJ13', 'N02AJ17'], unit: 'mg', routes: ['oral', 'rectal', 'intravenous'], single: soft(1000), daily: hard(4000),
    lowered: [{ test: 'weight-below-50', daily: soft(3000), says: 'weight below 50 kg' }, { test: 'age-65-or-over', daily: soft(3000), says: 'age 65 or over' }, { test: 'alcohol-excess', daily: soft(3000), says: 'alcohol excess' }],
    child: { singlePerKg: soft(15), dailyPerKg: both(60, 75) }, remark: 'Summed over all products. Newborns 10 to 15 mg/kg and 30 to 60 mg/kg a day by gestation: pharmacist.' }),
  row({ ingredient: 'ibuprofen', atc: ['M01AE01', 'N02AJ08'], unit: 'mg', single: soft(800), daily: both(2400, 3200),
    child: { singlePerKg: soft(10), dailyPerKg: both(30, 40), minDays: 91, minWeightKg: 5, tooYoung: 'Not below 3 months or 5 kg.' }, remark: 'Not with eGFR below 30.' }),
  row({ ingredient: 'diclofenac', atc: ['M01AB05'], unit: 'mg', routes: ['oral', 'rectal', 'intramuscular'], single: soft(75), daily: soft(150), child: { singlePerKg: soft(1), dailyPerKg: soft(3) }, remark: 'Caution with cardiovascular disease.' }),
  row({ ingredient: 'naproxen', atc: ['M01AE02'], unit: 'mg', single: soft(500), daily: soft(1250), child: { singlePerKg: soft(7.5), dailyPerKg: soft(15) }, remark: 'Child 5 to 7.5 mg/kg a dose.' }),
  row({ ingredient: 'amoxicillin', atc: ['J01CA04'], unit: 'mg', single: soft(1000), daily: both(3000, 6000), child: { singlePerKg: null, dailyPerKg: soft(90) }, remark: '' }),
  row({ ingredient: 'amoxicillin with clavulanic acid', atc: ['J01CR02'], unit: 'mg', single: soft(1000), daily: soft(3000), child: { singlePerKg: null, dailyPerKg: soft(90) }, remark: 'Counted as amoxicillin.' }),
  row({ ingredient: 'azithromycin', atc: ['J01FA10'], unit: 'mg', single: soft(500), daily: soft(500), once: soft(2000), child: { singlePerKg: null, dailyPerKg: soft(20) }, remark: 'Lengthens the QT interval. Child 10 to 20 mg/kg a day.' }),
  row({ ingredient: 'clarithromycin', atc: ['J01FA09'], unit: 'mg', single: soft(500), daily: soft(1000), child: { singlePerKg: soft(7.5), dailyPerKg: soft(15) }, remark: 'Strong CYP3A4 inhibitor. Child 7.5 mg/kg twice a day.' }),
  row({ ingredient: 'ciprofloxacin', atc: ['J01MA02'], unit: 'mg', single: soft(750), daily: soft(1500), child: { singlePerKg: soft(20), dailyPerKg: soft(40) }, remark: 'Tendon injury. Child 20 mg/kg twice a day.' }),
  row({ ingredient: 'metronidazole', atc: ['P01AB01', 'J01XD01'], unit: 'mg', single: soft(800), daily: both(2400, 4000), once: soft(2000), child: { singlePerKg: soft(7.5), dailyPerKg: soft(22.5) }, remark: 'Child 7.5 mg/kg three times a day.' }),
  row({ ingredient: 'doxycycline', atc: ['J01AA02'], unit: 'mg', single: soft(200), daily: soft(200), child: { singlePerKg: soft(4.4), dailyPerKg: soft(4.4), minYears: 8, tooYoung: 'Below 8 years (12 in the UK) only for rickettsia and similar, at most 21 days.' }, remark: 'Child 4.4 mg/kg on day 1.' }),
  row({ ingredient: 'nitrofurantoin', atc: ['J01XE01'], unit: 'mg', single: soft(100), daily: soft(400), child: { singlePerKg: soft(1.5), dailyPerKg: soft(6) }, remark: 'Avoid with eGFR below 45. Child 1.5 mg/kg four times a day.' }),
  row({ ingredient: 'metformin', atc: ['A10BA02', 'A10BD'], unit: 'mg', single: soft(1000), daily: soft(2550),
    lowered: [{ test: 'extended-release', single: soft(2000), daily: soft(2000), says: 'extended release' }, { test: 'egfr-30-to-44', daily: soft(1000), says: 'eGFR 30 to 44' }],
    child: { singlePerKg: null, dailyPerKg: null, dailyCap: 2000, minYears: 10, tooYoung: 'Not below 10 years.' }, remark: 'Stop with eGFR below 30.' }),
  row({ ingredient: 'amlodipine', atc: ['C08CA01'], unit: 'mg', single: soft(10), daily: soft(10), child: { singlePerKg: soft(0.2), dailyPerKg: soft(0.2) }, remark: 'Child 0.1 to 0.2 mg/kg.' }),
  row({ ingredient: 'lisinopril', atc: ['C09AA03'], unit: 'mg', single: soft(40), daily: hard(80), child: { singlePerKg: soft(0.6), dailyPerKg: soft(0.6), dailyCap: 40 }, remark: 'Contraindicated in pregnancy.' }),
  row({ ingredient: 'losartan', atc: ['C09CA01'], unit: 'mg', single: soft(100), daily: hard(150), child: { singlePerKg: soft(1.4), dailyPerKg: soft(1.4), dailyCap: 100 }, remark: 'Contraindicated in pregnancy.' }),
  row({ ingredient: 'bisoprolol', atc: ['C07AB07'], unit: 'mg', single: soft(10), daily: hard(20), child: null, remark: '' }),
  row({ ingredient: 'furosemide', atc: ['C03CA01'], unit: 'mg', single: soft(80), daily: both(160, 600), child: { singlePerKg: soft(2), dailyPerKg: soft(6) }, remark: '' }),
  row({ ingredient: 'spironolactone', atc: ['C03DA01'], unit: 'mg', single: soft(100), daily: hard(400), child: { singlePerKg: null, dailyPerKg: soft(3) }, remark: 'Watch potassium.' }),
  row({ ingredient: 'simvastatin', atc: ['C10AA01'], unit: 'mg', single: both(40, 80), daily: both(40, 80), child: null, remark: '80 mg is restricted. Caps with partners: D11, D34.' }),
  row({ ingredient: 'atorvastatin', atc: ['C10AA05'], unit: 'mg', single: soft(80), daily: soft(80), child: null, remark: 'Caps with partners: D33.' }),
  row({ ingredient: 'omeprazole', atc: ['A02BC01'], unit: 'mg', single: soft(40), daily: soft(80), child: { singlePerKg: soft(3.5), dailyPerKg: soft(3.5) }, remark: 'Child 1 to 3.5 mg/kg.' }),
  row({ ingredient: 'sertraline', atc: ['N06AB06'], unit: 'mg', single: soft(200), daily: soft(200), child: null, remark: '' }),
  row({ ingredient: 'citalopram', atc: ['N06AB04'], unit: 'mg', single: soft(40), daily: soft(40),
    lowered: [{ test: 'age-over-60', daily: soft(20), says: 'age over 60' }, { test: 'hepatic-impairment', daily: soft(20), says: 'hepatic impairment' }, { test: 'cyp2c19-inhibitor', daily: soft(20), says: 'together with a CYP2C19 inhibitor' }],
    child: null, remark: 'Lengthens the QT interval.' }),
  row({ ingredient: 'escitalopram', atc: ['N06AB10'], unit: 'mg', single: soft(20), daily: soft(20), lowered: [{ test: 'age-over-65', daily: soft(10), says: 'age over 65' }], child: null, remark: 'Lengthens the QT interval.' }),
  row({ ingredient: 'amitriptyline', atc: ['N06AA09'], unit: 'mg', single: soft(75), daily: soft(150), child: null, remark: 'Lengthens the QT interval; listed for older patients.' }),
  row({ ingredient: 'diazepam', atc: ['N05BA01'], unit: 'mg', routes: ['oral', 'rectal'], single: soft(10), daily: soft(40), child: { singlePerKg: soft(0.3), dailyPerKg: null }, remark: '' }),
  row({ ingredient: 'zolpidem', atc: ['N05CF02'], unit: 'mg', single: soft(10), daily: soft(10),
    lowered: [{ test: 'female', single: soft(5), daily: soft(5), says: 'women' }, { test: 'age-65-or-over', single: soft(5), daily: soft(5), says: 'age 65 or over' }], child: null, remark: '' }),
  row({ ingredient: 'tramadol', atc: ['N02AX02', 'N02AJ13', 'N02AJ14', 'N02AJ15', 'N02AJ16'], unit: 'mg', routes: ['oral', 'intravenous', 'intramuscular'], single: soft(100), daily: soft(400), lowered: [{ test: 'age-over-75', daily: soft(300), says: 'age over 75' }],
    child: null, forbiddenBelowYears: 12, forbiddenSays: 'Contraindicated below 12 years, and below 18 after tonsillectomy.', remark: 'CYP2D6. Avoid when breastfeeding.' }),
  row({ ingredient: 'codeine', atc: ['R05DA04', 'N02AJ06', 'N02AJ07', 'N02AJ08', 'N02AJ09'], unit: 'mg', single: soft(60), daily: soft(240), child: null, forbiddenBelowYears: 12, forbiddenSays: 'Contraindicated below 12 years, and below 18 after tonsillectomy.', remark: 'CYP2D6. Not when breastfeeding.' }),
  row({ ingredient: 'methotrexate', atc: ['L04AX03', 'L01BA01'], unit: 'mg', routes: ['oral', 'subcutaneous', 'intramuscular'], single: both(25, 30), daily: none, weekly: both(25, 30), lowered: [{ test: 'methotrexate-egfr-30-to-59', single: soft(12.5), says: 'eGFR 30 to 59: half the dose' }],
    child: { singlePerKg: null, dailyPerKg: null, singleCap: 25 }, remark: 'Once a week, name the weekday. Child 15 mg/m² a week. Stop with eGFR below 30.' }),
  row({ ingredient: 'digoxin', atc: ['C01AA05'], unit: 'micrograms', single: both(250, 500), daily: both(250, 500), lowered: [{ test: 'age-over-70-or-egfr-below-50', single: soft(125), daily: soft(125), says: 'age over 70 or eGFR below 50' }],
    child: { singlePerKg: null, dailyPerKg: soft(10) }, remark: 'Maintenance. A loading dose is a separate, named order.' }),
  row({ ingredient: 'levothyroxine', atc: ['H03AA01'], unit: 'micrograms', single: both(200, 300), daily: both(200, 300), child: null, remark: '' }),
  row({ ingredient: 'warfarin', atc: ['B01AA03'], unit: 'mg', single: both(10, 15), daily: both(10, 15), child: { singlePerKg: soft(0.2), dailyPerKg: soft(0.2) }, remark: 'By INR.' }),
  row({ ingredient: 'allopurinol', atc: ['M04AA01'], unit: 'mg', single: soft(300), daily: hard(900), lowered: [{ test: 'egfr-below-60', single: soft(100), daily: soft(300), says: 'eGFR below 60: start with 100 mg' }], child: null, remark: '' }),
  row({ ingredient: 'colchicine', atc: ['M04AC01'], unit: 'mg', single: soft(1.2), daily: both(1.8, 2.4), child: null, remark: 'UK 0.5 mg a dose, 2 mg a day, 6 mg a course. Long-term 1.2 mg; familial Mediterranean fever 2.4 mg.' }),
  row({ ingredient: 'prednisolone', atc: ['H02AB06'], unit: 'mg', single: soft(80), daily: soft(80), child: { singlePerKg: soft(2), dailyPerKg: soft(2), dailyCap: 60 }, remark: 'Taper after long use.' }),
  row({ ingredient: 'ondansetron', atc: ['A04AA01'], unit: 'mg', routes: ['oral'], single: soft(24), daily: soft(32), lowered: [{ test: 'hepatic-impairment', daily: soft(8), says: 'severe hepatic impairment' }], child: { singlePerKg: soft(0.15), dailyPerKg: null, singleCap: 8 }, remark: '24 mg by mouth once only. Lengthens the QT interval.' }),
  row({ ingredient: 'ondansetron', atc: ['A04AA01'], unit: 'mg', routes: ['intravenous', 'intramuscular'], single: hard(16), daily: soft(32), lowered: [{ test: 'age-75-or-over', single: hard(8), says: 'age 75 or over' }, { test: 'hepatic-impairment', daily: soft(8), says: 'severe hepatic impairment' }], child: { singlePerKg: soft(0.15), dailyPerKg: null, singleCap: 8 }, remark: 'Lengthens the QT interval.' }),
  row({ ingredient: 'metoclopramide', atc: ['A03FA01'], unit: 'mg', routes: ['oral', 'intravenous', 'intramuscular'], single: soft(10), daily: soft(30), lowered: [{ test: 'egfr-below-60', single: soft(5), daily: soft(15), says: 'eGFR below 60: half the dose' }],
    child: { singlePerKg: soft(0.15), dailyPerKg: soft(0.5), minYears: 1, tooYoung: 'Not below 1 year.' }, remark: 'At most 5 days and 0.5 mg/kg a day.' }),
  row({ ingredient: 'potassium chloride', atc: ['A12BA01'], unit: 'mmol', single: soft(40), daily: both(120, 200), child: { singlePerKg: null, dailyPerKg: both(2, 4) }, remark: 'Intravenous at most 10 mmol/h and 40 mmol/L by a peripheral line, 20 mmol/h with ECG by a central line; child 0.2 mmol/kg/h. Never undiluted.' }),
]

/** Inhaled salbutamol is counted in puffs, not in mass. */
export const puffLimits = [
  { ingredient: 'salbutamol', atc: ['R03AC02'], singlePuffs: 10, dailyPuffs: 16, remark: '10 puffs in an emergency.' },
] as const
