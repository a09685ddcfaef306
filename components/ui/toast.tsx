'use client'
import { createContext, useCallback, useContext, useEffect, useState, type ReactNode } from 'react'
import { lazyPart, useFetched, whenIdle } from './lazy-part'
import type { ToastListProps } from './toast-list'

export type ToastMessage = { title: string; detail?: string; undoLabel?: string; onUndo?: () => void; seconds?: number }
type Shown = ToastMessage & { key: number }

const list = lazyPart<ToastListProps>(() => import('./toast-list').then((part) => part.ToastList))

const ToastContext = createContext<(message: ToastMessage) => void>(() => undefined)

/** `const showToast = useToast()`: for reversible acts only, never for a clinical failure. */
export function useToast(): (message: ToastMessage) => void {
  useEffect(() => whenIdle(list.prepare), [])
  return useContext(ToastContext)
}

/** Holds the toasts of the page. F8 moves the focus to them; hover and focus pause the clock. */
export function ToastProvider({ children }: { children: ReactNode }) {
  const [shown, setShown] = useState<Shown[]>([])
  const show = useCallback((message: ToastMessage) => {
    list.prepare()
    setShown((before) => [...before.slice(-2), { ...message, key: (before.at(-1)?.key ?? 0) + 1 }])
  }, [])
  const drop = useCallback((key: number) => setShown((before) => before.filter((toast) => toast.key !== key)), [])
  const { Shape: List } = useFetched(list)
  return (
    <ToastContext.Provider value={show}>
      {children}
      {List && <List shown={shown} drop={drop} />}
    </ToastContext.Provider>
  )
}
