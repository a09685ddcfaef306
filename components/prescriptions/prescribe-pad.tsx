'use client'
import { lazy, Suspense, type ComponentProps } from 'react'
import { Skeleton } from '@/components/ui/skeleton'
import type { PrescribeForm as Form } from './prescribe-form'

const PrescribeForm = lazy(() => import('./prescribe-form').then((part) => ({ default: part.PrescribeForm })))

/** The prescribing form: the server writes it into the page, its code and its rules come after the first load. */
export function PrescribePad(props: ComponentProps<typeof Form>) {
  return (
    <Suspense fallback={<Skeleton className="h-64" />}>
      <PrescribeForm {...props} />
    </Suspense>
  )
}
