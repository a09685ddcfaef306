'use client'
import { serverWritten } from '@/components/ui/server-written'

/** The form of the same name, whose code comes after the first load. */
export const BookingPad = serverWritten(() => import('./booking-form').then((part) => part.BookingForm))
