import { Skeleton } from '@/components/ui/skeleton'
import { PageBody } from './page-body'

/** The shape of a page that is on its way. */
export function PageLoading() {
  return (
    <PageBody>
      <p role="status" className="sr-only">Loading</p>
      <div aria-hidden className="grid gap-3">
        <Skeleton className="h-8 w-64" />
        <Skeleton className="h-40 w-full" />
        <Skeleton className="h-64 w-full" />
      </div>
    </PageBody>
  )
}
