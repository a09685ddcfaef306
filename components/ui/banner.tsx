import { cva } from 'class-variance-authority'
import type { ReactNode } from 'react'
import { cn } from './cn'
import { Icon, type IconName } from './icon'

const bannerStyle = cva('flex items-start gap-3 rounded-panel border px-3.5 py-2.5 text-dense', {
  variants: {
    tone: {
      info: 'border-info-line bg-info-tint',
      success: 'border-success-line bg-success-tint',
      warning: 'border-warning-line bg-warning-tint',
      critical: 'border-critical-line bg-critical-tint',
      pending: 'border-dashed border-pending-line bg-pending-tint',
    },
  },
  defaultVariants: { tone: 'info' },
})
const inkOf = { info: 'text-info-text', success: 'text-success-text', warning: 'text-warning-text', critical: 'text-critical-text', pending: 'text-pending-text' }
const iconOf: Record<keyof typeof inkOf, IconName> = { info: 'info', success: 'check-circle', warning: 'warning', critical: 'alert', pending: 'users' }

export type BannerProps = {
  tone?: keyof typeof inkOf
  title: ReactNode
  children?: ReactNode
  icon?: IconName
  actions?: ReactNode
  /** "alert" interrupts a screen reader: only for what may harm somebody. */
  live?: 'status' | 'alert'
  className?: string
}

/** A condition of the page or the system. It stays until the condition ends. */
export function Banner({ tone = 'info', title, children, icon, actions, live, className }: BannerProps) {
  return (
    <div role={live} className={cn(bannerStyle({ tone }), 'flex-wrap', className)}>
      <Icon name={icon ?? iconOf[tone]} className={cn('mt-0.5 size-4.5', inkOf[tone])} />
      <div className="min-w-40 flex-1">
        <p className="text-body font-title text-ink">{title}</p>
        {children && <div className="text-ink-2">{children}</div>}
      </div>
      {actions && <div className="flex flex-wrap items-center gap-2">{actions}</div>}
    </div>
  )
}
