import { redirect } from 'next/navigation'
import type { ReactNode } from 'react'
import { signOut } from '@/actions/session/sign-out'
import { patientNavigation } from '@/components/shell/navigation.table'
import { PatientShell } from '@/components/shell/patient-shell'
import { formatGreetingName } from '@/lib/format/person-names'
import { openPage } from '@/lib/session/context'

export default async function PatientLayout({ children }: { children: ReactNode }) {
  const { ownPatient, organisation, actor } = await openPage('own-record:read')
  if (ownPatient && !ownPatient.onboardedAt) redirect('/onboarding')
  return (
    <PatientShell organisation={{ name: organisation.name, brandColour: organisation.brandColour }} patientName={ownPatient ? formatGreetingName(ownPatient) : actor.name} navigation={patientNavigation} isDemo={organisation.isDemo} onSignOut={signOut}>
      {children}
    </PatientShell>
  )
}
