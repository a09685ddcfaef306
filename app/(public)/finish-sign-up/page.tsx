import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { signOut } from '@/actions/session/sign-out'
import { FinishSignUpForm } from '@/components/session/sign-up-form'
import { Banner } from '@/components/ui/banner'
import { Button } from '@/components/ui/button'
import { isRefusal } from '@/lib/errors/is-refusal'
import { wordsFor } from '@/lib/errors/refusals'
import { findAccountHolder, wasEverMember } from '@/lib/session/account'
import { findContext } from '@/lib/session/context'
import { listClinicsForPatients } from '@/lib/session/open-clinics'

export const metadata: Metadata = { title: 'Finish opening your account' }

/** For somebody signed in to an account that nothing belongs to yet: a sign-up that was interrupted. */
export default async function FinishSignUpPage() {
  const holder = await findAccountHolder()
  if (!holder) redirect('/sign-in')
  if (await hasPlace()) redirect('/home')
  const isColleague = await wasEverMember(holder.userId)
  return (
    <div className="mx-auto grid w-full max-w-xl gap-5 px-gutter py-10">
      <div>
        <h1 className="text-lead font-title tracking-title">{isColleague ? 'No clinic' : 'Finish opening your account'}</h1>
        {!isColleague && <p className="mt-1 text-ink-2">Your account for <strong className="font-label text-ink">{holder.email}</strong> is there, but opening it was interrupted. Say who you are, and it is complete.</p>}
      </div>
      {isColleague ? <Banner tone="warning" title={wordsFor('access.no-organisation').says}>{wordsFor('access.no-organisation').next}</Banner> : <FinishSignUpForm clinics={await listClinicsForPatients()} />}
      <form action={signOut}><Button type="submit" variant="quiet">Use another address</Button></form>
    </div>
  )
}

async function hasPlace(): Promise<boolean> {
  try {
    return (await findContext()) !== null
  } catch (error) {
    if (isRefusal(error, 'access.no-organisation')) return false
    throw error
  }
}
