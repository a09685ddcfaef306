'use client'
import * as Primitive from 'radix-ui/alert-dialog'
import type { RefObject } from 'react'
import { Button } from './button'
import { cn } from './cn'
import { returnFocus } from './overlay'
import { dialogStyle, overlayStyle, type AlertDialogProps } from './dialog-look'

/** How an alert dialog is drawn. Fetched when one is wanted: see alert-dialog.tsx. */
export function AlertDialogPanel(props: AlertDialogProps & { opener: RefObject<HTMLElement | null> }) {
  const { open, onOpenChange, title, description, confirmLabel, cancelLabel = 'Cancel', kind = 'neutral', onConfirm, busy, blockedReason, children, opener } = props
  return (
    <Primitive.Root open={open} onOpenChange={onOpenChange}>
      <Primitive.Portal>
        <Primitive.Overlay className={overlayStyle} />
        <Primitive.Content className={cn(dialogStyle, 'p-5')} onOpenAutoFocus={kind === 'neutral' ? focusConfirm : undefined} onCloseAutoFocus={(event) => returnFocus(event, opener)}>
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
