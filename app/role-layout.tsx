import type { ReactNode } from 'react'
import { chooseRole } from '@/actions/session/choose-role'
import { signOut } from '@/actions/session/sign-out'
import { NotificationBell } from '@/components/messages/notification-bell'
import { WaitingWatch } from '@/components/messages/waiting-watch'
import { LiveSync } from '@/components/session/live-sync'
import { SessionWatch } from '@/components/session/session-watch'
import { AppShell } from '@/components/shell/app-shell'
import { navigationOf } from '@/components/shell/navigation.table'
import type { Density, PaletteSource } from '@/components/shell/shell-types'
import type { Permission } from '@/lib/access/permissions'
import { roleNames } from '@/lib/access/roles'
import { type Context, openPage } from '@/lib/session/context'

type RoleLayoutProps = { permission: Permission; density?: Density; palette?: (context: Context) => PaletteSource; signals?: readonly string[]; children: ReactNode }

/** The frame of every staff area: one shell, one navigation table, whatever the role. `signals`: what rings when the numbers beside the navigation may have changed. */
export async function RoleLayout({ permission, density, palette, signals, children }: RoleLayoutProps) {
  const context = await openPage(permission)
  const { actor, organisation, memberships, ownPatient, account, ends } = context
  const held = [...memberships.map(({ id, role, organisationId }) => ({ value: id, label: roleNames[role], isCurrent: role === actor.role && organisationId === actor.organisationId })), ...(ownPatient ? [{ value: 'patient', label: 'Patient' }] : [])]
  return (
    <WaitingWatch who={`${actor.id} ${actor.role} ${actor.organisationId}`} kinds={signals}>
      <AppShell
        organisation={{ name: organisation.name, brandColour: organisation.brandColour }}
        user={{ name: actor.name, roleLabel: roleNames[actor.role], roles: held.length > 1 ? held : undefined }}
        navigation={navigationOf(actor.role)}
        density={density}
        isDemo={organisation.isDemo}
        palette={palette?.(context)}
        notifications={<NotificationBell />}
        sync={<LiveSync timeZone={organisation.timeZone} />}
        sessionExpiry={<SessionWatch ends={{ userId: actor.id, ...ends, now: context.now().toISOString() }} email={account.email} actingAs={memberships.find((held) => held.role === actor.role && held.organisationId === actor.organisationId)?.id ?? 'patient'} />}
        onSignOut={signOut}
        onSwitchRole={async (actingAs) => {
          'use server'
          return chooseRole({ actingAs })
        }}
      >
        {children}
      </AppShell>
    </WaitingWatch>
  )
}
