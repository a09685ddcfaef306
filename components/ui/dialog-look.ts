import type { ReactNode } from 'react'
import type { ButtonProps } from './button'

// What dialogs and sheets are given, and how they look: shared by what opens them and by the code that draws them later.

export const overlayStyle = 'fixed inset-0 z-60 bg-scrim data-[state=open]:enter-fade'
export const dialogStyle =
  'fixed top-1/2 left-1/2 z-60 flex max-h-[calc(100dvh-var(--demo-h)-32px)] w-[calc(100vw-32px)] max-w-lg -translate-x-1/2 -translate-y-1/2 flex-col rounded-dialog border bg-raised text-dense text-ink shadow-float data-[state=open]:enter-fade focus:outline-none'

export type DialogContentProps = {
  title: ReactNode
  description?: ReactNode
  /** Buttons, the main one last. */
  footer?: ReactNode
  size?: 'default' | 'wide'
  className?: string
  children?: ReactNode
}

export type SheetContentProps = { title: ReactNode; description?: ReactNode; side?: 'right' | 'left' | 'bottom'; footer?: ReactNode; children: ReactNode; className?: string }

export type AlertDialogProps = {
  open: boolean
  onOpenChange: (open: boolean) => void
  /** The act and its object: "Stop warfarin?" */
  title: ReactNode
  /** The consequence, not a repetition of the question. */
  description: ReactNode
  /** Repeats the verb: "Stop warfarin". */
  confirmLabel: string
  cancelLabel?: string
  /** "harm" focuses Cancel and draws the confirm button in red outline. */
  kind?: 'neutral' | 'harm'
  onConfirm: () => void
  busy?: ButtonProps['busy']
  blockedReason?: string | null
  children?: ReactNode
}
