import { ClinicalTablesList } from '@/components/rules/clinical-tables-list'
import { PageBody } from '@/components/shell/page-body'
import { PageTop } from '@/components/shell/page-top'
import { PageHeader } from '@/components/ui/page-header'
import { listClinicalTables } from '@/lib/queries/rules/list-clinical-tables'
import { openPage } from '@/lib/session/context'

/** The tables that decisions are made by, the same page in every staff area. */
export async function ClinicalTablesPage({ area }: { area: string }) {
  const context = await openPage('clinical-table:read')
  const tables = await listClinicalTables(context)
  const waiting = tables.filter(({ standing }) => standing.state === 'waiting' || standing.state === 'changed').length
  return (
    <>
      <PageTop crumbs={[{ label: 'Clinical tables' }]} />
      <PageBody>
        <PageHeader
          title="Clinical tables"
          description="What the program decides by. A new version has to be approved again; until then it is used, and the pages that use it say so."
          facts={[{ label: 'Waiting', value: waiting === 0 ? 'Nothing' : String(waiting) }]}
        />
        <ClinicalTablesList tables={tables} area={area} zone={context.organisation.timeZone} />
      </PageBody>
    </>
  )
}
