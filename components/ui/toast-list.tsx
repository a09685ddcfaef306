'use client'
import * as Primitive from 'radix-ui/toast'
import { Button, IconButton } from './button'
import { Icon } from './icon'
import type { ToastMessage } from './toast'

export type ToastListProps = { shown: readonly (ToastMessage & { key: number })[]; drop: (key: number) => void }

/** How toasts are drawn. Fetched when the first one is wanted: see toast.tsx. */
export function ToastList({ shown, drop }: ToastListProps) {
  return (
    <Primitive.Provider duration={6000} label="Notice" swipeDirection="right">
      {shown.map((toast) => (
        <Primitive.Root
          key={toast.key}
          type="background"
          duration={(toast.seconds ?? 6) * 1000}
          onOpenChange={(open) => !open && drop(toast.key)}
          className="flex items-start gap-2.5 rounded-panel border bg-raised py-2.5 pr-2 pl-3.5 text-dense text-ink shadow-float data-[state=open]:enter-rise"
        >
          <Icon name="check" className="mt-0.5 text-success-text" />
          <div className="min-w-0 flex-1">
            <Primitive.Title className="font-label">{toast.title}</Primitive.Title>
            {toast.detail && <Primitive.Description className="text-ink-2">{toast.detail}</Primitive.Description>}
          </div>
          {toast.onUndo && (
            <Primitive.Action altText={toast.undoLabel ?? 'Undo'} asChild>
              <Button size="small" onClick={toast.onUndo}>{toast.undoLabel ?? 'Undo'}</Button>
            </Primitive.Action>
          )}
          <Primitive.Close asChild>
            <IconButton icon="close" label="Dismiss" size="icon-small" />
          </Primitive.Close>
        </Primitive.Root>
      ))}
      <Primitive.Viewport className="fixed right-4 bottom-20 z-70 flex w-[min(360px,calc(100vw-32px))] flex-col gap-2 outline-none no-print" />
    </Primitive.Provider>
  )
}
