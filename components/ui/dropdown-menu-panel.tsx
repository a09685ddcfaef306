'use client'
import * as Primitive from 'radix-ui/dropdown-menu'
import Link from 'next/link'
import { useEffect, useRef } from 'react'
import { cn } from './cn'
import { Icon } from './icon'
import type { DropdownMenuProps, MenuItem } from './menu-items'

const itemStyle =
  'flex min-h-8 w-full items-center gap-2.5 rounded-chip px-2 py-1.5 text-dense text-ink outline-none data-highlighted:bg-hover data-disabled:text-ink-disabled touch:min-h-11'

/** How a menu is drawn, open from the start. Fetched when one is wanted: see dropdown-menu.tsx. */
export function DropdownMenuPanel({ trigger, label, items, align = 'end', side = 'bottom', onOpenChange, isByKeyboard }: DropdownMenuProps & { isByKeyboard: boolean }) {
  const list = useRef<HTMLDivElement>(null)
  useEffect(() => {
    // Radix did not see the key that asked for the menu.
    if (isByKeyboard) list.current?.querySelector<HTMLElement>('[role^="menuitem"]')?.focus()
  }, [isByKeyboard])
  return (
    <Primitive.Root modal={false} defaultOpen onOpenChange={onOpenChange}>
      <Primitive.Trigger asChild>{trigger}</Primitive.Trigger>
      <Primitive.Portal>
        <Primitive.Content
          ref={list}
          aria-label={label}
          align={align}
          side={side}
          sideOffset={4}
          collisionPadding={8}
          className="z-50 min-w-52 rounded-panel border bg-raised p-1 shadow-float data-[state=open]:enter-rise"
        >
          {items.map((item, index) => (
            <Entry key={index} item={item} />
          ))}
        </Primitive.Content>
      </Primitive.Portal>
    </Primitive.Root>
  )
}

function Entry({ item }: { item: MenuItem }) {
  if (item.kind === 'separator') return <Primitive.Separator className="my-1 h-px bg-line" />
  if (item.kind === 'heading') return <Primitive.Label className="px-2 py-1 text-meta text-ink-3">{item.label}</Primitive.Label>
  if (item.kind === 'choice') {
    return (
      <Primitive.CheckboxItem checked={item.isChosen} onSelect={item.onSelect} className={itemStyle}>
        {item.icon && <Icon name={item.icon} className="text-ink-2" />}
        {item.label}
        <Primitive.ItemIndicator className="ml-auto">
          <Icon name="check" className="text-brand-text" />
        </Primitive.ItemIndicator>
      </Primitive.CheckboxItem>
    )
  }
  const body = (
    <>
      {item.icon && <Icon name={item.icon} className={item.tone ? undefined : 'text-ink-2'} />}
      <span className="min-w-0">
        {item.label}
        {item.disabledReason && <span className="block text-meta text-ink-3">{item.disabledReason}</span>}
      </span>
      {item.hint && <span className="ml-auto pl-4 text-meta text-ink-3">{item.hint}</span>}
    </>
  )
  const style = cn(itemStyle, item.tone === 'destructive' && 'text-critical-text')
  if (item.href) {
    return (
      <Primitive.Item asChild className={style}>
        <Link prefetch={false} href={item.href}>{body}</Link>
      </Primitive.Item>
    )
  }
  return (
    <Primitive.Item className={style} disabled={Boolean(item.disabledReason)} onSelect={item.onSelect}>
      {body}
    </Primitive.Item>
  )
}
