import type { ReactNode } from 'react'
import { ButtonLink } from '@/components/ui/button'
import { cn } from '@/components/ui/cn'
import { Icon } from '@/components/ui/icon'
import { BottomBar } from './bottom-bar'
import { CommandPalette } from './command-palette'
import { DemoBanner } from './demo-banner'
import { DensityDefault } from './density-default'
import { DisplayMenu } from './display-menu'
import { PhoneMenu } from './phone-menu'
import type { Density, NavGroup, NavItem, PaletteSource, ShellOrganisation, ShellUser } from './shell-types'
import { SideNav } from './side-nav'
import { SkipLinks } from './skip-links'
import { TenantMark } from './tenant-mark'
import { UserMenu } from './user-menu'

export type AppShellProps = {
  organisation: ShellOrganisation
  user: ShellUser
  navigation: readonly NavGroup[]
  /** Up to five for the phone; the first five of the navigation when left out. */
  phoneNavigation?: readonly NavItem[]
  density?: Density
  isDemo?: boolean
  helpHref?: string
  profileHref?: string
  palette?: PaletteSource
  /** Slots: the notification bell, a client piece around SyncIndicator, the watch over the session's end. */
  notifications?: ReactNode
  sync?: ReactNode
  sessionExpiry?: ReactNode
  onSwitchRole?: (role: string) => Promise<unknown>
  onSignOut?: () => Promise<unknown>
  children: ReactNode
}

/** The frame of every staff screen: sidebar, top bar, main, and on a phone the bottom bar. */
export function AppShell(props: AppShellProps) {
  const { organisation, navigation, density, isDemo, children } = props
  const phone = props.phoneNavigation ?? navigation.flatMap((group) => group.items).slice(0, 5)
  return (
    <div className="min-h-dvh" data-role-density={density}>
      {density && <DensityDefault density={density} />}
      <SkipLinks />
      {isDemo && <DemoBanner />}
      <div className="tablet:grid print:block! tablet:grid-cols-[56px_minmax(0,1fr)] desktop:grid-cols-[216px_minmax(0,1fr)]">
        <Sidebar {...props} />
        <div className="flex min-h-[calc(100dvh-var(--demo-h))] min-w-0 flex-col">
          <header className="sticky top-(--demo-h) z-30 flex h-(--top-h) shrink-0 items-center gap-0.5 border-b bg-surface px-3 max-tablet:px-1 no-print">
            <div className="ml-auto flex items-center gap-0.5">
              <span className="max-tablet:hidden"><DisplayMenu /></span>
              {props.notifications}
              <ButtonLink href={props.helpHref ?? '/help'} variant="quiet" size="icon" aria-label="Help" title="Help" className="max-tablet:hidden">
                <Icon name="help" />
              </ButtonLink>
              <span className="tablet:hidden">
                <PhoneMenu groups={navigation} helpHref={props.helpHref ?? '/help'} organisationName={organisation.name} account={accountOf(props)} />
              </span>
            </div>
          </header>
          <main id="main" tabIndex={-1} className="flex min-w-0 flex-1 flex-col max-tablet:pb-14">
            {children}
          </main>
        </div>
      </div>
      <BottomBar items={phone} />
      {props.sessionExpiry}
    </div>
  )
}

function Sidebar(props: AppShellProps) {
  return (
    <aside
      aria-label="Navigation"
      className={cn('sticky top-(--demo-h) z-32 flex h-[calc(100dvh-var(--demo-h))] flex-col border-r bg-side px-2.5 pt-2.5 pb-2 text-side-ink max-desktop:px-1.5 max-tablet:hidden no-print')}
    >
      <div className="flex items-center gap-2 p-1.5 max-desktop:justify-center">
        <TenantMark organisation={props.organisation} />
        <p className="min-w-0 max-desktop:sr-only">
          <span className="block truncate text-dense leading-4.25 font-label text-ink">{props.organisation.name}</span>
          <span className="block text-meta leading-3.75 text-side-ink-2">MediTrack Pro</span>
        </p>
      </div>
      {props.palette && (
        <div className="pt-2.5 pb-1">
          <CommandPalette {...props.palette} />
        </div>
      )}
      <div className="min-h-0 flex-1 overflow-y-auto max-desktop:overflow-visible">
        <SideNav groups={props.navigation} />
      </div>
      <div className="grid gap-0.5 border-t pt-2">
        {props.sync && <div className="px-2 py-1 max-desktop:sr-only">{props.sync}</div>}
        <UserMenu {...accountOf(props)} />
      </div>
    </aside>
  )
}

function accountOf(props: AppShellProps) {
  return { user: props.user, profileHref: props.profileHref, onSwitchRole: props.onSwitchRole, onSignOut: props.onSignOut }
}
