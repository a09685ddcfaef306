import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { OnboardingPad } from '@/components/portal/onboarding-pad'
import { PublicShell } from '@/components/shell/public-shell'
import { openPage } from '@/lib/session/context'

export const metadata: Metadata = { title: 'Before you start' }

export default async function OnboardingPage() {
  const { ownPatient, organisation } = await openPage('own-record:complete')
  if (!ownPatient || ownPatient.onboardedAt) redirect('/home')
  return (
    <PublicShell isDemo={organisation.isDemo}>
      <div data-density="comfortable" className="mx-auto grid w-full max-w-2xl gap-6 px-gutter py-10">
        <div>
          <h1 className="text-lead font-title tracking-title">Before you start</h1>
          <p className="mt-1 text-plain text-ink-2">Five short questions. {organisation.name} uses the answers to treat you safely.</p>
        </div>
        <OnboardingPad />
      </div>
    </PublicShell>
  )
}
