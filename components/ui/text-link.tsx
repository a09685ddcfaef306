import Link from 'next/link'
import type { ComponentProps } from 'react'
import { cn } from './cn'

/** A link inside text. */
export function TextLink({ className, ...rest }: ComponentProps<typeof Link>) {
  return <Link className={cn('text-brand-text underline decoration-1 underline-offset-3 hover:decoration-2', className)} {...rest} />
}
