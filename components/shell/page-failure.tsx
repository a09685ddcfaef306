'use client'
import { Button } from '@/components/ui/button'
import { ErrorState } from '@/components/ui/error-state'
import { PageBody } from './page-body'

/** A page that failed: what is safe, what to do, and a reference that says nothing about anybody. */
export function PageFailure({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  return (
    <PageBody>
      <ErrorState title="This page could not be shown" reference={error.digest} action={<Button onClick={reset} icon="refresh">Try again</Button>}>
        Nothing you saved is lost. Try again in a moment; if it stays, give the reference to your administrator.
      </ErrorState>
    </PageBody>
  )
}
