'use client'
import { useRouter } from 'next/navigation'
import { useRef, useState } from 'react'
import { recordVitals } from '@/actions/vitals/record-vitals'
import { newClientId } from '@/components/forms/new-client-id'
import { useToast } from '@/components/ui/toast'
import { wallTimeAt } from '@/lib/domain/appointments/zoned-time'
import { ageInDays } from '@/lib/domain/patients/age'
import { refusalWords } from '@/components/forms/refusal-words'
import { vitalName } from './vital-names'
import { emptyPad, toInput, verdictOf, type PadScene, type PadState } from './vitals-pad.state'

type Pad = PadScene & { backHref: string; encounterId?: string | null }

const scored = ['RR', 'SPO2', 'SBP', 'DBP', 'HR', 'TEMP']
const always = ['PAIN', 'GCS', 'CBG', 'WEIGHT', 'HEIGHT']
const infantDays = 1096

/** What stands on the pad, what is still open, and saving it once. */
export function useVitalsPad({ patient, previous, at, zone, backHref, encounterId = null }: Pad) {
  const router = useRouter()
  const showToast = useToast()
  const [setId] = useState(newClientId)
  const [state, setState] = useState<PadState>(emptyPad)
  const [problem, setProblem] = useState<{ attempt: number; message: string | null }>({ attempt: 0, message: null })
  const [isSaving, setSaving] = useState(false)
  const isSending = useRef(false)
  const isInfant = (ageInDays(patient.bornOn, wallTimeAt(at, zone).day) ?? infantDays) < infantDays
  const further = isInfant ? [...always, 'HC'] : always
  const keys = [...scored, ...(state.onOxygen ? ['O2FLOW', 'FIO2'] : []), ...further]
  const open = keys.flatMap((key) => {
    const verdict = verdictOf(state, key, { patient, previous, at, zone })
    return verdict.kind === 'fine' || verdict.kind === 'empty' ? [] : [{ key, message: verdict.says.startsWith(vitalName(key)) ? verdict.says : `${vitalName(key)}: ${verdict.says}` }]
  })
  const tell = (message: string | null) => setProblem((now) => ({ attempt: now.attempt + 1, message }))

  const save = async () => {
    if (isSending.current) return
    if (open.length > 0) return tell(null)
    isSending.current = true
    setSaving(true)
    try {
      const answer = await recordVitals(toInput(state, keys, { id: setId, patientId: patient.id, encounterId, now: new Date() }))
      if (answer.ok) {
        showToast({ title: 'Vitals saved' })
        return router.push(backHref)
      }
      const words = await refusalWords(answer)
      tell(Object.values(answer.detail.fields ?? {})[0] ?? `${words.says} ${words.next}`)
    } catch {
      tell('Nothing was saved. Your values are still here. Check the connection and try again.')
    } finally {
      isSending.current = false
      setSaving(false)
    }
  }
  return { state, setState, keys, further, open, problem, isSaving, save }
}
