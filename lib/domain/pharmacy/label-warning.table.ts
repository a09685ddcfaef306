import type { TableHead } from '@/lib/domain/units/table-head'
import type { Route } from '@/lib/domain/prescriptions/checked-medicine'

/** Precautions printed on the label. Few, evidence-based, in plain words. */
export const labelWarningHead = {
  version: 'label-warnings-1',
  effectiveFrom: '2026-01-01',
  source: 'Cautionary labels in common use, worded by the project; spacing advice from the interaction rules D70 and D71.',
  approvedBy: null,
} as const satisfies TableHead

export interface LabelWarning {
  code: string
  text: string
  atc: readonly string[]
  routes: readonly Route[] | null
}

const oral: readonly Route[] = ['oral']

export const labelWarnings: readonly LabelWarning[] = [
  { code: 'weekly', text: 'Take once a week only, on the named day. Never every day.', atc: ['L04AX03', 'L01BA01'], routes: oral },
  { code: 'drowsy', text: 'May make you drowsy. If affected do not drive or use machines. Avoid alcohol.', atc: ['N02A', 'R05DA', 'N07BC', 'N05BA', 'N05CD', 'N05CF', 'N05A', 'N03AE01', 'N03AX16', 'N02BF', 'N06AA', 'N06AX11', 'N06AX05', 'R06AB', 'R06AA', 'R06AD', 'N05BB01', 'M03BX', 'C02AC01', 'N03AA'], routes: null },
  { code: 'opioid', text: 'Can cause addiction and slow breathing. Keep it locked away.', atc: ['N02A', 'N07BC01', 'N07BC02', 'N07BC51', 'R05DA04'], routes: null },
  { code: 'finish-course', text: 'Take until the course is finished unless told to stop.', atc: ['J01', 'J04', 'P01AB01'], routes: oral },
  { code: 'no-alcohol', text: 'Do not drink alcohol during the course and for 2 days after.', atc: ['P01AB01', 'J01XD01', 'N07BB01'], routes: oral },
  { code: 'spacing-antacid', text: 'Take 2 hours before or 4 to 6 hours after milk, antacids, iron, calcium or zinc.', atc: ['J01MA', 'J01AA'], routes: oral },
  { code: 'spacing-thyroid', text: 'Take 30 minutes before breakfast, 4 hours apart from iron, calcium or antacids.', atc: ['H03AA01'], routes: oral },
  { code: 'sunlight', text: 'Protect your skin from sunlight.', atc: ['J01AA', 'C01BD01', 'D10BA01'], routes: null },
  { code: 'with-food', text: 'Take with or just after food.', atc: ['M01A', 'N02BA', 'H02AB', 'A10BA02', 'J01XE01', 'B01AF01', 'C07AG02'], routes: oral },
  { code: 'empty-stomach', text: 'Take 1 hour before or 2 hours after food.', atc: ['J01CE02', 'J01CF', 'J04AB02', 'J04AC01'], routes: oral },
  { code: 'paracetamol', text: 'Contains paracetamol. Do not take with any other paracetamol. At most 4 g in 24 hours for adults.', atc: ['N02BE', 'N02AJ01', 'N02AJ06', 'N02AJ13', 'N02AJ17'], routes: null },
  { code: 'nsaid', text: 'Do not take with other anti-inflammatory painkillers. Stop and ask if your stool turns black.', atc: ['M01A'], routes: oral },
  { code: 'do-not-stop', text: 'Do not stop suddenly without advice.', atc: ['N03A', 'C07', 'H02AB', 'N06A', 'N05BA', 'N05A', 'C02AC01'], routes: oral },
  { code: 'bleeding', text: 'Carry your anticoagulant card. Get help for any bleeding that does not stop.', atc: ['B01AA', 'B01AF', 'B01AE', 'B01AB'], routes: null },
  { code: 'upright', text: 'Swallow with a full glass of water while sitting or standing, and stay upright for 30 minutes.', atc: ['M05BA'], routes: oral },
  { code: 'pregnancy', text: 'Must not be taken in pregnancy. Use effective contraception.', atc: ['D10BA01', 'L04AX03', 'L01BA01', 'N03AG01', 'L04AA06', 'L04AK01'], routes: null },
  { code: 'rinse-mouth', text: 'Rinse your mouth after use.', atc: ['R03BA', 'R03AK'], routes: ['inhaled'] },
  { code: 'external', text: 'For use on the skin only.', atc: [''], routes: ['topical'] },
  { code: 'discard-eye', text: 'Throw away 4 weeks after opening.', atc: [''], routes: ['eye'] },
  { code: 'fridge', text: 'Keep in the fridge. Do not freeze.', atc: ['A10A', 'J07', 'A10BJ', 'H01BB02'], routes: null },
  { code: 'no-nitrate', text: 'Never use together with nitrates for chest pain.', atc: ['G04BE'], routes: oral },
]
