'use client'
import { useEffect, useRef, type MouseEvent } from 'react'
import { Icon } from './icon'

export type ErrorLink = { message: string; fieldId?: string }

/** "There is a problem": takes the focus when it appears and leads to each field. */
export function ErrorSummary({ errors, attempt = 0, title = 'There is a problem' }: { errors: readonly ErrorLink[]; attempt?: number; title?: string }) {
  const box = useRef<HTMLDivElement>(null)
  const isShown = errors.length > 0
  useEffect(() => {
    if (isShown) box.current?.focus()
  }, [isShown, attempt])

  if (!isShown) return null
  const go = (event: MouseEvent, fieldId: string) => {
    const field = document.getElementById(fieldId)
    if (!field) return
    event.preventDefault()
    const target = field.matches('input,select,textarea,button') ? field : field.querySelector<HTMLElement>('input,select,textarea,button')
    ;(target ?? field).focus()
    field.scrollIntoView({ block: 'center' })
  }
  return (
    <div ref={box} tabIndex={-1} role="alert" className="rounded-panel border border-critical-line bg-critical-tint p-4 focus-visible:outline-2!">
      <h2 className="flex items-center gap-2 text-value font-title text-ink">
        <Icon name="error" className="size-5 text-critical-text" />
        {title}
      </h2>
      <ul className="mt-2 grid gap-1 pl-7 text-dense">
        {errors.map((error) => (
          <li key={`${error.fieldId}${error.message}`}>
            {error.fieldId ? (
              <a href={`#${error.fieldId}`} onClick={(event) => go(event, error.fieldId as string)} className="inline-flex min-h-6 items-center font-label text-critical-text underline underline-offset-3">
                {error.message}
              </a>
            ) : (
              <span className="font-label text-critical-text">{error.message}</span>
            )}
          </li>
        ))}
      </ul>
    </div>
  )
}
