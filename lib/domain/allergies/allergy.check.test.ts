import { describe, expect, it } from 'vitest'
import { coded } from '@/lib/testing/medicines'
import { codesOfAgent } from './allergen.table'
import { type AllergyList, type RecordedAllergy, checkAllergies, reactionClassOf } from './allergy.check'
import { allergyGroups } from './allergy.table'

function allergy(agentCode: string | null, reactions: string[] = [], changes: Partial<RecordedAllergy> = {}): RecordedAllergy {
  return { id: 'a1', agent: agentCode ?? 'something', agentCode, reactions, severity: 'unknown', certainty: 'confirmed', status: 'active', ...changes }
}
const known = (...allergies: RecordedAllergy[]): AllergyList => ({ state: 'known', allergies })
const severe = { severity: 'severe' } as const
const moderate = { severity: 'moderate' } as const

function tierOf(code: string, given: RecordedAllergy): [string, number] | null {
  const [found] = checkAllergies([coded('proposed', code)], known(given)).findings
  return found ? [found.ruleId, found.tier] : null
}

describe('the table', () => {
  it('covers the groups G1 to G35 and explains each', () => {
    const numbers = new Set(allergyGroups.map((group) => Number(/^G(\d+)/.exec(group.id)?.[1])))
    expect([...numbers].sort((a, b) => a - b)).toEqual(Array.from({ length: 35 }, (_each, index) => index + 1))
    expect(new Set(allergyGroups.map((group) => group.id)).size).toBe(allergyGroups.length)
    for (const group of allergyGroups) expect([group.id, group.why.length > 10, group.management.length > 5]).toEqual([group.id, true, true])
  })

  it('reads pick-list codes and ATC codes, and nothing wider', () => {
    expect(codesOfAgent('penicillins')).toEqual(['J01C'])
    expect(codesOfAgent('j01ca04')).toEqual(['J01CA04'])
    expect(codesOfAgent('J01C')).toEqual(['J01C'])
    expect(codesOfAgent('J')).toBeNull()
    expect(codesOfAgent('some words')).toBeNull()
    expect(codesOfAgent(null)).toBeNull()
  })
})

describe('the substance itself', () => {
  it.each([
    ['anaphylaxis', allergy('J01CA04', ['anaphylaxis']), 1],
    ['a severe entry without a reaction', allergy('J01CA04', [], severe), 1],
    ['a reaction nobody described', allergy('J01CA04'), 1],
    ['a mild entry whose reaction was anaphylaxis', allergy('J01CA04', ['anaphylaxis'], { severity: 'mild' }), 1],
    ['hives', allergy('J01CA04', ['hives'], moderate), 2],
    ['a mild rash', allergy('J01CA04', ['rash'], { severity: 'mild' }), 2],
    ['nausea', allergy('J01CA04', ['nausea'], { severity: 'mild' }), 3],
  ])('after %s', (_says, given, tier) => {
    expect(tierOf('J01CA04', given)).toEqual(['ALLERGY-ITSELF', tier])
  })

  it('counts a whole class that was recorded', () => {
    expect(tierOf('J01CA04', allergy('penicillins', ['anaphylaxis']))).toEqual(['ALLERGY-ITSELF', 1])
  })

  it('ignores an entry that was ended or entered in error', () => {
    expect(tierOf('J01CA04', allergy('J01CA04', [], { status: 'inactive' }))).toBeNull()
    expect(tierOf('J01CA04', allergy('J01CA04', [], { status: 'entered-in-error' }))).toBeNull()
  })
})

