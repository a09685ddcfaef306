'use client'
import { serverWritten } from '@/components/ui/server-written'

/** The pad for a set of vitals; its limits, units and scores come with its code, after the first load. */
export const VitalsEntry = serverWritten(() => import('./vitals-pad').then((part) => part.VitalsPad))
