import { cn } from '@/components/ui/cn'

/** Our own mark, for pages that belong to no clinic. */
export function ProductMark({ className }: { className?: string }) {
  return (
    <svg viewBox="0 0 32 32" aria-hidden className={cn('size-7 shrink-0', className)}>
      <rect width="32" height="32" rx="7" className="fill-tenant" />
      <path d="M7 22V10l9 8 9-8v12" fill="none" stroke="oklch(1 0 0)" strokeWidth="3.2" strokeLinejoin="round" strokeLinecap="round" />
      <circle cx="16" cy="24.5" r="2" fill="oklch(1 0 0)" />
    </svg>
  )
}
