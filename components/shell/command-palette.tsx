'use client'
import { useEffect, useState } from 'react'
import { Icon } from '@/components/ui/icon'
import { Kbd } from '@/components/ui/kbd'
import { lazyPart, useLazyPart } from '@/components/ui/lazy-part'
import { useOpener } from '@/components/ui/overlay'
import { PartMissing } from '@/components/ui/part-missing'
import type { PalettePanelProps } from './palette-panel'
import type { PaletteSource } from './shell-types'

const panel = lazyPart<PalettePanelProps>(() => import('./palette-panel').then((part) => part.PalettePanel))

/** Search or jump: Ctrl K or Cmd K. It only goes places; it never changes a record. */
export function CommandPalette(source: PaletteSource) {
  const [isOpen, setOpen] = useState(false)
  const opener = useOpener(isOpen)
  const { Shape: Panel, hasFailed } = useLazyPart(panel, isOpen)
  useEffect(() => {
    const onKey = (event: globalThis.KeyboardEvent) => {
      if (event.key.toLowerCase() !== 'k' || !(event.ctrlKey || event.metaKey) || event.shiftKey || event.altKey) return
      event.preventDefault()
      setOpen((open) => !open)
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [])
  return (
    <>
      <button
        type="button"
        aria-haspopup="dialog"
        aria-expanded={isOpen}
        aria-keyshortcuts="Control+K Meta+K"
        onClick={() => setOpen(true)}
        className="flex h-8 w-full items-center gap-2 rounded-control border border-line-strong bg-surface px-2 text-left text-dense whitespace-nowrap text-ink-2 hover:border-control max-desktop:justify-center touch:h-11"
      >
        <Icon name="search" />
        <span className="max-desktop:sr-only">Search or jump to</span>
        <span aria-hidden className="ml-auto max-desktop:hidden">
          <Kbd>Ctrl K</Kbd>
        </span>
      </button>
      {Panel && <Panel {...source} isOpen={isOpen} onOpenChange={setOpen} opener={opener} />}
      {isOpen && hasFailed && <PartMissing />}
    </>
  )
}
