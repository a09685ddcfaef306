import { RestrictedPrompt } from '@/components/patients/restricted-prompt'
import { PageBody } from '@/components/shell/page-body'
import { PageTop } from '@/components/shell/page-top'

/** Shown instead of any page of a restricted record to people outside its care team. */
export function RestrictedPage({ area, patientId }: { area: '/doctor' | '/nurse'; patientId: string }) {
  return (
    <>
      <PageTop crumbs={[{ label: 'Patients', href: `${area}/patients` }, { label: 'Restricted record' }]} />
      <PageBody>
        <RestrictedPrompt patientId={patientId} />
      </PageBody>
    </>
  )
}
