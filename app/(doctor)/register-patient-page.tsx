import { RegisterPatientPad } from '@/components/patients/register-patient-pad'
import { PageBody } from '@/components/shell/page-body'
import { PageTop } from '@/components/shell/page-top'
import { PageHeader } from '@/components/ui/page-header'
import { openPage } from '@/lib/session/context'

/** Registers somebody who stands at the desk. */
export async function RegisterPatientPage({ area }: { area: '/doctor' | '/nurse' }) {
  const context = await openPage('patient:register')
  return (
    <>
      <PageTop crumbs={[{ label: 'Patients', href: `${area}/patients` }, { label: 'Register' }]} />
      <PageBody narrow>
        <PageHeader title="Register patient" description="Search first: the same person under two numbers loses half of their history." />
        <RegisterPatientPad area={area} at={context.now().toISOString()} zone={context.organisation.timeZone} />
      </PageBody>
    </>
  )
}
