'use client'
import { useTransition } from 'react'
import { Avatar } from '@/components/ui/avatar'
import { DropdownMenu } from '@/components/ui/dropdown-menu'
import type { MenuItem } from '@/components/ui/menu-items'
import { cn } from '@/components/ui/cn'
import type { ShellUser } from './shell-types'

export type UserMenuProps = {
  user: ShellUser
  profileHref?: string
  onSwitchRole?: (role: string) => Promise<unknown>
  onSignOut?: () => Promise<unknown>
  /** Icons only, for the rail. */
  isRail?: boolean
}

/** The person, the role in force, and the way to change either. */
export function UserMenu({ user, profileHref, onSwitchRole, onSignOut, isRail = true }: UserMenuProps) {
  const [isPending, start] = useTransition()
  const roles = user.roles ?? []
  const items: MenuItem[] = [
    ...(roles.length > 1
      ? [
          { kind: 'heading' as const, label: 'Work as' },
          ...roles.map((role) => ({ kind: 'choice' as const, label: role.label, isChosen: Boolean(role.isCurrent), onSelect: () => start(async () => void (await onSwitchRole?.(role.value))) })),
          { kind: 'separator' as const },
        ]
      : []),
    ...(profileHref ? [{ label: 'Profile and preferences', icon: 'user-settings' as const, href: profileHref }] : []),
    ...(onSignOut ? [{ label: 'Sign out', icon: 'log-out' as const, onSelect: () => start(async () => void (await onSignOut())) }] : []),
  ]
  return (
    <DropdownMenu
      label="Account"
      align="start"
      side="top"
      items={items}
      trigger={
        <button type="button" aria-busy={isPending} className="flex w-full items-center gap-2 rounded-control px-2 py-1.5 text-left hover:bg-hover touch:min-h-11">
          <Avatar name={user.name} />
          <span className={cn('min-w-0', isRail && 'max-desktop:sr-only')}>
            <span className="block truncate text-dense leading-4 font-label text-ink">{user.name}</span>
            <span className="block truncate text-meta leading-3.75 text-side-ink-2">{isPending ? 'Changing' : user.roleLabel}</span>
            <span className="sr-only">, account menu</span>
          </span>
        </button>
      }
    />
  )
}
