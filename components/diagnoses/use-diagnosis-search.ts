'use client'
import { useEffect, useRef, useState } from 'react'
import { searchDiagnoses } from '@/actions/diagnoses/search-diagnoses'
import type { ComboboxOption } from '@/components/ui/combobox'

const pauseMs = 180

/** Asks the server while somebody types; only the answer to the newest question counts. */
export function useDiagnosisSearch(): { options: readonly ComboboxOption[]; isSearching: boolean; search: (words: string) => void } {
  const [words, setWords] = useState('')
  const [found, setFound] = useState<{ words: string; options: readonly ComboboxOption[] }>({ words: '', options: [] })
  const asked = useRef(0)
  const wanted = words.trim()
  useEffect(() => {
    if (wanted.length < 2) return
    const ticket = (asked.current += 1)
    const timer = setTimeout(async () => {
      const options = await ask(wanted)
      if (ticket === asked.current) setFound({ words: wanted, options })
    }, pauseMs)
    return () => clearTimeout(timer)
  }, [wanted])
  return { options: found.options, isSearching: wanted.length >= 2 && found.words !== wanted, search: setWords }
}

async function ask(words: string): Promise<readonly ComboboxOption[]> {
  try {
    const answer = await searchDiagnoses({ words })
    return answer.ok ? answer.value.map(({ code, title, because }) => ({ value: code, label: `${code} ${title}`, detail: because })) : []
  } catch {
    // The list stays empty and says so; typing on asks again.
    return []
  }
}
