'use client'
import { cloneElement, createContext, useContext, useLayoutEffect, useMemo, useRef, useState, type ComponentProps, type ComponentType, type MouseEvent, type ReactElement, type ReactNode, type RefObject } from 'react'
import { type LazyPart, useLazyPart } from './lazy-part'
import { PartMissing } from './part-missing'

type OverlayState = { isOpen: boolean; setOpen: (isOpen: boolean) => void; opener: RefObject<HTMLElement | null> }

const OverlayContext = createContext<OverlayState | null>(null)

function useOverlay(): OverlayState {
  const overlay = useContext(OverlayContext)
  if (!overlay) throw new Error('Triggers and contents stand inside their Dialog or Sheet.')
  return overlay
}

export type OverlayRootProps = { open?: boolean; onOpenChange?: (isOpen: boolean) => void; children: ReactNode }

/** Whether a dialog or sheet is open. Its drawing comes later: nothing of it is in the first load of a page. */
export function OverlayRoot({ open, onOpenChange, children }: OverlayRootProps) {
  const [own, setOwn] = useState(false)
  const isOpen = open ?? own
  const opener = useOpener(isOpen)
  const overlay = useMemo(() => ({
    isOpen,
    opener,
    setOpen: (next: boolean) => {
      setOwn(next)
      onOpenChange?.(next)
    },
  }), [isOpen, opener, onOpenChange])
  return <OverlayContext value={overlay}>{children}</OverlayContext>
}

/** What had the focus when something opened, so that it gets it back. */
export function useOpener(isOpen: boolean): RefObject<HTMLElement | null> {
  const opener = useRef<HTMLElement | null>(null)
  useLayoutEffect(() => {
    if (isOpen && document.activeElement instanceof HTMLElement && document.activeElement !== document.body) opener.current = document.activeElement
  }, [isOpen])
  return opener
}

/** For `onCloseAutoFocus`: gives the focus back to what opened it. */
export function returnFocus(event: Event, opener: RefObject<HTMLElement | null>) {
  event.preventDefault()
  if (opener.current?.isConnected) opener.current.focus()
}

type TriggerChild = ReactElement<ComponentProps<'button'>>

/** Opens what it stands beside. Its child is one focusable element. */
export function OverlayTrigger({ children }: { asChild?: true; children: TriggerChild }) {
  const { isOpen, setOpen } = useOverlay()
  return cloneElement(children, {
    'aria-haspopup': 'dialog',
    'aria-expanded': isOpen,
    onClick: (event: MouseEvent<HTMLButtonElement>) => {
      children.props.onClick?.(event)
      if (event.defaultPrevented) return
      // Some browsers do not focus a button that is clicked, and it is to have the focus back.
      event.currentTarget.focus()
      setOpen(!isOpen)
    },
  })
}

export type OverlayPanelProps<Content> = Content & { isOpen: boolean; onOpenChange: (isOpen: boolean) => void; opener: RefObject<HTMLElement | null> }

/** The drawing of a dialog or sheet, fetched when it is idle or asked for, and kept after it was opened once. */
export function OverlayPanel<Content extends object>({ part, content }: { part: LazyPart<OverlayPanelProps<Content>>; content: Content }) {
  const { isOpen, setOpen, opener } = useOverlay()
  const { Shape, hasFailed } = useLazyPart(part, isOpen)
  const Panel = Shape as ComponentType<OverlayPanelProps<Content>> | null
  if (Panel) return <Panel {...content} isOpen={isOpen} onOpenChange={setOpen} opener={opener} />
  return isOpen && hasFailed ? <PartMissing /> : null
}
