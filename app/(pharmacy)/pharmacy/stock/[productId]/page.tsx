import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { pageFrom, type Place } from '@/app/page-from'
import { ReceiveDialog } from '@/components/pharmacy/lot-dialogs'
import { LedgerTable, LotTable } from '@/components/pharmacy/lot-table'
import { pharmacySignals } from '@/components/pharmacy/pharmacy-signals'
import { PageBody } from '@/components/shell/page-body'
import { PageTop } from '@/components/shell/page-top'
import { PlaceLost } from '@/components/shell/place-lost'
import { ButtonLink } from '@/components/ui/button'
import { PageHeader } from '@/components/ui/page-header'
import { isRefusal } from '@/lib/errors/is-refusal'
import { getProduct } from '@/lib/queries/pharmacy/get-product'
import { RefreshOnSignal } from '@/lib/realtime/refresh-on-signal'
import { openPage } from '@/lib/session/context'

export const metadata: Metadata = { title: 'Product' }

type Props = { params: Promise<{ productId: string }>; searchParams: Promise<{ after?: Place }> }

export default async function ProductPage({ params, searchParams }: Props) {
  const [{ productId }, search, context] = await Promise.all([params, searchParams, openPage('stock:move')])
  const { page: { product, lots, ledger, next, colleagues }, after, isRestarted } = await pageFrom(search.after, (place) => getProduct(context, productId, place)).catch((error) => (isRefusal(error, 'record.not-found') ? notFound() : Promise.reject(error)))
  const title = `${product.name.toLowerCase()} ${product.strength} ${product.form}`
  const facts = [{ label: 'Place', value: product.location ?? 'Not recorded' }, { label: 'Pack', value: `${product.packSize} ${product.unit}` }, { label: 'Reorder at', value: product.reorderLevel }]
  return (
    <>
      <RefreshOnSignal kinds={[...pharmacySignals]} />
      <PageTop crumbs={[{ label: 'Pharmacy', href: '/pharmacy' }, { label: 'Stock', href: '/pharmacy/stock' }, { label: title }]} />
      <PageBody>
        <PageHeader title={title} facts={facts} actions={<ReceiveDialog productId={product.id} unit={product.unit} colleagues={colleagues} isControlled={product.schedule !== null} />} />
        <div className="grid grid-cols-[minmax(0,1fr)] gap-5">
          <section aria-labelledby="lots"><h2 id="lots" className="mb-2 text-dense font-title">Lots</h2><LotTable lots={lots} unit={product.unit} colleagues={colleagues} /></section>
          <section aria-labelledby="ledger">
            <h2 id="ledger" className="mb-2 text-dense font-title">Ledger</h2>
            <PlaceLost isShown={isRestarted} />
            <LedgerTable entries={ledger} zone={context.organisation.timeZone} />
            {(next || after) && <p className="mt-3 flex gap-2">{after && <ButtonLink href={`/pharmacy/stock/${productId}`}>Newest</ButtonLink>}{next && <ButtonLink href={`/pharmacy/stock/${productId}?after=${next}`}>Older entries</ButtonLink>}</p>}
          </section>
        </div>
      </PageBody>
    </>
  )
}
