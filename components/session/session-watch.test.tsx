import { act, cleanup, fireEvent, render, screen } from '@testing-library/react'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { expectNoAxeViolations } from '@/lib/testing/check-axe'
import { askSession, resumeSession } from './session-api'
import { SessionWatch } from './session-watch'

const refresh = vi.fn()
vi.mock('next/navigation', () => ({ useRouter: () => ({ refresh }) }))
vi.mock('./session-api', async (original) => ({ ...(await original<typeof import('./session-api')>()), askSession: vi.fn(), resumeSession: vi.fn() }))
vi.mock('@/lib/realtime/doorbell', () => ({ reconnect: vi.fn() }))

const start = Date.parse('2026-03-05T10:00:00.000Z')
const after = (minutes: number) => new Date(start + minutes * 60_000).toISOString()
const ends = (idle: number, final = 600) => ({ userId: 'nurse', idleAt: after(idle), finalAt: after(final) })
const pass = (minutes: number) => act(async () => void (await vi.advanceTimersByTimeAsync(minutes * 60_000)))
/** The dialog is loaded when it is needed; real time passes for that. */
const dialog = async () => {
  for (let attempt = 0; attempt < 200 && !screen.queryByRole('alertdialog'); attempt += 1) await act(async () => void (await vi.importActual('./session-expiry-dialog'), await vi.advanceTimersByTimeAsync(1)))
  return screen.getByRole('alertdialog')
}
const watch = (idle = 30, final = 600, now = after(0)) =>
  render(
    <>
      <label>Plan<input /></label>
      <SessionWatch ends={{ ...ends(idle, final), idleMinutes: 30, now }} email="nurse@riverside.test" actingAs="mem-nurse" />
    </>,
  )
const tellTab = (news: unknown) => act(async () => {
  window.dispatchEvent(new StorageEvent('storage', { key: 'mt-session', newValue: JSON.stringify({ news, at: Date.now() }) }))
  await vi.advanceTimersByTimeAsync(1)
})

beforeEach(() => {
  vi.useFakeTimers({ now: start })
  vi.clearAllMocks()
  window.localStorage.clear()
})
afterEach(() => {
  cleanup()
  vi.useRealTimers()
})

it('is silent until two minutes before, then counts down in words and stays when asked', async () => {
  watch()
  await pass(27.9)
  expect(screen.queryByRole('alertdialog')).toBeNull()
  await pass(0.2)
  const asked = await dialog()
  expect(asked.textContent).toContain('Stay signed in?')
  expect(screen.getByText('2 minutes left')).toBeTruthy()
  vi.mocked(askSession).mockResolvedValue(ends(58))
  await act(async () => void fireEvent.click(screen.getByRole('button', { name: 'Stay signed in' })))
  expect(askSession).toHaveBeenCalledWith('POST')
  expect(screen.queryByRole('alertdialog')).toBeNull()
})

it('moves the end while somebody works, and tells the server once a minute at most', async () => {
  watch()
  await pass(10)
  vi.mocked(askSession).mockResolvedValue(ends(40))
  for (const key of ['a', 'b', 'c']) await act(async () => void fireEvent.keyDown(screen.getByLabelText('Plan'), { key }))
  expect(askSession).toHaveBeenCalledTimes(1)
  await pass(25)
  expect(screen.queryByRole('alertdialog')).toBeNull()
})

it('covers the page at the end, keeps what was typed, and goes on for the same person', async () => {
  watch()
  fireEvent.change(screen.getByLabelText('Plan'), { target: { value: 'Rest and fluids' } })
  screen.getByLabelText('Plan').focus()
  vi.mocked(askSession).mockResolvedValue(null)
  await pass(30)
  const cover = await dialog()
  expect(cover.textContent).toContain('You were signed out')
  vi.useRealTimers()
  await expectNoAxeViolations(cover)
  vi.mocked(resumeSession).mockResolvedValueOnce({ ok: false, code: 'session.wrong-credentials', detail: {} })
  await act(async () => void fireEvent.click(screen.getByRole('button', { name: 'Sign in and go on' })))
  expect(screen.getByText('Enter your password')).toBeTruthy()
  fireEvent.change(screen.getByLabelText('Password'), { target: { value: 'wrong' } })
  await act(async () => void fireEvent.click(screen.getByRole('button', { name: 'Sign in and go on' })))
  expect(await screen.findByText(/password is not right/)).toBeTruthy()
  vi.mocked(resumeSession).mockResolvedValueOnce({ ok: true, value: null })
  vi.mocked(askSession).mockResolvedValue({ userId: 'nurse', idleAt: '2099-01-01T00:00:00.000Z', finalAt: '2099-01-01T00:00:00.000Z' })
  fireEvent.click(await screen.findByRole('button', { name: 'Sign in and go on' }))
  await vi.waitFor(() => expect(resumeSession).toHaveBeenCalledTimes(2))
  expect(resumeSession).toHaveBeenLastCalledWith({ email: 'nurse@riverside.test', userId: 'nurse', actingAs: 'mem-nurse', password: 'wrong' })
  await vi.waitFor(() => expect(screen.queryByRole('alertdialog')).toBeNull())
  expect((screen.getByLabelText('Plan') as HTMLInputElement).value).toBe('Rest and fluids')
  await vi.waitFor(() => expect(refresh).toHaveBeenCalled())
  expect(document.activeElement).toBe(screen.getByLabelText('Plan'))
})

it('covers the page too when nobody can be asked', async () => {
  watch()
  vi.mocked(askSession).mockRejectedValue(new Error('offline'))
  await pass(30)
  expect((await dialog()).textContent).toContain('You were signed out')
})

it('cannot stay beyond the last: it offers to sign in anew', async () => {
  watch(20, 20)
  await pass(18.5)
  await dialog()
  expect(screen.queryByRole('button', { name: 'Stay signed in' })).toBeNull()
  await act(async () => void fireEvent.click(screen.getByRole('button', { name: 'Sign in again now' })))
  expect(screen.getByLabelText('Password')).toBeTruthy()
})

it('agrees with the other tabs: work there counts here, signing out there covers here', async () => {
  watch()
  await pass(28.5)
  await dialog()
  await tellTab(ends(58))
  expect(screen.queryByRole('alertdialog')).toBeNull()
  vi.mocked(askSession).mockResolvedValue(ends(58))
  await tellTab(null)
  expect(screen.queryByRole('alertdialog')).toBeNull()
  vi.mocked(askSession).mockResolvedValue(null)
  await tellTab(null)
  expect((await dialog()).textContent).toContain('You were signed out')
})

it('closes the page when another person signs in in this browser', async () => {
  watch()
  vi.mocked(askSession).mockResolvedValue({ ...ends(30), userId: 'somebody' })
  await tellTab({ ...ends(30), userId: 'somebody' })
  expect((await dialog()).textContent).toContain('Somebody else signed in')
  expect(screen.queryByLabelText('Password')).toBeNull()
})

it('goes by the server’s clock where the device’s own is hours wrong', async () => {
  vi.setSystemTime(start + 5 * 3_600_000)
  watch()
  await pass(27.9)
  expect(screen.queryByRole('alertdialog')).toBeNull()
  expect(askSession).not.toHaveBeenCalled()
  await pass(0.2)
  expect((await dialog()).textContent).toContain('Stay signed in?')
})
