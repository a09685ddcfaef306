import { afterEach } from 'vitest'
import { cleanup, configure } from '@testing-library/react'

// jsdom lacks what Radix and recharts measure with.
class SizelessObserver {
  observe() {}
  unobserve() {}
  disconnect() {}
}

globalThis.ResizeObserver ??= SizelessObserver as unknown as typeof ResizeObserver
globalThis.matchMedia ??= ((query: string) => ({
  matches: false,
  media: query,
  onchange: null,
  addEventListener: () => undefined,
  removeEventListener: () => undefined,
  addListener: () => undefined,
  removeListener: () => undefined,
  dispatchEvent: () => false,
})) as typeof matchMedia

Element.prototype.scrollIntoView ??= () => undefined
Element.prototype.hasPointerCapture ??= () => false
Element.prototype.releasePointerCapture ??= () => undefined

// What is fetched later takes its time on a busy machine; a test that fails for that proves nothing.
configure({ asyncUtilTimeout: 15_000 })

afterEach(() => cleanup())
