import { cva, type VariantProps } from 'class-variance-authority'
import type { ReactNode } from 'react'
import { cn } from './cn'
import { Icon, type IconName } from './icon'

const badgeStyle = cva('inline-flex h-5.5 items-center gap-1.5 rounded-full border px-2 text-meta font-label whitespace-nowrap', {
  variants: {
    tone: {
      neutral: 'border-line-strong bg-surface text-ink-2',
      info: 'border-info-line bg-info-tint text-info-text',
      success: 'border-success-line bg-success-tint text-success-text',
      warning: 'border-warning-line bg-warning-tint text-warning-text',
      critical: 'border-critical-line bg-critical-tint text-critical-text',
      pending: 'border-dashed border-pending-line bg-pending-tint text-pending-text',
      brand: 'border-brand-line bg-brand-tint text-brand-text',
    },
  },
  defaultVariants: { tone: 'neutral' },
})

export type BadgeTone = NonNullable<VariantProps<typeof badgeStyle>['tone']>

/** A state that needs somebody. States that need nobody are plain text. */
export function Badge({ tone, icon, children, className }: { tone?: BadgeTone; icon?: IconName; children: ReactNode; className?: string }) {
  return (
    <span className={cn(badgeStyle({ tone }), className)}>
      {icon && <Icon name={icon} className="size-3.5" />}
      {children}
    </span>
  )
}
