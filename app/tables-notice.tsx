import { UnapprovedNotice } from '@/components/rules/unapproved-notice'
import { listUnapprovedTables } from '@/lib/queries/rules/list-clinical-tables'
import { openPage } from '@/lib/session/context'

const tablesOf = {
  prescribing: ['interactions', 'drug-lists', 'doses', 'renal', 'pregnancy', 'older-age', 'opioids', 'controlled', 'formulary', 'allergies', 'reactions', 'history-codes', 'fact-freshness', 'prescribing-policy'],
  dispensing: ['interactions', 'drug-lists', 'doses', 'renal', 'pregnancy', 'older-age', 'opioids', 'controlled', 'allergies', 'dispensing-policy', 'high-alert', 'label-warnings'],
  bench: ['lab-catalogue', 'critical-ladder', 'cross-checks', 'specimens', 'release-policy'],
  vitals: ['vitals', 'child-limits', 'news2-response'],
} as const

/** Beside work that rests on clinical tables: which of them nobody here has approved yet. */
export async function TablesNotice({ work }: { work: keyof typeof tablesOf }) {
  return <UnapprovedNotice names={await listUnapprovedTables(await openPage('clinical-table:read'), tablesOf[work])} />
}
