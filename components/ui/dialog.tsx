'use client'
import { Dialog as Primitive } from 'radix-ui'
import type { ComponentProps, ReactNode } from 'react'
import { IconButton } from './button'
import { cn } from './cn'

export const overlayStyle = 'fixed inset-0 z-60 bg-scrim data-[state=open]:enter-fade'
export const dialogStyle =
  'fixed top-1/2 left-1/2 z-60 flex max-h-[calc(100dvh-var(--demo-h)-32px)] w-[calc(100vw-32px)] max-w-lg -translate-x-1/2 -translate-y-1/2 flex-col rounded-dialog border bg-raised text-dense text-ink shadow-float data-[state=open]:enter-fade focus:outline-none'

export const Dialog = Primitive.Root
export const DialogTrigger = Primitive.Trigger
export const DialogClose = Primitive.Close

export type DialogContentProps = Omit<ComponentProps<typeof Primitive.Content>, 'title'> & {
  title: ReactNode
  description?: ReactNode
  /** Buttons, the main one last. */
  footer?: ReactNode
  size?: 'default' | 'wide'
}

/** A decision or a short form. Title, words, body that scrolls, buttons that stay. */
export function DialogContent({ title, description, footer, size = 'default', className, children, ...rest }: DialogContentProps) {
  return (
    <Primitive.Portal>
      <Primitive.Overlay className={overlayStyle} />
      <Primitive.Content
        className={cn(dialogStyle, size === 'wide' && 'max-w-3xl', className)}
        {...(description ? {} : { 'aria-describedby': undefined })}
        {...rest}
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
        <div className="min-h-0 flex-1 overflow-y-auto px-5 py-2">{children}</div>
        {footer && <footer className="flex flex-wrap justify-end gap-2 px-5 pt-2 pb-4 max-tablet:flex-col-reverse">{footer}</footer>}
      </Primitive.Content>
    </Primitive.Portal>
  )
}
