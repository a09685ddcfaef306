import type { Metadata } from 'next'
import { pageFrom, type Place } from '@/app/page-from'
import { pharmacySignals } from '@/components/pharmacy/pharmacy-signals'
import { StockTable } from '@/components/pharmacy/stock-table'
import { PageBody } from '@/components/shell/page-body'
import { PageTop } from '@/components/shell/page-top'
import { PlaceLost } from '@/components/shell/place-lost'
import { ButtonLink } from '@/components/ui/button'
import { PageHeader } from '@/components/ui/page-header'
import { listStock } from '@/lib/queries/pharmacy/list-stock'
import { RefreshOnSignal } from '@/lib/realtime/refresh-on-signal'
import { openPage } from '@/lib/session/context'

export const metadata: Metadata = { title: 'Stock' }

export default async function StockPage({ searchParams }: { searchParams: Promise<{ after?: Place }> }) {
  const [search, context] = await Promise.all([searchParams, openPage('stock:move')])
  const { page: { lines, next }, after, isRestarted } = await pageFrom(search.after, (place) => listStock(context, place))
  return (
    <>
      <RefreshOnSignal kinds={[...pharmacySignals]} />
      <PageTop crumbs={[{ label: 'Pharmacy', href: '/pharmacy' }, { label: 'Stock' }]} />
      <PageBody>
        <PageHeader title="Stock" description="Available is what can be handed out today: expired, recalled and quarantined lots count as nothing." />
        <PlaceLost isShown={isRestarted} />
        <StockTable rows={lines.map(({ product, ...line }) => ({ ...line, id: product.id, name: product.name, form: product.form, strength: product.strength, location: product.location, unit: product.unit }))} />
        {(next || after) && <p className="mt-3 flex gap-2">{after && <ButtonLink href="/pharmacy/stock">First page</ButtonLink>}{next && <ButtonLink href={`/pharmacy/stock?after=${next}`}>More products</ButtonLink>}</p>}
      </PageBody>
    </>
  )
}
