'use client'
import { lazy, Suspense, type ComponentType } from 'react'
import { Skeleton } from './skeleton'

/**
 * A part that the server writes into the page, while its code comes after the first load: for forms with rules and tables
 * behind them. It can be read at once, and is ready for typing when its code is there.
 */
export function serverWritten<Props extends object>(load: () => Promise<ComponentType<Props>>) {
  const Part = lazy(async () => ({ default: await load() }))
  return function ServerWritten(props: Props) {
    return (
      <Suspense fallback={<Skeleton className="h-64" />}>
        <Part {...props} />
      </Suspense>
    )
  }
}
