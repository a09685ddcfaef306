'use client'
import { useRouter } from 'next/navigation'
import { finishEncounter } from '@/actions/visits/finish-encounter'
import { ActionButton } from '@/components/forms/action-button'

/** Ends the visit. An unsigned note stays on the doctor's list. */
export function FinishEncounterButton({ patientId, encounterId, hasDraft }: { patientId: string; encounterId: string; hasDraft: boolean }) {
  const router = useRouter()
  return (
    <ActionButton
      action={() => finishEncounter({ patientId, encounterId })}
      onDone={() => router.refresh()}
      confirm={hasDraft ? { title: 'Finish the visit with an unsigned note?', description: 'The note stays on your list of unsigned notes until you sign it.', confirmLabel: 'Finish encounter' } : undefined}
    >
      Finish encounter
    </ActionButton>
  )
}
