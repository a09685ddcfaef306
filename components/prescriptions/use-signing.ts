'use client'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { signPrescription } from '@/actions/prescriptions/sign-prescription'
import type { Finding } from '@/lib/domain/prescriptions/finding'
import type { OverrideReason } from '@/lib/domain/prescriptions/prescription.schema'
import { refusalWords } from '@/components/forms/refusal-words'
import { isReasoned } from './is-reasoned'
import type { usePrescribing } from './use-prescribing'

type Signing = { writing: ReturnType<typeof usePrescribing>; patientId: string; priority: 'routine' | 'urgent' | 'stat'; onEnd: () => void }

/** Saves what is on the page, signs exactly that, and says in words why it did not. */
export function useSigning({ writing, patientId, priority, onEnd }: Signing): { sign: () => Promise<void>; isSigning: boolean; refusal: string | null; given: readonly Finding[] } {
  const router = useRouter()
  const [isSigning, setSigning] = useState(false)
  const [refusal, setRefusal] = useState<string | null>(null)
  const { id, draft, check, reasons } = writing
  const given = (check.result?.summary.toAcknowledge ?? []).filter((finding) => isReasoned(reasons[finding.id]))

  const attempt = async (): Promise<string | null> => {
    const version = await draft.flush()
    if (version === null) return 'The draft could not be saved, so nothing was signed. Try again.'
    const overrides = given.map((finding) => ({ findingId: finding.id, reason: reasons[finding.id]!.reason as OverrideReason, words: reasons[finding.id]!.words }))
    const answer = await signPrescription({ id, version, priority, overrides })
    if (answer.ok) {
      router.push(`/doctor/patients/${patientId}/prescriptions/${answer.value.id}`)
      return null
    }
    check.checkAgain()
    const words = await refusalWords(answer)
    return `${words.says} ${words.next}`.trim()
  }
  const sign = async () => {
    setSigning(true)
    setRefusal(null)
    try {
      setRefusal(await attempt())
    } catch {
      setRefusal('Nothing was signed. Check the connection and try again.')
    }
    setSigning(false)
    onEnd()
  }
  return { sign, isSigning, refusal, given }
}
