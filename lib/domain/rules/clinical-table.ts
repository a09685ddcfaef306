import type { TableHead } from '../units/table-head'

/** Whose name stands under a table: the doctor who leads the clinic or the laboratory, or the chief pharmacist. */
export type TableApprover = 'doctor' | 'pharmacist'

/** One table that decisions about patients are made by, as the people who answer for it see it. */
export type ClinicalTable = {
  key: string
  name: string
  /** What goes differently when a row of it changes. */
  decides: string
  /** null: codes and spellings taken over as published; nobody signs for them. */
  approver: TableApprover | null
  head: TableHead
  /** The rows themselves, in whatever shape the rules read them. */
  content: unknown
  rows: number
  /** Rows that rest on a choice a clinician has to make. */
  rowsToReview: number
}

/** Counts what a table holds: its rows, and those whose confidence is `review`, however deep they lie. */
export function countRows(rows: unknown): Pick<ClinicalTable, 'rows' | 'rowsToReview'> {
  const entries = Array.isArray(rows) ? rows : Object.values(rows as object)
  return { rows: entries.length, rowsToReview: entries.filter(isToReview).length }
}

function isToReview(row: unknown): boolean {
  if (typeof row !== 'object' || row === null) return false
  return Object.entries(row).some(([field, value]) => (field === 'confidence' && value === 'review') || isToReview(value))
}
