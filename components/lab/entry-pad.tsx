'use client'
import { serverWritten } from '@/components/ui/server-written'

/** The form for results; the catalogue that flags a value as it is typed comes with it, after the first load. */
export const EntryPad = serverWritten(() => import('./entry-form').then((part) => part.EntryForm))
