'use client'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { startEncounter } from '@/actions/visits/start-encounter'
import { ActionButton } from '@/components/forms/action-button'
import { newClientId } from '@/components/forms/new-client-id'
import type { Encounter } from '@/lib/domain/visits/visit.schema'

export type StartEncounterButtonProps = { patientId: string; appointmentId: string | null; kind: Encounter['kind']; reason: string | null; size?: 'small' | 'default'; name?: string; /** Somebody who has not come yet: it can be started, but nothing asks for it. */ isQuiet?: boolean }

/** Begins the visit and opens its page. */
export function StartEncounterButton({ patientId, appointmentId, kind, reason, size = 'default', name, isQuiet }: StartEncounterButtonProps) {
  const router = useRouter()
  const [id] = useState(newClientId)
  return (
    <ActionButton
      size={size}
      variant={isQuiet ? 'secondary' : 'primary'}
      busyLabel="Starting"
      action={() => startEncounter({ id, patientId, appointmentId, kind, reason })}
      onDone={(encounter) => router.push(`/doctor/patients/${patientId}/encounters/${encounter.id}`)}
    >
      Start encounter{name && <span className="sr-only"> with {name}</span>}
    </ActionButton>
  )
}
