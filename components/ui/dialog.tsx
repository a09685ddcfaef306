'use client'
import type { DialogContentProps } from './dialog-look'
import { lazyPart } from './lazy-part'
import { OverlayPanel, type OverlayPanelProps, OverlayRoot, OverlayTrigger } from './overlay'

const panel = lazyPart<OverlayPanelProps<DialogContentProps>>(() => import('./dialog-panel').then((part) => part.DialogPanel))

export { dialogStyle, overlayStyle } from './dialog-look'
export const Dialog = OverlayRoot
export const DialogTrigger = OverlayTrigger

/** A decision or a short form. Title, words, body that scrolls, buttons that stay. */
export function DialogContent(props: DialogContentProps) {
  return <OverlayPanel part={panel} content={props} />
}
