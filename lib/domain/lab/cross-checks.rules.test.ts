import { describe, expect, it } from 'vitest'
import { checkAcross } from '@/lib/domain/lab/cross-checks.rules'
import type { CrossCheckInput } from '@/lib/domain/lab/cross-checks.rules'

const found = (input: CrossCheckInput) => checkAcross(input).map(({ rule, action }) => `${rule} ${action}`)

it.each([
  ['X1 on the limit', { values: { HGB: 10, HCT: 33 } }, []],
  ['X1 past the limit', { values: { HGB: 10, HCT: 33.1 } }, ['X1 hold']],
  ['X1 below', { values: { HGB: 10, HCT: 26.9 } }, ['X1 hold']],
  ['X1 with only one of them', { values: { HGB: 10 } }, []],
  ['X2 on the limit', { values: { MCHC: 37 } }, []],
  ['X2 past the limit', { values: { MCHC: 37.1 } }, ['X2 hold']],
  ['X3 EDTA with a low enzyme', { values: { K: 6.1, CA: 6.9, ALP: 20 } }, ['X3 recollect']],
  ['X3 EDTA with a low magnesium', { values: { K: 9, CA: 4, MG: 0.5 } }, ['X3 recollect']],
  ['X3 on the limits', { values: { K: 6, CA: 7, ALP: 20 } }, []],
  ['X3 without a third sign', { values: { K: 6.1, CA: 6.9, ALP: 80, MG: 2 } }, []],
  ['X4 saline', { values: { NA: 150, CL: 120, K: 3, CA: 7, TP: 5, ALB: 3 }, previous: { K: 4, CA: 9, TP: 7, ALB: 4 } }, ['X4 recollect']],
  ['X4 sweet drip', { values: { GLU: 501, K: 3, CA: 7 }, previous: { K: 4, CA: 9 } }, ['X4 recollect']],
  ['X4 with one value that did not fall', { values: { GLU: 501, K: 3, CA: 9 }, previous: { K: 4, CA: 9 } }, []],
  ['X4 without anything to compare', { values: { GLU: 501, K: 3 } }, []],
  ['X5 dextrose', { values: { GLU: 401, NA: 132 }, previous: { NA: 140 }, hasDiabetes: false }, ['X5 recollect']],
  ['X5 sodium fell a little less', { values: { GLU: 401, NA: 133 }, previous: { NA: 140 }, hasDiabetes: false }, []],
  ['X5 in diabetes', { values: { GLU: 401, NA: 132 }, previous: { NA: 140 }, hasDiabetes: true }, []],
  ['X5 when nobody knows', { values: { GLU: 401, NA: 132 }, previous: { NA: 140 }, hasDiabetes: null }, []],
  ['X6 gap of 3', { values: { NA: 140, CL: 110, HCO3: 27 } }, []],
  ['X6 gap of 2', { values: { NA: 140, CL: 111, HCO3: 27 } }, ['X6 hold']],
  ['X6 gap of 30', { values: { NA: 140, CL: 100, HCO3: 10 } }, []],
  ['X6 gap of 31', { values: { NA: 141, CL: 100, HCO3: 10 } }, ['X6 hold']],
  ['X7 equal', { values: { BILD: 1, BILT: 1 } }, []],
  ['X7 more than the whole', { values: { BILD: 1.1, BILT: 1 } }, ['X7 hold']],
  ['X8 albumin', { values: { ALB: 7.1, TP: 7 } }, ['X8 hold']],
  ['X8 cholesterol', { values: { HDL: 60, TRIG: 500, CHOL: 150 } }, ['X8 hold']],
  ['X8 cells that add up within 5 %', { values: { WBC: 10, NEUT: 6.5, LYMPH: 3, MONO: 0.5, EOS: 0.4, BASO: 0.1 } }, []],
  ['X8 cells that do not', { values: { WBC: 10, NEUT: 6.5, LYMPH: 3, MONO: 0.6, EOS: 0.4, BASO: 0.1 } }, ['X8 hold']],
  ['X8 with a kind missing', { values: { WBC: 10, NEUT: 1 } }, []],
  ['X9 slight', { values: { K: 5 }, indices: { haemolysis: 1 } }, []],
  ['X9 haemolysed', { values: { K: 5 }, indices: { haemolysis: 2 } }, ['X9 suppress']],
  ['X9 haemolysed and still low', { values: { K: 3.4 }, indices: { haemolysis: 2 } }, ['X9 comment']],
  ['X9 low potassium beside a raised enzyme', { values: { K: 3.4, LDH: 400 }, indices: { haemolysis: 3 } }, ['X9 suppress', 'X9 comment']],
  ['X9 troponin', { values: { HSTNT: 20 }, indices: { haemolysis: 2 } }, ['X9 comment']],
  ['X10 icteric', { values: { CREA: 1 }, indices: { icterus: 3 } }, ['X10 comment']],
  ['X10 lipaemic', { values: { NA: 130 }, indices: { lipaemia: 3 } }, ['X10 comment']],
  ['X10 slightly', { values: { NA: 130, CREA: 1 }, indices: { lipaemia: 2, icterus: 2 } }, []],
  ['X11 clumps', { values: { PLT: 40 }, hasPlateletClumps: true }, ['X11 hold']],
  ['X12 four hours', { values: { K: 5 }, hoursUnseparated: 4 }, []],
  ['X12 more', { values: { K: 5, GLU: 60 }, hoursUnseparated: 4.1 }, ['X12 comment', 'X12 comment']],
  ['X12 with fluoride', { values: { GLU: 60 }, hoursUnseparated: 5, isFluorideTube: true }, []],
  ['X13 PSA on a recorded female', { values: { PSA: 1 }, sex: 'F' as const }, ['X13 query']],
  ['X13 hCG on a recorded male', { values: { HCG: 1 }, sex: 'M' as const }, ['X13 query']],
  ['X13 when sex is not recorded', { values: { PSA: 1, HCG: 1 }, sex: null }, []],
])('%s', (_name, input, expected) => {
  expect(found(input)).toEqual(expected)
})

describe('swapped specimens', () => {
  it('does not report the potassium of a haemolysed tube as normal', () => {
    const [finding] = checkAcross({ values: { K: 5, AST: 40 }, indices: { haemolysis: 3 } })
    expect(finding?.tests).toEqual(['K', 'AST'])
  })
})
