'use client'
import { lazy, Suspense, type ComponentProps } from 'react'
import { Skeleton } from '@/components/ui/skeleton'
import type { EntryForm as Form } from './entry-form'

const EntryForm = lazy(() => import('./entry-form').then((part) => ({ default: part.EntryForm })))

/** The form for results: the server writes it into the page; its code, with the catalogue that flags a value as it is typed, comes after the first load. */
export function EntryPad(props: ComponentProps<typeof Form>) {
  return (
    <Suspense fallback={<Skeleton className="h-64" />}>
      <EntryForm {...props} />
    </Suspense>
  )
}
