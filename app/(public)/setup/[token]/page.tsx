import type { Metadata } from 'next'
import { SetUpForm } from '@/components/admin/set-up-form'
import { Banner } from '@/components/ui/banner'
import { TextLink } from '@/components/ui/text-link'
import { serverSettings } from '@/lib/config/server-settings'
import { wordsFor } from '@/lib/errors/refusals'
import { isSetUpOpen } from '@/lib/operations/admin/set-up-link'

export const metadata: Metadata = { title: 'Set up your clinic', referrer: 'no-referrer', robots: { index: false } }

export default async function SetUpPage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params
  const { APPWRITE_DATABASE_ID: databaseId, SETUP_TOKEN_HASH } = serverSettings()
  const isOpen = await isSetUpOpen({ databaseId, token, setupTokenHash: SETUP_TOKEN_HASH ?? null })
  return (
    <div className="mx-auto grid w-full max-w-xl gap-5 px-gutter py-10">
      <div>
        <h1 className="text-lead font-title tracking-title">Set up your clinic</h1>
        {isOpen && <p className="mt-1 text-ink-2">This link works once. It makes the organisation and you, its first administrator.</p>}
      </div>
      {isOpen ? <SetUpForm token={token} zones={Intl.supportedValuesOf('timeZone')} /> : <LinkRefused />}
    </div>
  )
}

function LinkRefused() {
  const { says, next } = wordsFor('setup.link-not-valid')
  return (
    <>
      <Banner tone="warning" live="alert" title={says}>{next}</Banner>
      <p className="text-body">Is the clinic set up already? <TextLink href="/sign-in">Sign in</TextLink></p>
    </>
  )
}
