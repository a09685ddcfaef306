import Link from 'next/link'
import type { ComponentProps } from 'react'
import { cn } from './cn'

/** A link inside text. Nothing is fetched ahead: a prefetch would run the page's queries for somebody who may never open it. */
export function TextLink({ className, ...rest }: ComponentProps<typeof Link>) {
  return <Link prefetch={false} className={cn('text-brand-text underline decoration-1 underline-offset-3 hover:decoration-2', className)} {...rest} />
}
