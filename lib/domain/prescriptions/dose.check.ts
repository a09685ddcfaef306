import { type CheckedIngredient, type CheckedMedicine, currentAtc, ingredientPerDay, ingredientPerDose, isActive } from './checked-medicine'
import { tidy } from './dose-amount'
import type { DoseScene } from './dose.conditions'
import { type EffectiveLimits, adultLimits, blockAbove, childLimits, populationOf } from './dose.limits'
import type { DoseRow, Limit } from './dose.rule'
import { doseGuards, doseHead, doseRows, puffLimits } from './dose.table'
import { type Finding, type Tier, makeFinding } from './finding'
import { patientDays, patientYears } from './known-value'
import type { NotChecked } from './not-checked'
import type { PatientFacts } from './patient-facts'

export interface DoseInput {
  items: readonly CheckedMedicine[]
  active: readonly CheckedMedicine[]
  facts: PatientFacts
}

export interface DoseAnswer {
  findings: Finding[]
  notChecked: NotChecked[]
  tableVersion: string
}

/** One proposed line, one of its substances and the row that limits it. */
interface Subject extends DoseScene {
  ingredient: CheckedIngredient
  row: DoseRow
}

/**
 * Holds every proposed dose against the table: substance per dose, per day (summed over all active
 * products) and per week, for the patient's age and weight. What cannot be summed is reported.
 */
export function checkDoses(input: DoseInput): DoseAnswer {
  const answer: DoseAnswer = { findings: [], notChecked: [], tableVersion: doseHead.version }
  const active = [...input.items, ...input.active].filter(isActive)
  for (const medicine of input.items) {
    if (medicine.ingredients.length === 0) answer.notChecked.push(skipped(medicine, 'dose-not-known', 'has no listed substances, so its dose was not checked'))
    for (const ingredient of medicine.ingredients) checkIngredient({ medicine, ingredient, active, facts: input.facts }, answer)
  }
  return answer
}

function checkIngredient(scene: DoseScene & { ingredient: CheckedIngredient }, answer: DoseAnswer): void {
  const { medicine, ingredient } = scene
  checkPuffs(scene, answer)
  const row = rowFor(medicine, ingredient)
  if (!row) {
    if (!medicine.localUse) noRow(scene, answer)
    return
  }
  const subject: Subject = { ...scene, row }
  const forbidden = tooYoung(subject)
  if (forbidden) answer.findings.push(forbidden)
  const perDose = ingredientPerDose(medicine, ingredient, row.unit)
  if (perDose === null) {
    answer.notChecked.push(skipped(medicine, 'dose-not-known', `the amount of ${ingredient.name} in one dose cannot be worked out`))
    return
  }
  const limits = limitsFor(subject, answer)
  if (limits) judge(subject, limits, answer)
  const slip = againstUsual(subject)
  if (slip) answer.findings.push(slip)
}

/** The row of a substance. A row written for the combination wins over the one of the substance alone. */
export function rowFor(medicine: CheckedMedicine, ingredient: CheckedIngredient): DoseRow | null {
  const fits = (row: DoseRow, codes: readonly string[]) => codes.some((code) => row.atc.some((prefix) => currentAtc(code).startsWith(prefix)))
  const byRoute = doseRows.filter((row) => row.routes === null || row.routes.includes(medicine.route))
  return byRoute.find((row) => row.ingredient.startsWith(`${ingredient.name} with`) && fits(row, medicine.atc)) ?? byRoute.find((row) => fits(row, ingredient.atc)) ?? null
}

function noRow({ medicine, ingredient, facts }: DoseScene & { ingredient: CheckedIngredient }, answer: DoseAnswer): void {
  const years = patientYears(facts)
  if (years === null || years >= 18) {
    answer.notChecked.push(skipped(medicine, 'no-limit-known', `no dose limit is known for ${ingredient.name}`))
    return
  }
  answer.findings.push(noChildLimit(medicine, ingredient.name))
}

function noChildLimit(medicine: CheckedMedicine, ingredient: string): Finding {
  return doseFinding(medicine, {
    ruleId: 'DOSE-NO-CHILD-LIMIT', tier: 2,
    title: `No child dose limit is known for ${ingredient}`,
    why: 'The table has no limit for children, so an overdose would not be noticed.',
    management: 'Check the dose in a children’s formulary and say so, or ask the pharmacist.',
  })
}

function tooYoung(subject: Subject): Finding | null {
  const { row, medicine } = subject
  const forbidden = isForbiddenAge(subject)
  if (!forbidden && !isBelowChildMinimum(subject)) return null
  return doseFinding(medicine, {
    ruleId: 'DOSE-TOO-YOUNG', tier: 1,
    title: `${medicine.name} at this age`,
    why: (forbidden ? row.forbiddenSays : row.child?.tooYoung) ?? 'Not at this age.',
    management: 'Choose another medicine.',
  })
}

