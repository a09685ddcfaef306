import { Banner } from '@/components/ui/banner'
import { TextLink } from '@/components/ui/text-link'
import type { NotChecked as Missing } from '@/lib/domain/prescriptions/not-checked'

/** What the checks could not judge, as loud as a finding: silence would read as safe. */
export function NotChecked({ notChecked, allergiesHref }: { notChecked: readonly Missing[]; allergiesHref?: string }) {
  const allergies = notChecked.find((each) => each.reason === 'allergies-not-recorded' || each.reason === 'allergies-unavailable')
  const rest = [...new Set(notChecked.filter((each) => each !== allergies).map((each) => each.says))]
  return (
    <>
      {allergies && <Banner tone="critical" title="Allergies are not recorded" actions={allergiesHref && <TextLink href={allergiesHref}>Record allergies</TextLink>}>{allergies.says}</Banner>}
      {rest.length > 0 && (
        <details className="rounded-panel border border-warning-line bg-warning-tint px-3.5 py-2 text-dense">
          <summary className="cursor-pointer font-label text-warning-text">{rest.length === 1 ? '1 thing was not checked' : `${rest.length} things were not checked`}</summary>
          <ul className="mt-1 list-disc pl-5 text-ink-2">{rest.map((says) => <li key={says}>{says}</li>)}</ul>
        </details>
      )}
    </>
  )
}
