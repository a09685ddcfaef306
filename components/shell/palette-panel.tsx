'use client'
import * as Dialog from 'radix-ui/dialog'
import { useRouter } from 'next/navigation'
import { useId, useState, type KeyboardEvent, type RefObject } from 'react'
import { cn } from '@/components/ui/cn'
import { overlayStyle } from '@/components/ui/dialog-look'
import { Icon } from '@/components/ui/icon'
import { Kbd } from '@/components/ui/kbd'
import { returnFocus } from '@/components/ui/overlay'
import { matchGroups, usePaletteSearch } from './palette-search'
import type { PaletteGroup, PaletteItem, PaletteSource } from './shell-types'

export type PalettePanelProps = PaletteSource & { isOpen: boolean; onOpenChange: (isOpen: boolean) => void; opener: RefObject<HTMLElement | null> }

/** The palette itself. Fetched when it is wanted: see command-palette.tsx. */
export function PalettePanel({ groups, search, isOpen, onOpenChange, opener }: PalettePanelProps) {
  return (
    <Dialog.Root open={isOpen} onOpenChange={onOpenChange}>
      <Dialog.Portal>
        <Dialog.Overlay className={overlayStyle} />
        <Dialog.Content
          aria-describedby={undefined}
          onCloseAutoFocus={(event) => returnFocus(event, opener)}
          className="fixed top-[12dvh] left-1/2 z-60 flex max-h-[70dvh] w-[calc(100vw-32px)] max-w-xl -translate-x-1/2 flex-col overflow-hidden rounded-dialog border bg-raised shadow-float focus:outline-none data-[state=open]:enter-fade"
        >
          <Dialog.Title className="sr-only">Search or jump to</Dialog.Title>
          <PaletteBody groups={groups} search={search} onClose={() => onOpenChange(false)} />
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  )
}

function PaletteBody({ groups, search, onClose }: PaletteSource & { onClose: () => void }) {
  const id = useId()
  const router = useRouter()
  const [text, setText] = useState('')
  const [active, setActive] = useState(0)
  const found = usePaletteSearch(text, search)
  const shown: PaletteGroup[] = [...found.groups, ...matchGroups(groups, text)]
  const items = shown.flatMap((group) => group.items)

  const go = (item: PaletteItem | undefined) => {
    if (!item) return
    onClose()
    router.push(item.href)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing || items.length === 0) return
    const moves: Record<string, number> = { ArrowDown: (active + 1) % items.length, ArrowUp: (active - 1 + items.length) % items.length, Home: 0, End: items.length - 1 }
    const next = moves[event.key]
    if (next !== undefined) {
      event.preventDefault()
      setActive(next)
    }
    if (event.key === 'Enter') {
      event.preventDefault()
      go(items[active])
    }
  }
  return (
    <>
      <div className="flex h-12 shrink-0 items-center gap-2.5 border-b px-4">
        <Icon name={found.isSearching ? 'spinner' : 'search'} className={cn('text-ink-2', found.isSearching && 'motion-safe:animate-spin')} />
        <input
          role="combobox"
          aria-label="Patient, specimen or page"
          aria-expanded
          aria-controls={`${id}-list`}
          aria-autocomplete="list"
          aria-activedescendant={items[active] ? `${id}-${active}` : undefined}
          autoComplete="off"
          placeholder="Patient, specimen or page"
          value={text}
          onChange={(event) => {
            setText(event.target.value)
            setActive(0)
          }}
          onKeyDown={onKeyDown}
          className="h-full min-w-0 flex-1 bg-transparent text-plain text-ink placeholder:text-ink-3 focus:outline-none"
        />
        <Kbd>Esc</Kbd>
      </div>
      <span role="status" className="sr-only">{found.isSearching ? 'Searching' : `${items.length} found`}</span>
      <div id={`${id}-list`} role="listbox" aria-label="Results" className="min-h-0 overflow-y-auto p-1.5">
        <PaletteList shown={shown} active={active} id={id} onGo={go} />
      </div>
      {items.length === 0 && !found.isSearching && <p className="px-4 pb-4 text-dense text-ink-3">{found.failure ?? (text.trim().length < 3 ? 'Type at least 3 characters, or scan a code.' : 'Nothing found.')}</p>}
    </>
  )
}

function PaletteList({ shown, active, id, onGo }: { shown: PaletteGroup[]; active: number; id: string; onGo: (item: PaletteItem) => void }) {
  const starts = shown.map((_, index) => shown.slice(0, index).reduce((sum, group) => sum + group.items.length, 0))
  return shown.map((group, groupIndex) => (
    <div key={group.label} role="group" aria-label={group.label}>
      <p aria-hidden className="px-2.5 pt-2 pb-1 text-meta text-ink-3">{group.label}</p>
      {group.items.map((item, index) => {
        const at = (starts[groupIndex] ?? 0) + index
        return (
          <div
            key={item.id}
            id={`${id}-${at}`}
            role="option"
            aria-selected={at === active}
            onClick={() => onGo(item)}
            ref={at === active ? (node) => node?.scrollIntoView({ block: 'nearest' }) : undefined}
            className={cn('flex min-h-9 cursor-pointer items-center gap-2.5 rounded-chip px-2.5 py-1.5 text-dense hover:bg-hover touch:min-h-11', at === active && 'bg-selected')}
          >
            {item.icon && <Icon name={item.icon} className="text-ink-2" />}
            <span className="min-w-0 flex-1">
              <span className="font-label text-ink">{item.label}</span>
              {item.detail && <span className="ml-2 text-ink-2">{item.detail}</span>}
            </span>
          </div>
        )
      })}
    </div>
  ))
}
