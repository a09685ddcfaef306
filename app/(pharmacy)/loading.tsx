import { PageBody } from '@/components/shell/page-body'
import { Skeleton } from '@/components/ui/skeleton'

export default function Loading() {
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
