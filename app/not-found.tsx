import { PublicShell } from '@/components/shell/public-shell'
import { ButtonLink } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'

/** A page that is not there, or that somebody may not see: the two are not told apart. */
export default function NotFound() {
  return (
    <PublicShell>
      <div className="mx-auto w-full max-w-xl px-gutter py-12">
        <h1 className="text-lead font-title tracking-title">Not found</h1>
        <EmptyState title="This page does not exist, or you may not see it" action={<ButtonLink variant="primary" href="/home">Go to my first page</ButtonLink>}>Go back to the list and open it again.</EmptyState>
      </div>
    </PublicShell>
  )
}
