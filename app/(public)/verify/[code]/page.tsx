import type { Metadata } from 'next'
import { CheckFile } from '@/components/documents/check-file'
import { VerificationResult } from '@/components/documents/verification-result'
import { TextLink } from '@/components/ui/text-link'
import { serverSettings } from '@/lib/config/server-settings'
import { Refusal, wordsFor } from '@/lib/errors/refusals'
import { type Verification, verifyDocument } from '@/lib/operations/documents/verify-document'
import { requestOrigin } from '@/lib/session/context'
import { Banner } from '@/components/ui/banner'

export const metadata: Metadata = { title: 'Check a document', referrer: 'no-referrer', robots: { index: false } }

/** What a scanned paper is: one plain answer first, then what to compare it with. */
export default async function VerifyCodePage({ params }: { params: Promise<{ code: string }> }) {
  const { code } = await params
  const checked = await check(code)
  return (
    <div className="mx-auto grid w-full max-w-2xl gap-5 px-gutter py-8">
      <h1 className="text-lead font-title tracking-title">Check a document</h1>
      {'refused' in checked ? <Banner tone="warning" live="alert" title={checked.refused.says}>{checked.refused.next}</Banner> : <VerificationResult {...checked.verification} />}
      {'verification' in checked && checked.verification.claims && <CheckFile sha256={checked.verification.claims.sha256} />}
      <p className="text-body"><TextLink href="/verify">Check another document</TextLink></p>
    </div>
  )
}

async function check(code: string): Promise<{ verification: Verification } | { refused: { says: string; next: string } }> {
  try {
    return { verification: await verifyDocument({ origin: await requestOrigin(), now: () => new Date(), databaseId: serverSettings().APPWRITE_DATABASE_ID }, code.slice(0, 80)) }
  } catch (error) {
    if (error instanceof Refusal) return { refused: wordsFor(error.code, error.detail) }
    throw error
  }
}
