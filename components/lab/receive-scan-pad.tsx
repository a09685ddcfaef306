'use client'
import { serverWritten } from '@/components/ui/server-written'

/** Finding a specimen by its number; the code comes after the first load. */
export const ReceiveScanPad = serverWritten(() => import('./receive-scan').then((part) => part.ReceiveScan))
