import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { TablesNotice } from '@/app/tables-notice'
import { DispenseHeader } from '@/components/pharmacy/dispense-header'
import { DispenseStage } from '@/components/pharmacy/dispense-stage'
import { othersLastStep } from '@/components/pharmacy/last-step'
import { pharmacySignals } from '@/components/pharmacy/pharmacy-signals'
import { SupplyWatch } from '@/components/pharmacy/supply-watch'
import { PatientHeader } from '@/components/patients/patient-header'
import { PageTop } from '@/components/shell/page-top'
import { wallTimeAt } from '@/lib/domain/appointments/zoned-time'
import { isRefusal } from '@/lib/errors/is-refusal'
import { needsSecondPharmacist } from '@/lib/operations/pharmacy/final-check'
import { needsCollector } from '@/lib/operations/pharmacy/hand-out'
import { patientOfDispense } from '@/lib/operations/pharmacy/patient-of-dispense'
import { getAllergies } from '@/lib/queries/patients/get-allergies'
import { getDispense } from '@/lib/queries/pharmacy/get-dispense'
import { RefreshOnSignal } from '@/lib/realtime/refresh-on-signal'
import { openPage } from '@/lib/session/context'
import { recordView } from '@/lib/session/record-view'

export const metadata: Metadata = { title: 'Dispense' }

export default async function DispensePage({ params }: { params: Promise<{ dispenseId: string }> }) {
  const [{ dispenseId }, context] = await Promise.all([params, openPage('dispense:check')])
  const view = await getDispense(context, dispenseId).catch((error) => (isRefusal(error, 'record.not-found') ? notFound() : Promise.reject(error)))
  const { dispense, prescription, lines } = view
  const [{ patient, allergies }] = await Promise.all([
    view.patient ? getAllergies(context, view.patient.id).then((found) => ({ patient: view.patient!, allergies: found })) : patientOfDispense(context, dispenseId),
    recordView(context, { what: 'dispense.viewed', patientId: dispense.patientId, subjectTable: 'dispenses', subjectId: dispenseId }),
  ])
  const zone = context.organisation.timeZone
  const now = context.now().toISOString()
  const items = lines.map(({ item }) => item)
  return (
    <>
      <RefreshOnSignal kinds={[...pharmacySignals]} />
      <PageTop crumbs={[{ label: 'Pharmacy', href: '/pharmacy' }, { label: dispense.prescriptionNumber, isIdentifier: true }]} />
      <PatientHeader patient={patient} allergies={allergies} now={now} zone={zone} />
      <SupplyWatch version={dispense.version} step={othersLastStep(dispense, context.actor.id)} />
      <DispenseStage
        key={`${dispense.id} ${dispense.version}`}
        dispense={dispense}
        lines={lines}
        patient={patient}
        isHeld={prescription.status !== 'active'}
        actorId={context.actor.id}
        needsSecondPerson={needsSecondPharmacist(dispense, items)}
        needsCollector={needsCollector(dispense, items)}
        today={wallTimeAt(now, zone).day}
        at={now}
        zone={zone}
      >
        <TablesNotice work="dispensing" />
        <DispenseHeader dispense={dispense} prescription={prescription} zone={zone} />
      </DispenseStage>
    </>
  )
}
