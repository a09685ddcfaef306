'use client'
import type { RefObject } from 'react'
import type { AlertDialogProps } from './dialog-look'
import { lazyPart, useLazyPart } from './lazy-part'
import { useOpener } from './overlay'
import { PartMissing } from './part-missing'

const panel = lazyPart<AlertDialogProps & { opener: RefObject<HTMLElement | null> }>(() => import('./alert-dialog-panel').then((part) => part.AlertDialogPanel))

/** A decision that cannot wait. Escape cancels; a click outside does nothing. */
export function AlertDialog(props: AlertDialogProps) {
  const opener = useOpener(props.open)
  const { Shape: Panel, hasFailed } = useLazyPart(panel, props.open)
  if (Panel) return <Panel {...props} opener={opener} />
  return props.open && hasFailed ? <PartMissing /> : null
}
