'use client'
import { useEffect, useRef, useState } from 'react'
import { searchMedicines } from '@/actions/prescriptions/search-medicines'
import type { ComboboxOption } from '@/components/ui/combobox'
import type { MedicineChoice } from '@/lib/domain/prescriptions/medicine-choice'

type Found = { words: string; options: readonly ComboboxOption[]; choices: ReadonlyMap<string, MedicineChoice> }
const nothing: Found = { words: '', options: [], choices: new Map() }
const pauseMs = 160

/** Asks the server from the third letter on; only the answer to the newest question counts. */
export function useMedicineSearch(): { options: readonly ComboboxOption[]; choices: ReadonlyMap<string, MedicineChoice>; isSearching: boolean; isShort: boolean; search: (words: string) => void } {
  const [words, setWords] = useState('')
  const [found, setFound] = useState<Found>(nothing)
  const asked = useRef(0)
  const wanted = words.trim()
  const isShort = wanted.length < 3
  useEffect(() => {
    if (isShort) return
    const ticket = (asked.current += 1)
    const timer = setTimeout(async () => {
      const answer = await ask(wanted)
      if (ticket === asked.current) setFound(answer)
    }, pauseMs)
    return () => clearTimeout(timer)
  }, [wanted, isShort])
  return { options: isShort ? [] : found.options, choices: found.choices, isSearching: !isShort && found.words !== wanted, isShort, search: setWords }
}

async function ask(words: string): Promise<Found> {
  try {
    const answer = await searchMedicines({ words })
    if (!answer.ok) return { ...nothing, words }
    return {
      words, choices: new Map(answer.value.map(({ choice }) => [choice.code, choice])),
      options: answer.value.map(({ choice, label, matched, isStocked, lookAlikeOf }) => ({
        value: choice.code, label,
        detail: [matched === choice.name ? null : matched, choice.use, isStocked ? 'in stock' : 'not stocked here', ...(lookAlikeOf.length > 0 ? [`looks like ${lookAlikeOf.join(', ')}`] : []), ...choice.highAlerts.map(() => 'high alert')].filter(Boolean).join(' · '),
      })),
    }
  } catch {
    // The list stays empty and says so; typing on asks again.
    return { ...nothing, words }
  }
}
