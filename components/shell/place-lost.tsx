import { Banner } from '@/components/ui/banner'

/** Above a list that was opened in the middle, at a place that is no longer there. */
export function PlaceLost({ isShown }: { isShown: boolean }) {
  if (!isShown) return null
  return <Banner tone="info" live="status" title="This place in the list is no longer there" className="mb-3">The list is shown from its beginning.</Banner>
}
