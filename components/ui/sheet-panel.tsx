'use client'
import * as Primitive from 'radix-ui/dialog'
import { IconButton } from './button'
import { cn } from './cn'
import { type OverlayPanelProps, returnFocus } from './overlay'
import { overlayStyle, type SheetContentProps } from './dialog-look'

const sides = {
  right: 'top-(--demo-h) bottom-0 right-0 w-[min(420px,100vw)] border-l',
  left: 'top-(--demo-h) bottom-0 left-0 w-[min(300px,88vw)] border-r',
  bottom: 'inset-x-0 bottom-0 max-h-[85dvh] rounded-t-dialog border-t',
}

/** How a sheet is drawn. Fetched when one is wanted: see sheet.tsx. */
export function SheetPanel({ title, description, side = 'right', footer, children, className, isOpen, onOpenChange, opener }: OverlayPanelProps<SheetContentProps>) {
  return (
    <Primitive.Root open={isOpen} onOpenChange={onOpenChange}>
      <Primitive.Portal>
        <Primitive.Overlay className={overlayStyle} />
        <Primitive.Content
          className={cn('fixed z-60 flex flex-col bg-raised text-dense text-ink shadow-float focus:outline-none data-[state=open]:enter-fade', sides[side], className)}
          onCloseAutoFocus={(event) => returnFocus(event, opener)}
          {...(description ? {} : { 'aria-describedby': undefined })}
        >
          <header className="flex items-center gap-3 border-b px-4 py-3">
            <div className="min-w-0 flex-1">
              <Primitive.Title className="text-value font-title">{title}</Primitive.Title>
              {description && <Primitive.Description className="text-ink-3">{description}</Primitive.Description>}
            </div>
            <Primitive.Close asChild>
              <IconButton icon="close" label="Close" size="icon-small" />
            </Primitive.Close>
          </header>
          <div className="min-h-0 flex-1 overflow-y-auto">{children}</div>
          {footer && <footer className="border-t safe-bottom"><div className="px-4 py-3">{footer}</div></footer>}
        </Primitive.Content>
      </Primitive.Portal>
    </Primitive.Root>
  )
}