function isForbiddenAge({ row, medicine, facts }: Subject): boolean {
  const years = patientYears(facts)
  if (row.forbiddenBelowYears === undefined || years === null) return false
  return years < row.forbiddenBelowYears || (years < 18 && medicine.notes['acute-pain-after-tonsillectomy'] === true)
}

function isBelowChildMinimum({ row: { child }, facts }: Subject): boolean {
  const years = patientYears(facts)
  const days = patientDays(facts)
  if (!child || years === null || days === null || years >= 18) return false
  const kg = facts.weightKg?.value ?? null
  return days < (child.minDays ?? 0) || years < (child.minYears ?? 0) || (kg !== null && kg < (child.minWeightKg ?? 0))
}

function limitsFor(subject: Subject, answer: DoseAnswer): EffectiveLimits | null {
  const { medicine, row } = subject
  const population = populationOf(subject)
  const once = medicine.dosing?.once ?? false
  switch (population.kind) {
    case 'adult':
      return adultLimits(row, subject, once)
    case 'child': {
      const limits = childLimits(row, population.weightKg)
      if (!limits) answer.findings.push(noChildLimit(medicine, row.ingredient))
      return limits ?? adultLimits(row, subject, once)
    }
    case 'child-without-weight':
      answer.findings.push(doseFinding(medicine, { ruleId: 'DOSE-CHILD-WEIGHT', tier: 1, title: `${medicine.name}: the child's weight is not known`, why: 'A child is dosed by weight, and a weight older than 30 days is not safe.', management: 'Weigh the child and record it.' }))
      return adultLimits(row, subject, once)
    case 'newborn':
      answer.findings.push(doseFinding(medicine, { ruleId: 'DOSE-NEWBORN', tier: 2, title: `${medicine.name} for a newborn`, why: 'Below 28 days there is no default limit.', management: 'The pharmacist checks the dose by gestation and weight.' }))
      return null
    case 'age-not-known':
      answer.notChecked.push(skipped(medicine, 'patient-fact-missing', 'the date of birth is not known, so only adult limits were used'))
      return adultLimits(row, subject, once)
  }
}

function judge(subject: Subject, limits: EffectiveLimits, answer: DoseAnswer): void {
  const { medicine, ingredient, row } = subject
  const perDose = ingredientPerDose(medicine, ingredient, row.unit)
  const day = dailySum(subject)
  const perWeek = weekly(subject)
  if (!day.isComplete && !row.weekly) answer.notChecked.push(skipped(medicine, 'dose-not-known', `the daily amount of ${ingredient.name} cannot be summed`))
  const parts = [
    { name: 'per dose', value: perDose, limit: limits.single },
    { name: 'a day', value: row.weekly ? null : day.atLeast, limit: limits.daily },
    { name: 'a week', value: perWeek, limit: limits.weekly },
  ]
  const over = parts.flatMap((part) => exceeded(part.value, part.limit).map((found) => ({ ...part, ...found })))
  const [worst] = over.sort((one, other) => one.tier - other.tier)
  if (worst) {
    answer.findings.push(doseFinding(medicine, {
      ruleId: worst.tier === 1 ? 'DOSE-HARD' : 'DOSE-SOFT', tier: worst.tier,
      title: `${ingredient.name} ${show(worst.value ?? 0)} ${row.unit} ${worst.name}`,
      why: `The limit is ${show(worst.allowed)} ${row.unit} ${worst.name}${limits.because.length > 0 ? ` (${limits.because.join(', ')})` : ''}.`,
      management: row.remark || 'Reduce the dose, or say why more is needed.',
      because: limits.because,
      missing: limits.missing,
    }))
  } else if (limits.missing.length > 0) openLowering(subject, limits, answer)
}

/** The dose is above a lowered limit whose condition nobody knows: shown, with what is missing. */
function openLowering({ medicine, ingredient, row, ...scene }: Subject, limits: EffectiveLimits, answer: DoseAnswer): void {
  const day = dailySum({ medicine, ingredient, row, ...scene }).atLeast
  const lowest = Math.min(...limits.open.flatMap((each) => (each.daily?.soft ? [each.daily.soft] : [])))
  if (day === null || day <= lowest) return
  answer.findings.push(doseFinding(medicine, {
    ruleId: 'DOSE-LOWER-LIMIT-OPEN', tier: 3,
    title: `${ingredient.name} ${show(day)} ${row.unit} a day may be too much`,
    why: `Some patients must stay at ${show(lowest)} ${row.unit} a day: ${limits.open.map((each) => each.says).join(', ')}.`,
    management: 'Record the missing value.',
    missing: [...new Set(limits.missing)],
  }))
}

