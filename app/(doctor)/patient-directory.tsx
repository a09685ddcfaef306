import { PatientLines } from '@/components/patients/patient-lines'
import { PatientSearch } from '@/components/patients/patient-search'
import { PageBody } from '@/components/shell/page-body'
import { PageTop } from '@/components/shell/page-top'
import { ButtonLink } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { PageHeader } from '@/components/ui/page-header'
import { listRestrictedPatients } from '@/lib/operations/patients/list-restricted-patients'
import { toPatientRow } from '@/lib/operations/patients/search-patients'
import { listPatients } from '@/lib/queries/patients/list-patients'
import { openPage } from '@/lib/session/context'

/** The people of the clinic: search first, then the list by family name. */
export async function PatientDirectory({ area }: { area: '/doctor' | '/nurse' }) {
  const context = await openPage('patient:list')
  const [page, restricted] = await Promise.all([listPatients(context), listRestrictedPatients(context)])
  const list = { area, at: context.now().toISOString(), zone: context.organisation.timeZone }
  const register = <ButtonLink href={`${area}/patients/new`} icon="plus">Register patient</ButtonLink>
  return (
    <>
      <PageTop crumbs={[{ label: 'Patients' }]} />
      <PageBody>
        <PageHeader title="Patients" actions={register} />
        <PatientSearch {...list} registerAction={register}>
          {restricted.length > 0 && (
            <section className="grid gap-1.5">
              <h2 className="text-dense font-title text-ink">Restricted records in your care</h2>
              <PatientLines label="Restricted records in your care" patients={restricted} {...list} />
            </section>
          )}
          {page.items.length === 0 ? (
            <div className="rounded-panel border bg-surface"><EmptyState title="No patients yet" icon="users" action={register}>People appear here once they sign up or are registered at the desk.</EmptyState></div>
          ) : (
            <>
              <PatientLines label="Patients by family name" patients={page.items.map(toPatientRow)} {...list} />
              {page.next && <p className="px-1 text-dense text-ink-3">The first {page.items.length} by family name. Search finds everybody.</p>}
            </>
          )}
        </PatientSearch>
      </PageBody>
    </>
  )
}
