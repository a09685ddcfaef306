import { act, fireEvent, render, screen, waitFor } from '@testing-library/react'
import { beforeEach, expect, it, vi } from 'vitest'
import { listNotices } from '@/actions/messages/list-notices'
import { markAllNoticesRead } from '@/actions/messages/mark-all-notices-read'
import { markNoticeRead } from '@/actions/messages/mark-notice-read'
import { WaitingContext } from '@/components/shell/waiting'
import { noticesChanged } from '@/lib/domain/messages/notification.rules'
import { listen } from '@/lib/realtime/doorbell'
import { expectNoAxeViolations } from '@/lib/testing/check-axe'
import { NotificationBell } from './notification-bell'

vi.mock('next/navigation', () => ({ unstable_rethrow: () => undefined }))
vi.mock('@/actions/messages/list-notices', () => ({ listNotices: vi.fn() }))
vi.mock('@/actions/messages/mark-all-notices-read', () => ({ markAllNoticesRead: vi.fn(async () => ({ ok: true, value: { count: 2 } })) }))
vi.mock('@/actions/messages/mark-notice-read', () => ({ markNoticeRead: vi.fn(async () => ({ ok: true, value: { id: 'n1' } })) }))
vi.mock('@/lib/realtime/doorbell', () => ({ listen: vi.fn(() => () => undefined) }))

type Listed = Extract<Awaited<ReturnType<typeof listNotices>>, { ok: true }>
const answer = (notices: Listed['value']['notices'], waiting = notices.length): Listed => ({ ok: true, value: { notices, waiting, at: '2026-03-05T14:10:00.000Z', timeZone: 'Europe/London' } })
const critical = { id: 'n1', level: 'act-now' as const, words: 'A critical result waits for your answer.', link: '/doctor/results', at: '2026-03-05T14:05:00.000Z', isRead: false, about: { familyName: 'Okonkwo', givenName: 'Adaeze', bornOn: '1958-07-14' } }
const report = { ...critical, id: 'n2', level: 'to-do' as const, words: 'A laboratory report waits for you.', isRead: true, about: 'restricted' as const }

const Bell = ({ waiting }: { waiting: number | null }) => <WaitingContext value={waiting === null ? null : { notices: waiting, work: {} }}><NotificationBell /></WaitingContext>

beforeEach(() => void vi.clearAllMocks())
const openBell = async (name: RegExp) => {
  await act(async () => void fireEvent.click(screen.getByRole('button', { name })))
  return screen.findByRole('dialog', { name: 'Notifications' })
}
const ring = (kind: string) => act(async () => {
  vi.mocked(listen).mock.calls.at(-1)![0]({ kind, subjectId: 'n3' })
  await new Promise((resolve) => setTimeout(resolve, 200))
})

it('keeps Act now apart from the rest, names the person and leads to the thing', async () => {
  vi.mocked(listNotices).mockResolvedValue(answer([critical, report]))
  render(<Bell waiting={2} />)
  const panel = await openBell(/^Notifications, 2 waiting$/)
  const urgent = await screen.findByRole('region', { name: 'Act now' })
  expect(urgent.textContent).toContain('OKONKWO, Adaeze, born 14-Jul-1958')
  expect(screen.getByRole('region', { name: 'To do' }).textContent).toContain('Restricted record')
  expect(screen.getByText('Nothing in the last 14 days.')).toBeTruthy()
  expect(screen.getByRole('link', { name: /^Open: A critical result/ }).getAttribute('href')).toBe('/doctor/results')
  await expectNoAxeViolations(panel)
})

it('marks one and all as read, and asks again', async () => {
  vi.mocked(listNotices).mockResolvedValue(answer([critical]))
  render(<Bell waiting={1} />)
  await openBell(/1 waiting/)
  await act(async () => void fireEvent.click(await screen.findByRole('button', { name: /^Mark as read/ })))
  expect(markNoticeRead).toHaveBeenCalledWith({ noticeId: 'n1' })
  await act(async () => void fireEvent.click(screen.getByRole('button', { name: 'Mark all as read' })))
  expect(markAllNoticesRead).toHaveBeenCalledOnce()
  await waitFor(() => expect(listNotices).toHaveBeenCalledTimes(3))
})

it('reads a line by following it', async () => {
  vi.mocked(listNotices).mockResolvedValue(answer([critical]))
  render(<Bell waiting={1} />)
  await openBell(/1 waiting/)
  const link = await screen.findByRole('link', { name: /^Open/ })
  link.addEventListener('click', (event) => event.preventDefault())
  await act(async () => void fireEvent.click(link))
  expect(markNoticeRead).toHaveBeenCalledWith({ noticeId: 'n1' })
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
})

it('says that it could not ask, and asks again', async () => {
  vi.mocked(listNotices).mockRejectedValueOnce(new Error('offline'))
  render(<Bell waiting={1} />)
  await openBell(/1 waiting/)
  expect(await screen.findByText('Notifications unavailable')).toBeTruthy()
  vi.mocked(listNotices).mockResolvedValue(answer([]))
  await act(async () => void fireEvent.click(screen.getByRole('button', { name: 'Try again' })))
  expect(await screen.findByText('Nothing needs you at once.')).toBeTruthy()
})

it('hears of a new one by itself and says so; other rings are not for it', async () => {
  vi.mocked(listNotices).mockResolvedValue(answer([critical]))
  render(<Bell waiting={0} />)
  await ring('lab-report.issued')
  expect(listNotices).not.toHaveBeenCalled()
  await ring(noticesChanged)
  expect(await screen.findByRole('button', { name: 'Notifications, 1 waiting' })).toBeTruthy()
  expect(screen.getByText('New notification, 1 waiting')).toBeTruthy()
})

it('claims nothing until it knows, and tells no old news when it does', async () => {
  const { rerender } = render(<Bell waiting={null} />)
  expect(screen.getByRole('button', { name: 'Notifications' })).toBeTruthy()
  rerender(<Bell waiting={2} />)
  vi.mocked(listNotices).mockResolvedValue(answer([critical, report]))
  await openBell(/^Notifications, 2 waiting$/)
  expect(screen.queryByText(/^New notification/)).toBeNull()
  await ring(noticesChanged)
  vi.mocked(listNotices).mockResolvedValue(answer([critical, report], 3))
  await ring(noticesChanged)
  expect(screen.getByText('New notification, 3 waiting')).toBeTruthy()
})
