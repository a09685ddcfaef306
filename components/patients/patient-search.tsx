'use client'
import { useEffect, useRef, useState, type ReactNode } from 'react'
import { searchPatients } from '@/actions/patients/search-patients'
import { EmptyState } from '@/components/ui/empty-state'
import { FieldError } from '@/components/ui/field'
import { SearchField } from '@/components/ui/search-field'
import { refusalWords } from '@/components/forms/refusal-words'
import { PatientLines, type PatientLine } from './patient-lines'

type Found = { words: string; patients: readonly PatientLine[]; problem: string | null }
const pauseMs = 250

/** Finds a person by name, day of birth or record number. What is typed never reaches the address of the page. */
export function PatientSearch({ area, at, zone, registerAction, children }: { area: '/doctor' | '/nurse'; at: string; zone: string; registerAction?: ReactNode; children: ReactNode }) {
  const [typed, setTyped] = useState('')
  const [found, setFound] = useState<Found | null>(null)
  const asked = useRef(0)
  const words = typed.trim()

  useEffect(() => {
    if (words.length < 2) return
    const ticket = (asked.current += 1)
    const timer = setTimeout(async () => {
      const result = await search(words)
      // An answer to an older question must not replace a newer one.
      if (ticket === asked.current) setFound(result)
    }, pauseMs)
    return () => clearTimeout(timer)
  }, [words])

  const isSearching = words.length >= 2 && found?.words !== words
  return (
    <div className="grid gap-3">
      <SearchField label="Search patients" placeholder="Name, date of birth or record number" value={typed} onChange={(event) => setTyped(event.target.value)} className="max-w-xl" />
      <p role="status" className="sr-only">{words.length >= 2 && found && !isSearching ? `${found.patients.length} found` : ''}</p>
      {words.length < 2 ? children : <Results found={found} isSearching={isSearching} list={{ area, at, zone }} registerAction={registerAction} />}
    </div>
  )
}

async function search(words: string): Promise<Found> {
  try {
    const answer = await searchPatients({ words })
    if (answer.ok) return { words, patients: answer.value, problem: null }
    return { words, patients: [], problem: (await refusalWords(answer)).says }
  } catch {
    return { words, patients: [], problem: 'The search did not answer. Check the connection and type again.' }
  }
}

function Results({ found, isSearching, list, registerAction }: { found: Found | null; isSearching: boolean; list: { area: '/doctor' | '/nurse'; at: string; zone: string }; registerAction?: ReactNode }) {
  if (found?.problem && !isSearching) return <FieldError>{found.problem}</FieldError>
  if (!found || (isSearching && found.patients.length === 0)) return <p className="px-1 text-dense text-ink-3">Searching</p>
  if (found.patients.length === 0) {
    return (
      <div className="rounded-panel border bg-surface">
        <EmptyState title="Nobody found" icon="search" action={registerAction}>Try fewer letters, the date of birth as 14-Jul-1958, or all ten digits of the record number. Restricted records do not appear here.</EmptyState>
      </div>
    )
  }
  return <PatientLines label="Patients found" patients={found.patients} {...list} />
}
