'use client'
import { useCallback, useEffect, useState } from 'react'
import { reviewDispense } from '@/actions/pharmacy/review-dispense'
import type { Override } from '@/lib/domain/prescriptions/prescription.schema'
import type { SafetySummary } from '@/lib/domain/prescriptions/safety-check'
import { refusalWords } from '@/components/forms/refusal-words'

export type Review = { summary: SafetySummary; checkedAt: string; answered: Record<string, Override>; alsoTaken: readonly string[] }

/** Runs the safety check again, now; again when the supply changed or somebody asks. */
export function useReview(dispenseId: string, version: number): { review: Review | null; failure: string | null; again: () => void } {
  const [state, setState] = useState<{ review: Review | null; failure: string | null }>({ review: null, failure: null })
  const [round, setRound] = useState(0)
  useEffect(() => {
    let isLatest = true
    void ask(dispenseId).then((next) => {
      if (isLatest) setState(next)
    })
    return () => {
      isLatest = false
    }
  }, [dispenseId, version, round])
  return { ...state, again: useCallback(() => setRound((before) => before + 1), []) }
}

async function ask(dispenseId: string): Promise<{ review: Review | null; failure: string | null }> {
  try {
    const answer = await reviewDispense({ dispenseId })
    if (answer.ok) return { review: answer.value, failure: null }
    const words = await refusalWords(answer)
    return { review: null, failure: `${words.says} ${words.next}`.trim() }
  } catch {
    return { review: null, failure: 'The safety checks cannot be reached. Nothing can be checked until they run.' }
  }
}
