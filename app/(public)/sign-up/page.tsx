import type { Metadata } from 'next'
import Link from 'next/link'
import { SignUpForm } from '@/components/session/sign-up-form'
import { EmptyState } from '@/components/ui/empty-state'
import { listClinicsForPatients } from '@/lib/session/open-clinics'

export const metadata: Metadata = { title: 'Open a patient account' }

export default async function SignUpPage() {
  const clinics = await listClinicsForPatients()
  return (
    <div className="mx-auto grid w-full max-w-xl gap-5 px-gutter py-10">
      <div>
        <h1 className="text-lead font-title tracking-title">Open a patient account</h1>
        <p className="mt-1 text-ink-2">See your results, your medicines and your visits. It takes about two minutes. Have an account? <Link className="text-brand-text underline underline-offset-3" href="/sign-in">Sign in</Link>.</p>
      </div>
      {clinics.length === 0 ? <EmptyState title="No clinic accepts new patients here yet">Ask your clinic whether it uses MediTrack Pro.</EmptyState> : <SignUpForm clinics={clinics} />}
    </div>
  )
}
