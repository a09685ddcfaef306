import type { KeyboardEvent } from 'react'

const steps: Record<string, number> = { ArrowDown: 1, j: 1, ArrowUp: -1, k: -1, PageDown: 10, PageUp: -10 }

/**
 * Moves focus between rows that share one tab stop. Call from a key handler on their container.
 * Keys typed into a field inside a row are left alone.
 */
export function moveRowFocus(event: KeyboardEvent, container: HTMLElement | null, selector = ':scope > [tabindex]'): void {
  const target = event.target as HTMLElement
  if (!container || event.ctrlKey || event.metaKey || event.altKey) return
  if (target.matches('input,textarea,select,[contenteditable]')) return
  const rows = [...container.querySelectorAll<HTMLElement>(selector)]
  const at = rows.findIndex((row) => row.contains(target))
  const next = nextIndex(event.key, at, rows.length)
  const row = next === null ? undefined : rows[next]
  if (!row) return
  event.preventDefault()
  rows.forEach((other) => (other.tabIndex = other === row ? 0 : -1))
  row.focus()
  row.scrollIntoView({ block: 'nearest' })
}

function nextIndex(key: string, at: number, count: number): number | null {
  if (count === 0) return null
  if (key === 'Home') return 0
  if (key === 'End') return count - 1
  const step = steps[key.length === 1 ? key.toLowerCase() : key]
  if (step === undefined) return null
  return Math.min(count - 1, Math.max(0, at + step))
}
