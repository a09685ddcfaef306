'use client'
import { AlertDialog as Primitive } from 'radix-ui'
import type { ReactNode } from 'react'
import { Button, type ButtonProps } from './button'
import { cn } from './cn'
import { dialogStyle, overlayStyle } from './dialog'

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

/** A decision that cannot wait. Escape cancels; a click outside does nothing. */
export function AlertDialog(props: AlertDialogProps) {
  const { open, onOpenChange, title, description, confirmLabel, cancelLabel = 'Cancel', kind = 'neutral', onConfirm, busy, blockedReason, children } = props
  return (
    <Primitive.Root open={open} onOpenChange={onOpenChange}>
      <Primitive.Portal>
        <Primitive.Overlay className={overlayStyle} />
        <Primitive.Content className={cn(dialogStyle, 'p-5')} onOpenAutoFocus={kind === 'neutral' ? focusConfirm : undefined}>
          <Primitive.Title className="text-name font-title tracking-title">{title}</Primitive.Title>
          <Primitive.Description asChild>
            <div className="mt-1 text-ink-2">{description}</div>
          </Primitive.Description>
          {children && <div className="mt-3 min-h-0 overflow-y-auto">{children}</div>}
          <footer className="mt-4 flex flex-wrap justify-end gap-2 max-tablet:flex-col-reverse">
            <Primitive.Cancel asChild>
              <Button>{cancelLabel}</Button>
            </Primitive.Cancel>
            <Button data-confirm variant={kind === 'harm' ? 'destructive' : 'primary'} onClick={onConfirm} busy={busy} blockedReason={blockedReason}>
              {confirmLabel}
            </Button>
          </footer>
        </Primitive.Content>
      </Primitive.Portal>
    </Primitive.Root>
  )
}

function focusConfirm(event: Event) {
  const box = event.currentTarget instanceof HTMLElement ? event.currentTarget : null
  const field = box?.querySelector<HTMLElement>('input,select,textarea,[data-confirm]')
  if (!field) return
  event.preventDefault()
  field.focus()
}
