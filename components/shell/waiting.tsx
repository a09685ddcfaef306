'use client'
import { createContext, useContext } from 'react'

/** `notices`: the number on the bell; `work`: how much waits behind a page of the navigation, by its address. */
export type Waiting = { notices: number; work: Record<string, number> }

/** How much waits for the viewer; null until it is known. */
export const WaitingContext = createContext<Waiting | null>(null)
/** Reads it from the shell around the page; null outside one, and until the first count came. */
export const useWaiting = (): Waiting | null => useContext(WaitingContext)
