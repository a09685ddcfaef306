'use client'
import type { SheetContentProps } from './dialog-look'
import { lazyPart } from './lazy-part'
import { OverlayPanel, type OverlayPanelProps, OverlayRoot, OverlayTrigger } from './overlay'

const panel = lazyPart<OverlayPanelProps<SheetContentProps>>(() => import('./sheet-panel').then((part) => part.SheetPanel))

export const Sheet = OverlayRoot
export const SheetTrigger = OverlayTrigger

/** A panel from the edge for lists that accompany the page. */
export function SheetContent(props: SheetContentProps) {
  return <OverlayPanel part={panel} content={props} />
}
