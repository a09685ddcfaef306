import { Badge } from '@/components/ui/badge'
import { cn } from '@/components/ui/cn'
import type { BadgeTone } from '@/components/ui/badge'
import type { IconName } from '@/components/ui/icon'

export type StatusKind = 'plain' | 'done' | 'waiting-person' | 'attention' | 'stopped'
const badges: Partial<Record<StatusKind, { tone: BadgeTone; icon: IconName }>> = {
  'waiting-person': { tone: 'pending', icon: 'users' },
  attention: { tone: 'warning', icon: 'warning' },
}

/** A state in words. Only states that need somebody become a badge; done and passive ones stay grey. */
export function StatusText({ kind, children, className }: { kind: StatusKind; children: string; className?: string }) {
  const badge = badges[kind]
  if (badge) return <Badge tone={badge.tone} icon={badge.icon} className={className}>{children}</Badge>
  return <span className={cn('text-dense whitespace-nowrap', kind === 'plain' ? 'text-ink' : 'text-ink-3', kind === 'stopped' && 'line-through', className)}>{children}</span>
}
