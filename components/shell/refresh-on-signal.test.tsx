import { act, render } from '@testing-library/react'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { RefreshOnSignal } from '@/lib/realtime/refresh-on-signal'
import type { Doorbell } from '@/lib/realtime/doorbell'

const { refresh, ears } = vi.hoisted(() => ({ refresh: vi.fn(), ears: [] as ((ring: Doorbell) => void)[] }))
const router = { refresh }
vi.mock('next/navigation', () => ({ useRouter: () => router }))
vi.mock('@/lib/realtime/doorbell', () => ({ listen: (hear: (ring: Doorbell) => void) => (ears.push(hear), () => undefined) }))

const ring = (kind: string) => act(() => ears.forEach((hear) => hear({ kind } as Doorbell)))
const passed = (ms: number) => act(() => vi.advanceTimersByTime(ms))

beforeEach(() => {
  vi.useFakeTimers()
  ears.length = 0
  refresh.mockReset()
})
afterEach(() => vi.useRealTimers())

it('asks the page again once for several rings of a moment, and for no other kind', () => {
  render(<RefreshOnSignal kinds={['order.changed']} />)
  ring('order.changed')
  ring('order.changed')
  ring('dispense.changed')
  passed(1000)
  expect(refresh).toHaveBeenCalledTimes(1)
})

it('waits while a dialog is open, so that nothing typed into it goes', () => {
  const page = (isOpen: boolean) => <><RefreshOnSignal kinds={['order.changed']} />{isOpen && <div role="dialog" />}</>
  const { rerender } = render(page(true))
  ring('order.changed')
  passed(60_000)
  expect(refresh).not.toHaveBeenCalled()
  rerender(page(false))
  passed(1000)
  expect(refresh).toHaveBeenCalledTimes(1)
})
