'use client'
import { useRouter } from 'next/navigation'
import { holdPrescription, resumePrescription } from '@/actions/prescriptions/hold-prescription'
import { stopPrescription } from '@/actions/prescriptions/stop-prescription'
import { ActionButton } from '@/components/forms/action-button'
import type { Prescription } from '@/lib/domain/prescriptions/prescription.schema'
import { ReasonDialog } from './reason-dialog'

/** What a doctor may do with a signed prescription in its state. */
export function PrescriptionActions({ prescription: { id, version, status, number } }: { prescription: Pick<Prescription, 'id' | 'version' | 'status' | 'number'> }) {
  const router = useRouter()
  const on = { prescriptionId: id, version }
  if (status !== 'active' && status !== 'on-hold') return null
  return (
    <>
      {status === 'active' && <ReasonDialog {...on} key={`hold ${version}`} trigger="Hold" title={`Hold prescription ${number}?`} description="The pharmacy hands nothing out until you resume it." label="Why is it held?" schema={() => import('@/lib/domain/prescriptions/prescribe.input').then((rules) => rules.holdPrescriptionInput)} action={holdPrescription} />}
      {status === 'on-hold' && <ActionButton action={() => resumePrescription(on)} onDone={() => router.refresh()}>Resume</ActionButton>}
      <ReasonDialog {...on} key={`stop ${version}`} trigger="Stop prescription" variant="destructive" title={`Stop prescription ${number}?`} description="Nothing more is handed out. What the pharmacy has picked goes back to the shelf." label="Why is it stopped?" schema={() => import('@/lib/domain/prescriptions/prescribe.input').then((rules) => rules.stopPrescriptionInput)} action={stopPrescription} />
    </>
  )
}
