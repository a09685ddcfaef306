import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { DispensingLabel } from '@/components/pharmacy/dispensing-label'
import { PageBody } from '@/components/shell/page-body'
import { PageTop } from '@/components/shell/page-top'
import { ButtonLink } from '@/components/ui/button'
import { PageHeader } from '@/components/ui/page-header'
import { PrintPage } from '@/components/ui/print-page'
import { isRefusal } from '@/lib/errors/is-refusal'
import { formatDay } from '@/lib/format/dates'
import { getLabels } from '@/lib/queries/pharmacy/get-labels'
import { openPage } from '@/lib/session/context'
import { recordView } from '@/lib/session/record-view'

export const metadata: Metadata = { title: 'Labels' }

export default async function LabelsPage({ params }: { params: Promise<{ dispenseId: string }> }) {
  const [{ dispenseId }, context] = await Promise.all([params, openPage('dispense:pick')])
  const { dispense, labels } = await getLabels(context, dispenseId, formatDay).catch((error) => (isRefusal(error) ? notFound() : Promise.reject(error)))
  await recordView(context, { what: 'dispense.labels-viewed', patientId: dispense.patientId, subjectTable: 'dispenses', subjectId: dispenseId })
  const back = `/pharmacy/dispenses/${dispenseId}`
  return (
    <>
      <PageTop crumbs={[{ label: 'Pharmacy', href: '/pharmacy' }, { label: dispense.prescriptionNumber, href: back, isIdentifier: true }, { label: 'Labels' }]} />
      <PageBody>
        <div className="no-print"><PageHeader title={labels.length === 1 ? '1 label' : `${labels.length} labels`} description="70 by 60 mm, true size. Compare each with its pack before it goes into the bag." actions={<><ButtonLink href={back}>Back to the supply</ButtonLink><PrintPage label="Print" /></>} /></div>
        <ul className="flex flex-wrap gap-4">{labels.map((label) => <li key={label.itemId}><DispensingLabel label={label} name={label.name} number={dispense.prescriptionNumber} isDemo={context.organisation.isDemo} /></li>)}</ul>
      </PageBody>
    </>
  )
}
