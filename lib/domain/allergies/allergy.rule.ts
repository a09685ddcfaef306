import type { Confidence } from '@/lib/domain/units/table-head'

/** stop: blocks signing. warn: needs a reason. note: shown only. none: not shown. */
export type AllergyAction = 'stop' | 'warn' | 'note' | 'none'

/** What to do by how bad the recorded reaction was. */
export interface AllergyActions {
  /** Anaphylaxis, angio-oedema, severe skin reaction, organ injury. */
  severe: AllergyAction
  /** Urticaria and the like. */
  moderate: AllergyAction
  /** Severity not known: never milder than `moderate`. */
  unknown: AllergyAction
}

export interface AllergyGroup {
  id: string
  name: string
  /** ATC prefixes of the recorded allergen that open this row. */
  allergen: readonly string[]
  /** ATC prefixes of a proposed medicine the row speaks about. */
  proposed: readonly string[]
  /** Proposed codes the row must not speak about (a tested safe member, a unique side chain). */
  except: readonly string[]
  /** Only these recorded reactions open the row; null means any. */
  onlyReactions: readonly string[] | null
  /** These recorded reactions do not open the row (ACE inhibitor cough is no angio-oedema). */
  notReactions: readonly string[]
  likelihood: string
  actions: AllergyActions
  /** Stricter answer for some reactions, checked before `actions`. */
  strictFor: readonly { reactions: readonly string[]; action: AllergyAction; says: string }[]
  why: string
  management: string
  source: string
  confidence: Confidence
  reviewReason: string | null
}
