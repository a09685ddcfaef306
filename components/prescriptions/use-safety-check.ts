'use client'
import { useCallback, useEffect, useRef, useState } from 'react'
import { checkDraft } from '@/actions/prescriptions/check-draft'
import type { CheckLine } from '@/lib/domain/prescriptions/prescribe.input'
import type { MedicineChoice } from '@/lib/domain/prescriptions/medicine-choice'
import type { SafetySummary } from '@/lib/domain/prescriptions/safety-check'
import { refusalWords } from '@/components/forms/refusal-words'

export type CheckResult = { summary: SafetySummary; checkedAt: string; alternatives: Record<string, { use: string; choices: MedicineChoice[] }> }
export type CheckState = { result: CheckResult | null; /** The result is about the lines as they stand. */ isCurrent: boolean; failure: string | null }
const pauseMs = 250

/** Runs the safety check on the server after every change; only the answer to the newest lines counts. */
export function useSafetyCheck(patientId: string, lines: readonly CheckLine[]): CheckState & { checkAgain: () => void } {
  const [answer, setAnswer] = useState<{ asked: string; result: CheckResult | null; failure: string | null }>({ asked: '', result: null, failure: null })
  const [round, setRound] = useState(0)
  const ticket = useRef(0)
  const asked = lines.length === 0 ? '' : `${round} ${JSON.stringify(lines)}`
  const current = useRef(lines)
  useEffect(() => {
    current.current = lines
  })
  useEffect(() => {
    if (asked === '') return
    const mine = (ticket.current += 1)
    const timer = setTimeout(async () => {
      const next = await ask(patientId, current.current)
      if (mine === ticket.current) setAnswer((before) => ({ asked, result: next.result ?? before.result, failure: next.failure }))
    }, pauseMs)
    return () => clearTimeout(timer)
  }, [asked, patientId])
  const checkAgain = useCallback(() => setRound((before) => before + 1), [])
  return { result: asked === '' ? null : answer.result, isCurrent: answer.asked === asked && answer.failure === null, failure: asked === '' ? null : answer.failure, checkAgain }
}

async function ask(patientId: string, lines: readonly CheckLine[]): Promise<{ result: CheckResult | null; failure: string | null }> {
  try {
    const answer = await checkDraft({ patientId, lines: [...lines] })
    if (answer.ok) return { result: answer.value, failure: null }
    const words = await refusalWords(answer)
    return { result: null, failure: `${words.says} ${words.next}`.trim() }
  } catch {
    return { result: null, failure: 'The safety checks cannot be reached. Nothing can be signed until they run.' }
  }
}
