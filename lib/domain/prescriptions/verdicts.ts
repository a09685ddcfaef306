import type { Verdict } from './interaction.scene'

/** All must hold. One "no" decides; otherwise one missing value keeps it open. */
export function allOf(verdicts: readonly Verdict[]): Verdict {
  if (verdicts.some((each) => each === false)) return false
  return verdicts.find((each) => typeof each === 'object') ?? true
}

/** One is enough. One "yes" decides; otherwise one missing value keeps it open. */
export function anyOf(verdicts: readonly Verdict[]): Verdict {
  if (verdicts.some((each) => each === true)) return true
  return verdicts.find((each) => typeof each === 'object') ?? false
}

/** Turns yes and no round; what is missing stays missing. */
export function not(verdict: Verdict): Verdict {
  return typeof verdict === 'boolean' ? !verdict : verdict
}

/** Judges a number that may be unknown. */
export function known(value: number | null, name: string, test: (value: number) => boolean): Verdict {
  return value === null ? { missing: name } : test(value)
}
