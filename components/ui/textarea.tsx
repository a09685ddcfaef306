import type { ComponentProps } from 'react'
import { cn } from './cn'
import { controlStyle } from './input'

/** Several lines of text. */
export function Textarea({ className, rows = 3, ...rest }: ComponentProps<'textarea'>) {
  return <textarea rows={rows} className={cn(controlStyle, 'min-h-16 py-2', className)} {...rest} />
}
