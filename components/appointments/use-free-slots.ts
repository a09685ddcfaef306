'use client'
import { useEffect, useState } from 'react'
import { listFreeSlots } from '@/actions/appointments/list-free-slots'
import { refusalWords } from '@/components/forms/refusal-words'

export type FreeSlot = { startAt: string; endAt: string }
type Asked = { key: string; slots: readonly FreeSlot[]; problem: string | null }

const days = 7

/** The free times of a clinician for a week; null while they are on their way. */
export function useFreeSlots(practitionerUserId: string, fromDay: string): { slots: readonly FreeSlot[] | null; problem: string | null; reload: () => void } {
  const [round, setRound] = useState(0)
  const [found, setFound] = useState<Asked>({ key: '', slots: [], problem: null })
  const key = `${practitionerUserId} ${fromDay} ${round}`
  useEffect(() => {
    if (practitionerUserId === '') return
    let isCurrent = true
    void ask(practitionerUserId, fromDay).then((answer) => isCurrent && setFound({ key, ...answer }))
    return () => {
      isCurrent = false
    }
  }, [practitionerUserId, fromDay, key])
  const isFresh = found.key === key
  return { slots: isFresh ? found.slots : null, problem: isFresh ? found.problem : null, reload: () => setRound((now) => now + 1) }
}

async function ask(practitionerUserId: string, fromDay: string): Promise<Omit<Asked, 'key'>> {
  try {
    const answer = await listFreeSlots({ practitionerUserId, fromDay, days })
    if (answer.ok) return { slots: answer.value, problem: null }
    return { slots: [], problem: (await refusalWords(answer)).says }
  } catch {
    return { slots: [], problem: 'The free times could not be read. Check the connection and try again.' }
  }
}
