import type { Metadata } from 'next'
import { pageFrom, type Place } from '@/app/page-from'
import { OwnMedicines } from '@/components/portal/own-medicines'
import { portalSignals } from '@/components/portal/portal-signals'
import { PlaceLost } from '@/components/shell/place-lost'
import { ButtonLink } from '@/components/ui/button'
import { PageHeader } from '@/components/ui/page-header'
import { listOwnMedicines } from '@/lib/queries/prescriptions/list-own-medicines'
import { RefreshOnSignal } from '@/lib/realtime/refresh-on-signal'
import { openPage } from '@/lib/session/context'

export const metadata: Metadata = { title: 'Your medicines' }

export default async function OwnMedicinesPage({ searchParams }: { searchParams: Promise<{ after?: Place }> }) {
  const [search, context] = await Promise.all([searchParams, openPage('own-record:read')])
  const { page: medicines, isRestarted } = await pageFrom(search.after, (place) => listOwnMedicines(context, place))
  return (
    <>
      <RefreshOnSignal kinds={portalSignals} />
      <PageHeader title="Your medicines" />
      <PlaceLost isShown={isRestarted} />
      <OwnMedicines medicines={medicines} zone={context.organisation.timeZone} />
      {medicines.next && <ButtonLink className="mt-4" href={`/portal/medicines?after=${medicines.next}`}>Older prescriptions</ButtonLink>}
    </>
  )
}
