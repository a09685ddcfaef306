import { UnapprovedNotice } from '@/components/rules/unapproved-notice'
import { unapprovedTables } from '@/lib/queries/rules/list-clinical-tables'
import { openPage } from '@/lib/session/context'
import { organisationById } from '@/lib/session/organisation-cache'

const tablesOf = {
  prescribing: ['interactions', 'drug-lists', 'doses', 'renal', 'pregnancy', 'older-age', 'opioids', 'controlled', 'formulary', 'allergies', 'reactions', 'history-codes', 'fact-freshness', 'prescribing-policy'],
  dispensing: ['interactions', 'drug-lists', 'doses', 'renal', 'pregnancy', 'older-age', 'opioids', 'controlled', 'allergies', 'dispensing-policy', 'high-alert', 'label-warnings'],
  bench: ['lab-catalogue', 'critical-ladder', 'cross-checks', 'specimens', 'release-policy'],
  vitals: ['vitals', 'child-limits', 'news2-response'],
} as const

/** Beside work that rests on clinical tables: which of them nobody here has approved yet. */
export async function TablesNotice({ work }: { work: keyof typeof tablesOf }) {
  const { organisation } = await openPage('clinical-table:read')
  const { approvals } = await organisationById(organisation.id)
  return <UnapprovedNotice names={unapprovedTables(approvals, tablesOf[work])} />
}
