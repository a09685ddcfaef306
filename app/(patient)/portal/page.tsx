import type { Metadata } from 'next'
import { HomeCards } from '@/components/portal/home-cards'
import { portalSignals } from '@/components/portal/portal-signals'
import { PageHeader } from '@/components/ui/page-header'
import { getOwnHome } from '@/lib/queries/patients/get-own-home'
import { RefreshOnSignal } from '@/lib/realtime/refresh-on-signal'
import { openPage } from '@/lib/session/context'

export const metadata: Metadata = { title: 'Home' }

export default async function PortalHomePage() {
  const context = await openPage('own-record:read')
  const home = await getOwnHome(context)
  return (
    <>
      <RefreshOnSignal kinds={portalSignals} />
      <PageHeader title="Your health at a glance" />
      <HomeCards home={home} zone={context.organisation.timeZone} />
    </>
  )
}
