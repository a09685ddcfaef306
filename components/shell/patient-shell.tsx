import type { ReactNode } from 'react'
import { BottomBar } from './bottom-bar'
import { DemoBanner } from './demo-banner'
import { DensityDefault } from './density-default'
import { DisplayMenu } from './display-menu'
import { PatientNav } from './patient-nav'
import type { NavItem, ShellOrganisation } from './shell-types'
import { SkipLinks } from './skip-links'
import { tenantColour } from './tenant-colour'
import { TenantMark } from './tenant-mark'
import { UserMenu } from './user-menu'

export type PatientShellProps = {
  organisation: ShellOrganisation
  /** Given name then family name: "Adaeze Okonkwo". */
  patientName: string
  navigation: readonly NavItem[]
  isDemo?: boolean
  notifications?: ReactNode
  sessionExpiry?: ReactNode
  profileHref?: string
  onSignOut?: () => Promise<unknown>
  children: ReactNode
}

/** The frame of the patient portal: larger text, one column, the clinic's colour in the header rule. */
export function PatientShell(props: PatientShellProps) {
  const { organisation, patientName, navigation, isDemo, children } = props
  return (
    <div data-density="comfortable" className="flex min-h-dvh flex-col text-plain">
      <DensityDefault density="comfortable" />
      <SkipLinks />
      {isDemo && <DemoBanner />}
      <header className="sticky top-(--demo-h) z-30 border-b bg-surface no-print" style={{ borderTop: `4px solid ${tenantColour(organisation.brandColour).css}` }}>
        <div className="mx-auto flex h-14 w-full max-w-4xl items-center gap-3 px-gutter">
          <TenantMark organisation={organisation} />
          <p className="min-w-0 truncate text-value font-title">{organisation.name}</p>
          <div className="ml-auto flex items-center gap-1">
            {props.notifications}
            <span className="max-tablet:hidden"><DisplayMenu /></span>
            <div className="w-12 tablet:w-auto [&_span.min-w-0]:max-tablet:sr-only">
              <UserMenu user={{ name: patientName, roleLabel: 'Patient' }} profileHref={props.profileHref} onSignOut={props.onSignOut} isRail={false} />
            </div>
          </div>
        </div>
        <PatientNav items={navigation} />
      </header>
      <main id="main" tabIndex={-1} className="mx-auto w-full max-w-4xl flex-1 px-gutter pt-6 pb-24">{children}</main>
      <BottomBar items={navigation} />
      {props.sessionExpiry}
    </div>
  )
}
