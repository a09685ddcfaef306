'use client'
import { Button } from '@/components/ui/button'
import { ErrorState } from '@/components/ui/error-state'
import { PageBody } from './page-body'

/**
 * A page that failed: what is safe, what to do, and a reference that says nothing about anybody.
 * `retry` asks the server again; `reset` would only draw the same failure a second time.
 */
export function PageFailure({ error, retry }: { error: Error & { digest?: string }; retry: () => void }) {
  return (
    <PageBody>
      <ErrorState title="This page could not be shown" reference={error.digest} action={<Button onClick={() => retry()} icon="refresh">Try again</Button>}>
        Nothing you saved is lost. Try again in a moment; if it stays, give the reference to your administrator.
      </ErrorState>
    </PageBody>
  )
}
