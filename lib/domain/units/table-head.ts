/**
 * What every clinical table says about itself. Limits are configuration: a result keeps the version it was judged by,
 * so a later edition never changes an old report.
 */
export interface TableHead {
  version: string
  /** Plain day, `YYYY-MM-DD`. */
  effectiveFrom: string
  source: string
  /** Who approved the whole table for this site; null until somebody did. */
  approvedBy: string | null
}

/** `review` rows rest on a choice a pathologist or pharmacist has to make; `reviewReason` says which. */
export type Confidence = 'ok' | 'review'
