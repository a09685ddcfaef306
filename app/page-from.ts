import { isRefusal } from '@/lib/errors/is-refusal'

/** As an address may carry it: absent, once, or several times. */
export type Place = string | string[] | undefined

/** A page of a list. `after` is the place it really starts from; `isRestarted` when the place that was asked for is gone. */
export type ListPage<Read> = { page: Read; after: string | null; isRestarted: boolean }

/**
 * Reads a page of a list from the place its address names. A place that is gone (an old link, a record taken back, a
 * mistyped address) is no fault of the page: it is read from its beginning, and the page says so with `PlaceLost`.
 */
export async function pageFrom<Read>(place: Place, read: (after: string | null) => Promise<Read>): Promise<ListPage<Read>> {
  if (place === undefined || place === '') return { page: await read(null), after: null, isRestarted: false }
  try {
    if (typeof place === 'string' && isRowId(place)) return { page: await read(place), after: place, isRestarted: false }
  } catch (error) {
    if (!isRefusal(error, 'list.place-lost')) throw error
  }
  return { page: await read(null), after: null, isRestarted: true }
}

/** Appwrite's row ids: what is none can be nobody's place. */
const isRowId = (place: string): boolean => /^[A-Za-z0-9][A-Za-z0-9._-]{0,35}$/.test(place)
