'use client'
import { useEffect, useState } from 'react'
import type { PaletteGroup, PaletteSource } from './shell-types'

type Found = { text: string; groups: readonly PaletteGroup[]; failure?: string }
const nothing: Found = { text: '', groups: [] }

/** Asks the server from three characters on, after a pause in typing; a late answer to an older text is dropped. */
export function usePaletteSearch(text: string, search: PaletteSource['search']) {
  const [found, setFound] = useState<Found>(nothing)
  const wanted = text.trim()
  const isWanted = Boolean(search) && wanted.length >= 3
  useEffect(() => {
    if (!search || wanted.length < 3) return
    let isCurrent = true
    const timer = setTimeout(() => {
      search(wanted).then(
        (groups) => isCurrent && setFound({ text: wanted, groups }),
        () => isCurrent && setFound({ text: wanted, groups: [], failure: 'Search is unavailable. Try again.' }),
      )
    }, 180)
    return () => {
      isCurrent = false
      clearTimeout(timer)
    }
  }, [wanted, search])
  const isFresh = isWanted && found.text === wanted
  return { groups: isFresh ? found.groups.filter((group) => group.items.length > 0) : [], isSearching: isWanted && !isFresh, failure: isFresh ? found.failure : undefined }
}

/** The fixed groups (Go to, Do, Recent) narrowed to what was typed; groups without a match disappear. */
export function matchGroups(groups: readonly PaletteGroup[], text: string): PaletteGroup[] {
  const words = text.trim().toLowerCase().split(/\s+/).filter(Boolean)
  return groups
    .map((group) => ({ ...group, items: group.items.filter((item) => words.every((word) => `${item.label} ${item.detail ?? ''}`.toLowerCase().includes(word))) }))
    .filter((group) => group.items.length > 0)
}
