'use client'
import { serverWritten } from '@/components/ui/server-written'

/** The form of the same name, whose code comes after the first load. */
export const RecordAllergyPad = serverWritten(() => import('./record-allergy-form').then((part) => part.RecordAllergyForm))
