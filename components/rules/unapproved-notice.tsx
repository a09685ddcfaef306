import { Banner } from '@/components/ui/banner'

/** Says that rules in use here carry nobody's name yet. They warn all the same: silence would be worse. */
export function UnapprovedNotice({ names }: { names: readonly string[] }) {
  if (names.length === 0) return null
  return (
    <Banner tone="warning" title={`Not yet approved in this clinic: ${names.join(', ')}`} className="mb-3">
      They are used all the same. Decide by your own judgement, and ask whoever answers for them to approve them under Clinical tables.
    </Banner>
  )
}
