'use client'
import { serverWritten } from '@/components/ui/server-written'

/** The prescribing form, whose code and rules come after the first load. */
export const PrescribePad = serverWritten(() => import('./prescribe-form').then((part) => part.PrescribeForm))
