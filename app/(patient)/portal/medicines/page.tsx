import type { Metadata } from 'next'
import { OwnMedicines } from '@/components/portal/own-medicines'
import { portalSignals } from '@/components/portal/portal-signals'
import { ButtonLink } from '@/components/ui/button'
import { PageHeader } from '@/components/ui/page-header'
import { listOwnMedicines } from '@/lib/queries/prescriptions/list-own-medicines'
import { RefreshOnSignal } from '@/lib/realtime/refresh-on-signal'
import { openPage } from '@/lib/session/context'

export const metadata: Metadata = { title: 'Your medicines' }

export default async function OwnMedicinesPage({ searchParams }: { searchParams: Promise<{ after?: string }> }) {
  const [{ after }, context] = await Promise.all([searchParams, openPage('own-record:read')])
  const medicines = await listOwnMedicines(context, after ?? null)
  return (
    <>
      <RefreshOnSignal kinds={portalSignals} />
      <PageHeader title="Your medicines" />
      <OwnMedicines medicines={medicines} zone={context.organisation.timeZone} />
      {medicines.next && <ButtonLink className="mt-4" href={`/portal/medicines?after=${medicines.next}`}>Older prescriptions</ButtonLink>}
    </>
  )
}
