import type { Metadata } from 'next'
import Link from 'next/link'
import { DemoSignIns } from '@/components/session/demo-sign-ins'
import { SignInForm } from '@/components/session/sign-in-form'
import { Banner } from '@/components/ui/banner'
import { serverSettings } from '@/lib/config/server-settings'
import { readPagePath } from '@/lib/domain/admin/page-path'

export const metadata: Metadata = { title: 'Sign in' }

const notices: Record<string, string> = { 'password-set': 'Your new password is set. Sign in with it.', 'email-verified': 'Your e-mail address is verified. Sign in to go on.' }

export default async function SignInPage({ searchParams }: { searchParams: Promise<{ notice?: string; next?: string | string[] }> }) {
  const { notice = '', next } = await searchParams
  return (
    <div className="mx-auto grid w-full max-w-md gap-5 px-gutter py-10">
      <h1 className="text-lead font-title tracking-title">Sign in</h1>
      {notices[notice] && <Banner tone="success" live="status" title={notices[notice]} />}
      <SignInForm back={readPagePath(typeof next === 'string' ? next : null)} />
      <p className="text-body text-ink-2">
        New here? <Link className="text-brand-text underline underline-offset-3" href="/sign-up">Open a patient account</Link>. Staff are invited by their clinic.
      </p>
      {serverSettings().DEMO && <DemoSignIns />}
    </div>
  )
}
