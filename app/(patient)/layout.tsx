import { redirect } from 'next/navigation'
import type { ReactNode } from 'react'
import { signOut } from '@/actions/session/sign-out'
import { NotificationBell } from '@/components/messages/notification-bell'
import { WaitingWatch } from '@/components/messages/waiting-watch'
import { SessionWatch } from '@/components/session/session-watch'
import { patientNavigation } from '@/components/shell/navigation.table'
import { PatientShell } from '@/components/shell/patient-shell'
import { formatGreetingName } from '@/lib/format/person-names'
import { openPage } from '@/lib/session/context'

export default async function PatientLayout({ children }: { children: ReactNode }) {
  const context = await openPage('own-record:read')
  const { ownPatient, organisation, actor, account, ends } = context
  if (ownPatient && !ownPatient.onboardedAt) redirect('/onboarding')
  return (
    <WaitingWatch who={`${actor.id} patient ${actor.organisationId}`}>
      <PatientShell organisation={{ name: organisation.name, brandColour: organisation.brandColour }} patientName={ownPatient ? formatGreetingName(ownPatient) : actor.name} navigation={patientNavigation} isDemo={organisation.isDemo} notifications={<NotificationBell />} sessionExpiry={<SessionWatch ends={{ userId: actor.id, ...ends, now: context.now().toISOString() }} email={account.email} actingAs="patient" />} onSignOut={signOut}>
        {children}
      </PatientShell>
    </WaitingWatch>
  )
}
