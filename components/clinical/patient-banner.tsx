import Link from 'next/link'
import type { ReactNode } from 'react'
import { cn } from '@/components/ui/cn'
import { Icon, type IconName } from '@/components/ui/icon'
import { formatDay } from '@/lib/format/dates'
import { formatIdentifier } from '@/lib/format/identifiers'
import { upper } from '@/lib/format/person-names'
import { AllergyStrip, type AllergyItem, type AllergyState } from './allergy-strip'

export type BannerAlert = { label: string; icon?: IconName }
export type BannerPatient = {
  familyName: string
  givenName: string
  title?: string | null
  preferredName?: string | null
  /** Civil day, ISO. */
  bornOn: string | null
  /** From `formatAge`. */
  ageText: string
  /** In full: "Female". */
  sex: string
  identifier: { type: string; value: string }
  allergyState: AllergyState
  allergies: readonly AllergyItem[]
  allergyNote?: string
  alerts: readonly BannerAlert[]
  deceased?: { diedOn: string | null; ageAtDeath: string } | null
  restricted?: boolean
  test?: boolean
  /** Somebody else in the list or open on this device is easily taken for this patient. */
  similarName?: boolean
}

export type PatientBannerProps = {
  patient: BannerPatient
  links?: { record?: string; allergies?: string; alerts?: string }
  /** For roles that may not see clinical facts: identity only. */
  hideClinical?: boolean
  className?: string
}

/** Who this pane is about. Sticky, never truncated, above everything but dialogs. Never shown beside other patients. */
export function PatientBanner({ patient, links, hideClinical, className }: PatientBannerProps) {
  const alerts = alertsOf(patient)
  return (
    <section
      id="patient"
      tabIndex={-1}
      aria-label="Patient"
      className={cn(
        'sticky top-[calc(var(--demo-h)+var(--top-h))] z-30 grid items-stretch border-b border-line-strong bg-surface tablet:grid-cols-[minmax(0,1.4fr)_minmax(0,1fr)] desktop:grid-cols-[auto_minmax(0,1fr)_auto]',
        patient.deceased && 'hatched-grey',
        className,
      )}
    >
      <Identity patient={patient} href={links?.record} />
      {!hideClinical && (
        <AllergyStrip
          state={patient.allergyState}
          allergies={patient.allergies}
          note={patient.allergyNote}
          recordHref={links?.allergies}
          className="min-w-0 px-4 py-2 max-tablet:border-t max-tablet:py-1.5 tablet:border-l"
        />
      )}
      {!hideClinical && alerts.length > 0 && <Alerts alerts={alerts} href={links?.alerts} />}
    </section>
  )
}

function Identity({ patient, href }: { patient: BannerPatient; href?: string }) {
  const name = (
    <>
      <b className="font-name">{upper(patient.familyName)}</b>, {patient.givenName}
      {patient.title && ` (${patient.title})`}
    </>
  )
  return (
    <div className={cn('min-w-0 px-gutter py-2', patient.test && 'border-l-8 border-warning-solid')}>
      <p className="flex flex-wrap items-baseline gap-x-2.5 text-name wrap-anywhere max-tablet:text-plain max-tablet:leading-5">
        <span>{href ? <Link prefetch={false} href={href} className="hover:underline">{name}</Link> : name}</span>
        {patient.test && <Mark>Test patient</Mark>}
        {patient.restricted && (
          <Mark>
            <Icon name="lock" className="size-3.5" /> Restricted record
          </Mark>
        )}
      </p>
      <dl className="mt-0.5 flex flex-wrap gap-x-4 text-dense max-tablet:gap-x-3">
        {patient.preferredName && patient.preferredName !== patient.givenName && <Fact label="Preferred name">{patient.preferredName}</Fact>}
        <Fact label="Born" className="date">
          {formatDay(patient.bornOn)}
          {!patient.deceased && ` (${patient.ageText})`}
        </Fact>
        {patient.deceased && (
          <>
            <Fact label="Died" className="date">{formatDay(patient.deceased.diedOn)}</Fact>
            <Fact label="Age at death">{patient.deceased.ageAtDeath}</Fact>
          </>
        )}
        <Fact label="Sex">{patient.sex}</Fact>
        <Fact label={patient.identifier.type} className="identifier">{formatIdentifier(patient.identifier.value, patient.identifier.type)}</Fact>
      </dl>
    </div>
  )
}

function Fact({ label, className, children }: { label: string; className?: string; children: ReactNode }) {
  return (
    <div className="flex gap-1.5 whitespace-nowrap">
      <dt className="text-ink-3">{label}</dt>
      <dd className={cn('font-label', className)}>{children}</dd>
    </div>
  )
}

function Mark({ children }: { children: ReactNode }) {
  return <span className="inline-flex items-center gap-1 rounded-chip border border-line-strong bg-surface px-1.5 text-meta font-label text-ink-2">{children}</span>
}

function Alerts({ alerts, href }: { alerts: readonly BannerAlert[]; href?: string }) {
  const rest = alerts.slice(3)
  return (
    <div className="border-line px-4 py-2 max-desktop:col-span-full max-desktop:border-t max-desktop:px-gutter max-desktop:py-1.5 desktop:border-l desktop:pr-gutter">
      <p className="sr-only">Alerts</p>
      <ul className="flex h-full flex-col justify-center text-dense leading-5 max-desktop:flex-row max-desktop:flex-wrap max-desktop:justify-start max-desktop:gap-x-3.5">
        {alerts.slice(0, 3).map((alert) => (
          <li key={alert.label} className="flex items-center gap-1.5 font-label whitespace-nowrap">
            <Icon name={alert.icon ?? 'flag'} />
            {alert.label}
          </li>
        ))}
        {rest.length > 0 && (
          <li className="text-ink-2">
            {href ? <Link prefetch={false} href={href} className="underline underline-offset-3">+{rest.length}</Link> : <span aria-hidden title={rest.map((alert) => alert.label).join(', ')}>+{rest.length}</span>}
            <span className="sr-only"> more: {rest.map((alert) => alert.label).join(', ')}</span>
          </li>
        )}
      </ul>
    </div>
  )
}

function alertsOf(patient: BannerPatient): BannerAlert[] {
  const similar: BannerAlert[] = patient.similarName ? [{ label: 'Similar name in worklist', icon: 'users' }] : []
  return [...similar, ...patient.alerts]
}
