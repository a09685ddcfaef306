import { notFound } from 'next/navigation'
import { ApproveTable } from '@/components/rules/approve-table'
import { ClinicalTableRows } from '@/components/rules/clinical-table-rows'
import { TableStandingText } from '@/components/rules/table-standing'
import { PageBody } from '@/components/shell/page-body'
import { PageTop } from '@/components/shell/page-top'
import { ButtonLink } from '@/components/ui/button'
import { PageHeader } from '@/components/ui/page-header'
import { isRefusal } from '@/lib/errors/is-refusal'
import { formatDay } from '@/lib/format/dates'
import { getClinicalTable } from '@/lib/queries/rules/get-clinical-table'
import { openPage } from '@/lib/session/context'

export type ClinicalTableProps = { params: Promise<{ key: string }>; searchParams: Promise<{ from?: string }> }

/** One clinical table to be read row by row, and approved by whoever answers for it. */
export async function ClinicalTablePage({ area, params, searchParams }: ClinicalTableProps & { area: string }) {
  const [{ key }, { from }, context] = await Promise.all([params, searchParams, openPage('clinical-table:read')])
  const skip = Math.max(0, Math.trunc(Number(from) || 0))
  const { table, rows, next } = await getClinicalTable(context, { key, from: skip }).catch((error) => (isRefusal(error, 'record.not-found') ? notFound() : Promise.reject(error)))
  const isMine = context.actor.role === table.approver && (table.standing.state === 'waiting' || table.standing.state === 'changed')
  const here = `${area}/clinical-tables`
  return (
    <>
      <PageTop crumbs={[{ label: 'Clinical tables', href: here }, { label: table.name }]} />
      <PageBody>
        <PageHeader
          title={table.name}
          description={`${table.decides}. ${table.head.source}`}
          facts={[{ label: 'Version', value: table.head.version }, { label: 'In force from', value: formatDay(table.head.effectiveFrom) }, { label: 'Rows', value: String(table.rows) }, { label: 'To review', value: String(table.rowsToReview) }]}
          actions={isMine ? <ApproveTable tableKey={table.key} name={table.name} version={table.head.version} /> : undefined}
        />
        <div className="mb-3 flex items-baseline gap-1.5 text-dense"><span className="text-ink-3">Approval</span><TableStandingText table={table} zone={context.organisation.timeZone} /></div>
        <ClinicalTableRows rows={rows} />
        {next !== null && <ButtonLink className="mt-3" href={`${here}/${table.key}?from=${next}`}>Rows from {next + 1}</ButtonLink>}
      </PageBody>
    </>
  )
}