describe('cross-reactions', () => {
  const cases: [string, string, RecordedAllergy, [string, number] | null][] = [
    ['G1 severe: another penicillin is stopped', 'J01CE02', allergy('J01CA04', ['anaphylaxis']), ['G1', 1]],
    ['G1 hives: another penicillin is a warning', 'J01CE02', allergy('J01CA04', ['urticaria']), ['G1', 2]],
    ['G1 unknown reaction: a warning', 'J01CF05', allergy('J01CA04'), ['G1', 2]],
    ['G2 anaphylaxis to amoxicillin stops cefalexin', 'J01DB01', allergy('J01CA04', ['anaphylaxis']), ['G2', 1]],
    ['G2 rash to amoxicillin warns of cefalexin', 'J01DB01', allergy('J01CA04', ['rash']), ['G2', 2]],
    ['G2 the class "penicillins" may have been amoxicillin', 'J01DB01', allergy('penicillins', ['rash']), ['G2', 2]],
    ['G2R cefalexin and amoxicillin', 'J01CA04', allergy('J01DB01', ['anaphylaxis']), ['G2R', 1]],
    ['G3 ceftriaxone after penicillin anaphylaxis is a note', 'J01DD04', allergy('J01CA04', ['anaphylaxis']), ['G3', 3]],
    ['G3 ceftriaxone after a severe skin reaction is a warning', 'J01DD04', allergy('J01CA04', ['Stevens-Johnson syndrome']), ['G3', 2]],
    ['G4 cefazolin after penicillin anaphylaxis is a note', 'J01DB04', allergy('J01CA04', ['anaphylaxis']), ['G4', 3]],
    ['G5 cefotaxime after ceftriaxone', 'J01DD01', allergy('J01DD04', ['urticaria']), ['G5', 2]],
    ['G6 aztreonam after ceftazidime', 'J01DF01', allergy('J01DD02', ['anaphylaxis']), ['G6', 2]],
    ['G6 aztreonam after amoxicillin is free', 'J01DF01', allergy('J01CA04', ['anaphylaxis']), null],
    ['G7 cefoxitin after benzylpenicillin', 'J01DC01', allergy('J01CE01', ['rash']), ['G7', 3]],
    ['G8 meropenem after penicillin anaphylaxis is a note', 'J01DH02', allergy('J01CA04', ['anaphylaxis']), ['G8', 3]],
    ['G9 co-trimoxazole after sulfasalazine DRESS', 'J01EE01', allergy('A07EC01', ['DRESS']), ['G9', 1]],
    ['G9 dapsone after a sulfonamide SJS', 'J04BA02', allergy('J01EC01', ['stevens-johnson']), ['G9D', 1]],
    ['G9 dapsone after a sulfonamide rash', 'J04BA02', allergy('J01EC01', ['rash']), ['G9D', 2]],
    ['G10 furosemide after a sulfonamide antibiotic is a note', 'C03CA01', allergy('sulfonamide-antibiotics', ['anaphylaxis']), ['G10', 3]],
    ['G11 naproxen after aspirin asthma is stopped', 'M01AE02', allergy('N02BA01', ['asthma']), ['G11', 1]],
    ['G11 naproxen after anaphylaxis to diclofenac only is free', 'M01AE02', allergy('M01AB05', ['anaphylaxis', 'single-nsaid']), null],
    ['G11 ketorolac after anaphylaxis to diclofenac only is stopped', 'M01AB15', allergy('M01AB05', ['anaphylaxis', 'single-nsaid']), ['G11A', 1]],
    ['G11 naproxen, type not recorded, is a warning', 'M01AE02', allergy('M01AB05', ['urticaria']), ['G11X', 2]],
    ['G11 celecoxib in the cross-reactive type is a note', 'M01AH01', allergy('N02BA01', ['asthma']), ['G11H', 3]],
    ['G11 paracetamol in the cross-reactive type is a note', 'N02BE01', allergy('N02BA01', ['asthma']), ['G11P', 3]],
    ['G12 oxycodone after morphine anaphylaxis', 'N02AA05', allergy('N02AA01', ['anaphylaxis']), ['G12', 1]],
    ['G12 fentanyl after morphine is free', 'N02AB03', allergy('N02AA01', ['anaphylaxis']), null],
    ['G13 lamotrigine after carbamazepine DRESS', 'N03AX09', allergy('N03AF01', ['DRESS']), ['G13', 1]],
    ['G13 levetiracetam after carbamazepine DRESS is free', 'N03AX14', allergy('N03AF01', ['DRESS']), null],
    ['G14 azithromycin after erythromycin rash', 'J01FA10', allergy('J01FA01', ['rash']), ['G14', 3]],
    ['G15 levofloxacin after ciprofloxacin', 'J01MA12', allergy('J01MA02', ['urticaria']), ['G15', 2]],
    ['G16 doxycycline after tetracycline rash', 'J01AA02', allergy('J01AA07', ['rash']), ['G16', 3]],
    ['G17 neomycin ointment after gentamicin', 'D06AX04', allergy('J01GB03', ['rash']), ['G17', 2]],
    ['G18 ramipril after lisinopril angio-oedema', 'C09AA05', allergy('C09AA03', ['angio-oedema']), ['G18', 1]],
    ['G18 sacubitril after lisinopril angio-oedema', 'C09DX04', allergy('C09AA03', ['angioedema']), ['G18', 1]],
    ['G18 losartan after lisinopril angio-oedema', 'C09CA01', allergy('C09AA03', ['angio-oedema']), ['G18A', 2]],
    ['G18 ramipril after lisinopril cough is a note', 'C09AA05', allergy('C09AA03', ['cough']), ['G18C', 3]],
    ['G18 losartan after lisinopril cough is silent', 'C09CA01', allergy('C09AA03', ['cough']), null],
    ['G19 rosuvastatin after simvastatin muscle pain', 'C10AA07', allergy('C10AA01', ['muscle-pain']), ['G19', 3]],
    ['G20 amide after ester is free', 'N01BB02', allergy('N01BA02', ['anaphylaxis']), null],
    ['G21 rocuronium after suxamethonium', 'M03AC09', allergy('M03AB01', ['anaphylaxis']), ['G21', 1]],
    ['G22 another contrast after a mild rash', 'V08AB05', allergy('V08AB02', ['rash']), ['G22', 2]],
    ['G22 shellfish is nothing to contrast', 'V08AB05', allergy('shellfish', ['anaphylaxis']), null],
    ['G23 enoxaparin after HIT on heparin', 'B01AB05', allergy('B01AB01', ['heparin-induced thrombocytopenia']), ['G23', 1]],
    ['G23 fondaparinux after HIT is free', 'B01AX05', allergy('B01AB01', ['HIT']), null],
    ['G25 influenza vaccine with egg anaphylaxis is a note', 'J07BB02', allergy('egg', ['anaphylaxis']), ['G25E', 3]],
    ['G25 yellow fever vaccine with egg anaphylaxis is stopped', 'J07BL01', allergy('egg', ['anaphylaxis']), ['G25Y', 1]],
    ['G26 voriconazole after fluconazole rash', 'J02AC03', allergy('J02AC01', ['rash']), ['G26', 3]],
    ['G27 propylthiouracil after carbimazole agranulocytosis', 'H03BA02', allergy('H03BB01', ['agranulocytosis']), ['G27', 1]],
    ['G28 chlorhexidine gel', 'A01AB03', allergy('chlorhexidine', ['rash']), ['G28', 1]],
    ['G30 a combination with abacavir', 'J05AR02', allergy('J05AF06', ['rash']), ['G30', 1]],
    ['G31 febuxostat after allopurinol SJS is free', 'M04AA03', allergy('M04AA01', ['stevens-johnson']), null],
    ['G32 vancomycin flushing is a note', 'J01XA01', allergy('J01XA01', ['flushing']), ['ALLERGY-ITSELF', 3]],
    ['G33 cisplatin after carboplatin anaphylaxis', 'L01XA01', allergy('L01XA02', ['anaphylaxis']), ['G33', 1]],
    ['G34 cetuximab with red-meat allergy', 'L01FE01', allergy('alpha-gal', ['urticaria']), ['G34', 1]],
    ['G35 penicillin V after ceftriaxone is a note', 'J01CE02', allergy('J01DD04', ['anaphylaxis']), ['G35', 3]],
  ]
  it.each(cases)('%s', (_says, code, given, expected) => {
    expect(tierOf(code, given)).toEqual(expected)
  })

  it('never lets abacavir pass by a reason', () => {
    const [found] = checkAllergies([coded('abacavir with lamivudine', 'J05AR02')], known(allergy('J05AF06', ['rash']))).findings
    expect(found?.absolute).toBe(true)
  })
})