function exceeded(value: number | null, limit: Limit): { tier: Tier; allowed: number }[] {
  const block = blockAbove(limit)
  if (value === null || block === null) return []
  if (value > tidy(block)) return [{ tier: 1, allowed: limit.soft ?? block }]
  return limit.soft !== null && value > tidy(limit.soft) ? [{ tier: 2, allowed: limit.soft }] : []
}

/**
 * Substance per day over the proposed line and every other active product with the same substance. What cannot be read
 * of another product is left out of the sum, which is then a least amount: it may prove too much, never enough.
 */
function dailySum({ medicine, ingredient, row, active }: Subject): { atLeast: number | null; isComplete: boolean } {
  const own = ingredientPerDay(medicine, ingredient, row.unit)
  if (own === null) return { atLeast: null, isComplete: false }
  const others = active.filter((each) => each.lineId !== medicine.lineId && !each.localUse).flatMap((each) =>
    each.ingredients.filter((other) => sharesCode(other, ingredient)).map((other) => ingredientPerDay(each, other, row.unit)),
  )
  return { atLeast: tidy(own + others.reduce<number>((sum, each) => sum + (each ?? 0), 0)), isComplete: !others.includes(null) }
}

function weekly({ medicine, ingredient, row }: Subject): number | null {
  const perDose = ingredientPerDose(medicine, ingredient, row.unit)
  const { dosing } = medicine
  if (!row.weekly || perDose === null || !dosing) return null
  const times = dosing.once ? 1 : (dosing.perWeek ?? (dosing.maxPerDay === null ? null : dosing.maxPerDay * 7))
  return times === null ? null : tidy(perDose * times)
}

/** Five times what the patient takes of the same substance is most often a slipped decimal point. */
function againstUsual({ medicine, ingredient, row, active }: Subject): Finding | null {
  const now = ingredientPerDay(medicine, ingredient, row.unit)
  const usual = active.filter((each) => each.lineId !== medicine.lineId && each.route === medicine.route).flatMap((each) =>
    each.ingredients.filter((other) => sharesCode(other, ingredient)).map((other) => ingredientPerDay(each, other, row.unit)),
  ).find((each): each is number => each !== null && each > 0)
  if (now === null || usual === undefined || now < usual * doseGuards.usualDoseFactor) return null
  return doseFinding(medicine, {
    ruleId: 'DOSE-TENFOLD', tier: 1,
    title: `${ingredient.name} ${show(now)} ${row.unit} a day, until now ${show(usual)} ${row.unit}`,
    why: 'Five times the usual dose or more: often a slipped decimal point or a mix-up of units.',
    management: 'Read the dose and its unit again.',
  })
}

function checkPuffs({ medicine, ingredient, active }: DoseScene & { ingredient: CheckedIngredient }, answer: DoseAnswer): void {
  const limit = puffLimits.find((each) => ingredient.atc.some((code) => each.atc.some((prefix) => code.startsWith(prefix))))
  const dosing = medicine.dosing
  if (!limit || !dosing || dosing.dose.unit !== 'puff' || active.length === 0) return
  const daily = dosing.maxPerDay === null ? null : dosing.dose.amount * dosing.maxPerDay
  if (dosing.dose.amount <= limit.singlePuffs && (daily === null || daily <= limit.dailyPuffs)) return
  answer.findings.push(doseFinding(medicine, { ruleId: 'DOSE-SOFT', tier: 2, title: `${ingredient.name} ${dosing.dose.amount} puffs a dose`, why: `The limit is ${limit.singlePuffs} puffs a dose and ${limit.dailyPuffs} a day.`, management: limit.remark }))
}

const sharesCode = (one: CheckedIngredient, other: CheckedIngredient): boolean =>
  one.name === other.name || one.atc.some((code) => other.atc.map(currentAtc).includes(currentAtc(code)))

const show = (value: number): string => tidy(Number(value.toFixed(3))).toLocaleString('en-GB', { maximumFractionDigits: 3 })

function skipped(medicine: CheckedMedicine, reason: NotChecked['reason'], says: string): NotChecked {
  return { check: 'dose', reason, lineIds: [medicine.lineId], says: `${medicine.name}: ${says}.` }
}

function doseFinding(medicine: CheckedMedicine, parts: Pick<Finding, 'ruleId' | 'tier' | 'title' | 'why' | 'management'> & { because?: string[]; missing?: string[] }): Finding {
  return makeFinding({ check: 'dose', medicines: [medicine], source: doseHead.source, ...parts })
}
