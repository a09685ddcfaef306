import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { SpecimenLabel } from '@/components/lab/specimen-label'
import { PageBody } from '@/components/shell/page-body'
import { PageTop } from '@/components/shell/page-top'
import { ButtonLink } from '@/components/ui/button'
import { PageHeader } from '@/components/ui/page-header'
import { PrintPage } from '@/components/ui/print-page'
import { isRefusal } from '@/lib/errors/is-refusal'
import { getSpecimenLabel } from '@/lib/queries/lab/get-specimen-label'
import { openPage } from '@/lib/session/context'

export const metadata: Metadata = { title: 'Specimen label' }

export default async function LabelPage({ params }: { params: Promise<{ specimenId: string }> }) {
  const [{ specimenId }, context] = await Promise.all([params, openPage('specimen:label')])
  const label = await getSpecimenLabel(context, specimenId).catch((error) => (isRefusal(error, 'record.not-found') ? notFound() : Promise.reject(error)))
  return (
    <>
      <PageTop crumbs={[{ label: 'Lab', href: '/lab' }, { label: label.specimen.accession, href: `/lab/orders/${label.specimen.orderId}`, isIdentifier: true }, { label: 'Label' }]} />
      <PageBody>
        <div className="no-print"><PageHeader title="Specimen label" description="62 by 29 mm. Stick it on the tube at the bedside, after comparing two identifiers." actions={<><ButtonLink href={`/lab/orders/${label.specimen.orderId}`}>Back to the order</ButtonLink><PrintPage label="Print" /></>} /></div>
        <SpecimenLabel label={label} zone={context.organisation.timeZone} isDemo={context.organisation.isDemo} />
      </PageBody>
    </>
  )
}
