import type { IconName } from '@/components/ui/icon'

/** One line of the navigation. How much waits behind it stands beside it; `isCritical` makes that solid red. */
export type NavItem = { href: string; label: string; icon: IconName; countWord?: string; isCritical?: boolean }
export type NavGroup = { label: string; items: readonly NavItem[] }

/** The clinic the person works in. The colour is an sRGB hex such as `#7a1f5c`; we keep its hue only. */
export type ShellOrganisation = { name: string; brandColour?: string | null; logoUrl?: string | null }

export type RoleChoice = { value: string; label: string; isCurrent?: boolean }
export type ShellUser = { name: string; roleLabel: string; roles?: readonly RoleChoice[] }

export type Density = 'compact' | 'default' | 'touch' | 'comfortable'
export type Theme = 'light' | 'dark' | 'system'

export type SyncState =
  | { kind: 'live'; at: string }
  | { kind: 'saving' }
  | { kind: 'reconnecting'; since: string }
  | { kind: 'offline'; drafts: number }
  | { kind: 'failed' }

/** A result in the command palette. Patients show name, date of birth and identifier, all three. */
export type PaletteItem = { id: string; label: string; detail?: string; icon?: IconName; href: string }
export type PaletteGroup = { label: string; items: readonly PaletteItem[] }
export type PaletteSource = {
  groups: readonly PaletteGroup[]
  /** Asked from three characters on, for patients and specimens. */
  search?: (text: string) => Promise<readonly PaletteGroup[]>
}