describe('the four states', () => {
  const items = [coded('amoxicillin', 'J01CA04')]
  it('checks nothing and says so while allergies are not recorded', () => {
    expect(checkAllergies(items, { state: 'not-recorded' })).toMatchObject({ findings: [], notChecked: [{ reason: 'allergies-not-recorded' }] })
  })
  it('checks nothing and says so while the list is unavailable', () => {
    expect(checkAllergies(items, { state: 'unavailable', reason: 'no connection since 13:50' })).toMatchObject({ findings: [], notChecked: [{ reason: 'allergies-unavailable' }] })
  })
  it('takes "none known" as an answer', () => {
    expect(checkAllergies(items, { state: 'none-known' })).toMatchObject({ findings: [], notChecked: [] })
  })
  it('says which written allergy has no code, and still stops the very same word', () => {
    const answer = checkAllergies(items, known(allergy(null, ['anaphylaxis'], { agent: 'Amoxicillin' })))
    expect(answer.notChecked).toMatchObject([{ reason: 'allergy-without-code' }])
    expect(answer.findings).toMatchObject([{ tier: 1 }])
    expect(checkAllergies(items, known(allergy(null, [], { agent: 'yellow pill' }))).findings).toEqual([])
  })
  it('says which medicine has no code', () => {
    expect(checkAllergies([coded('herbal mixture', [])], known(allergy('J01CA04'))).notChecked).toMatchObject([{ reason: 'no-code' }])
  })
})

describe('the reaction class', () => {
  it.each([
    [['anaphylaxis'], 'mild', 'severe'],
    [['hives'], 'mild', 'moderate'],
    [['nausea', 'headache'], 'mild', 'intolerance'],
    [['nausea', 'words nobody knows'], 'unknown', 'unknown'],
    [['nausea'], 'severe', 'severe'],
    [[], 'unknown', 'unknown'],
    [[], 'moderate', 'moderate'],
  ] as const)('%j with severity %s is %s', (reactions, severity, expected) => {
    expect(reactionClassOf({ reactions: [...reactions], severity })).toBe(expected)
  })
})
