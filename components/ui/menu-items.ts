import type { ComponentProps, ReactElement } from 'react'
import type { IconName } from './icon'

export type MenuItem =
  | { kind?: 'item'; label: string; icon?: IconName; hint?: string; onSelect?: () => void; href?: string; disabledReason?: string; tone?: 'destructive' }
  | { kind: 'separator' }
  | { kind: 'heading'; label: string }
  | { kind: 'choice'; label: string; isChosen: boolean; onSelect: () => void; icon?: IconName }

export type DropdownMenuProps = { trigger: ReactElement<ComponentProps<'button'>>; label: string; items: readonly MenuItem[]; align?: 'start' | 'end'; side?: 'top' | 'bottom' | 'right'; onOpenChange?: (open: boolean) => void }
