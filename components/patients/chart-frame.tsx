import type { ReactNode } from 'react'
import { PatientBanner } from '@/components/clinical/patient-banner'
import { PageBody } from '@/components/shell/page-body'
import { PageTop } from '@/components/shell/page-top'
import { TabLinks } from '@/components/ui/tab-links'
import type { Allergy } from '@/lib/domain/allergies/allergy.schema'
import type { Patient } from '@/lib/domain/patients/patient.schema'
import { formatRecordName } from '@/lib/format/person-names'
import { RefreshOnSignal } from '@/lib/realtime/refresh-on-signal'
import { toBannerPatient } from './to-banner-patient'

export type ChartArea = '/doctor' | '/nurse'
export type ChartTab = 'summary' | 'vitals' | 'results' | 'medicines' | 'allergies'
export type ChartFrameProps = {
  area: ChartArea
  patient: Patient
  allergies: readonly Allergy[]
  at: string
  zone: string
  /** The tab this page is; null for a page that stands below one. */
  current: ChartTab | null
  /** Last crumb of a page below a tab. */
  title?: string
  /** Signals that concern this page. */
  signals?: readonly string[]
  /** Leaves the padding to the page: for pages with an action bar. */
  bare?: boolean
  children: ReactNode
}

const tabs: Record<ChartArea, readonly { tab: ChartTab; path: string; label: string }[]> = {
  '/doctor': [
    { tab: 'summary', path: '', label: 'Summary' },
    { tab: 'vitals', path: '/vitals', label: 'Vitals' },
    { tab: 'results', path: '/results', label: 'Orders and results' },
    { tab: 'medicines', path: '/medicines', label: 'Medicines' },
    { tab: 'allergies', path: '/allergies', label: 'Allergies' },
  ],
  '/nurse': [
    { tab: 'summary', path: '', label: 'Summary' },
    { tab: 'vitals', path: '/vitals', label: 'Vitals' },
    { tab: 'medicines', path: '/medicines', label: 'Medicines' },
    { tab: 'allergies', path: '/allergies', label: 'Allergies' },
  ],
}

const signalsOfRecord = ['allergy.changed'] as const

/** Every page about one person: the way here, who it is, the parts of the record. */
export function ChartFrame({ area, patient, allergies, at, zone, current, title, signals = [], bare, children }: ChartFrameProps) {
  const home = `${area}/patients/${patient.id}`
  const name = formatRecordName(patient)
  const crumbs = [{ label: 'Patients', href: `${area}/patients` }, { label: name, ...(title && { href: home }) }, ...(title ? [{ label: title }] : [])]
  return (
    <>
      <RefreshOnSignal kinds={[...signalsOfRecord, ...signals]} />
      <PageTop crumbs={crumbs} />
      <PatientBanner patient={toBannerPatient(patient, allergies, { at, zone })} links={{ record: home, allergies: `${home}/allergies` }} />
      {current !== null && (
        <div className="bg-surface px-gutter pt-1">
          <TabLinks label="Parts of the record" links={tabs[area].map(({ tab, path, label }) => ({ href: `${home}${path}`, label, isCurrent: tab === current }))} />
        </div>
      )}
      {bare ? children : <PageBody>{children}</PageBody>}
    </>
  )
}
