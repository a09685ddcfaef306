'use client'
import * as Primitive from 'radix-ui/dialog'
import { IconButton } from './button'
import { cn } from './cn'
import { type OverlayPanelProps, returnFocus } from './overlay'
import { dialogStyle, overlayStyle, type DialogContentProps } from './dialog-look'

/** How a dialog is drawn. Fetched when one is wanted: see dialog.tsx. */
export function DialogPanel({ title, description, footer, size = 'default', className, children, isOpen, onOpenChange, opener }: OverlayPanelProps<DialogContentProps>) {
  return (
    <Primitive.Root open={isOpen} onOpenChange={onOpenChange}>
      <Primitive.Portal>
        <Primitive.Overlay className={overlayStyle} />
        <Primitive.Content
          className={cn(dialogStyle, size === 'wide' && 'max-w-3xl', className)}
          onCloseAutoFocus={(event) => returnFocus(event, opener)}
          {...(description ? {} : { 'aria-describedby': undefined })}
        >
          <header className="flex items-start gap-3 px-5 pt-4 pb-2">
            <div className="min-w-0 flex-1">
              <Primitive.Title className="text-name font-title tracking-title">{title}</Primitive.Title>
              {description && <Primitive.Description className="mt-1 text-ink-2">{description}</Primitive.Description>}
            </div>
            <Primitive.Close asChild>
              <IconButton icon="close" label="Close" size="icon-small" />
            </Primitive.Close>
          </header>
          <div className={cn('min-h-0 flex-1 overflow-y-auto px-5 py-2', !footer && 'pb-5')}>{children}</div>
          {footer && <footer className="flex flex-wrap justify-end gap-2 px-5 pt-2 pb-4 max-tablet:flex-col-reverse">{footer}</footer>}
        </Primitive.Content>
      </Primitive.Portal>
    </Primitive.Root>
  )
}
