import { ChartFrame } from '@/components/patients/chart-frame'
import { HomeMedicationPanel } from '@/components/patients/home-medication-panel'
import { PrescribedPanel } from '@/components/patients/prescribed-panel'
import { ButtonLink } from '@/components/ui/button'
import { PageHeader } from '@/components/ui/page-header'
import { can } from '@/lib/access/permissions'
import { formularyOptions } from '@/lib/operations/patients/formulary-codes'
import { getMedicines } from '@/lib/queries/patients/get-medicines'
import { openChart } from './open-chart'
import { RestrictedPage } from './restricted-page'

/** What somebody takes: prescribed here, and brought from home. */
export async function MedicinesPage({ area, patientId }: { area: '/doctor' | '/nurse'; patientId: string }) {
  const chart = await openChart({ permission: 'prescription:read', patientId, what: 'medicines.viewed', read: (context) => getMedicines(context, patientId) })
  if (!chart) return <RestrictedPage area={area} patientId={patientId} />
  const { context, patient, allergies, view, at, zone } = chart
  const mayPrescribe = can(context.actor.role, 'prescription:write')
  return (
    <ChartFrame area={area} patient={patient} allergies={allergies} at={at} zone={zone} current="medicines" signals={['prescription.signed', 'prescription.changed', 'dispense.changed', 'home-medication.changed']}>
      <PageHeader title="Medicines" actions={mayPrescribe && <ButtonLink variant="primary" icon="drug" href={`/doctor/patients/${patientId}/prescriptions/new`}>Prescribe</ButtonLink>} />
      <div className="grid gap-4">
        <PrescribedPanel items={view.prescribed} href={mayPrescribe ? (prescriptionId) => `/doctor/patients/${patientId}/prescriptions/${prescriptionId}` : undefined} />
        <HomeMedicationPanel patient={patient} medicines={view.home} formulary={formularyOptions()} mayRecord={can(context.actor.role, 'home-medication:record')} />
      </div>
    </ChartFrame>
  )
}
