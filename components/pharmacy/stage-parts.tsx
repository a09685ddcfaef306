'use client'
import { serverWritten } from '@/components/ui/server-written'

// A supply is in one stage at a time: only that stage's code is fetched, after the first load.

export const FinalCheckForm = serverWritten(() => import('./final-check-form').then((part) => part.FinalCheckForm))
export const HandOutForm = serverWritten(() => import('./hand-out-form').then((part) => part.HandOutForm))
export const PickForm = serverWritten(() => import('./pick-form').then((part) => part.PickForm))
export const ReviewPanel = serverWritten(() => import('./review-panel').then((part) => part.ReviewPanel))
