'use client'
import { cloneElement, useState, type KeyboardEvent, type MouseEvent } from 'react'
import { lazyPart, useLazyPart } from './lazy-part'
import type { DropdownMenuProps } from './menu-items'
import { PartMissing } from './part-missing'

const panel = lazyPart<DropdownMenuProps & { isByKeyboard: boolean }>(() => import('./dropdown-menu-panel').then((part) => part.DropdownMenuPanel))

/** A menu of actions given as data. The trigger is one focusable element; the menu itself is no part of the first load. */
export function DropdownMenu(props: DropdownMenuProps) {
  const { trigger, onOpenChange } = props
  const [asked, ask] = useState<'not' | 'by-pointer' | 'by-keyboard'>('not')
  const { Shape: Panel, hasFailed } = useLazyPart(panel, asked !== 'not')
  if (Panel && asked !== 'not') return <Panel {...props} isByKeyboard={asked === 'by-keyboard'} />

  const open = (isByKeyboard: boolean) => {
    ask(isByKeyboard ? 'by-keyboard' : 'by-pointer')
    if (hasFailed) panel.prepare()
    onOpenChange?.(true)
  }
  const closed = cloneElement(trigger, {
    'aria-haspopup': 'menu',
    'aria-expanded': false,
    // A click that no pointer made has no count.
    onClick: (event: MouseEvent) => open(event.detail === 0),
    onKeyDown: (event: KeyboardEvent) => {
      if (event.key !== 'ArrowDown') return
      event.preventDefault()
      open(true)
    },
  })
  return asked !== 'not' && hasFailed ? <>{closed}<PartMissing /></> : closed
}
