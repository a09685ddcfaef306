'use client'
import { PageFailure } from '@/components/shell/page-failure'

/** For what fails around a page: the frame of a role, which looks up who asks, and pages that have no frame. */
export default function Failure(props: { error: Error & { digest?: string }; retry: () => void }) {
  return (
    <main id="main" tabIndex={-1} className="mx-auto w-full max-w-2xl px-gutter py-10">
      <PageFailure {...props} />
    </main>
  )
}
