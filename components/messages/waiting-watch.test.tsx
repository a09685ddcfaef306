import { act, render, screen } from '@testing-library/react'
import { beforeEach, expect, it, vi } from 'vitest'
import { countWaiting } from '@/actions/messages/count-waiting'
import { useWaiting } from '@/components/shell/waiting'
import { listen } from '@/lib/realtime/doorbell'
import { WaitingWatch } from './waiting-watch'

vi.mock('@/actions/messages/count-waiting', () => ({ countWaiting: vi.fn() }))
vi.mock('@/lib/realtime/doorbell', () => ({ listen: vi.fn(() => () => undefined) }))

const Shown = () => <p>{JSON.stringify(useWaiting())}</p>
const answers = (verify: number) => vi.mocked(countWaiting).mockResolvedValue({ ok: true, value: { notices: 0, work: { '/lab/verify': verify } } })
const draw = (who: string) => <WaitingWatch who={who} kinds={['lab-result.entered']}><Shown /></WaitingWatch>
const passing = () => act(async () => void (await new Promise((resolve) => setTimeout(resolve, 200))))
const ring = async (kind: string) => {
  vi.mocked(listen).mock.calls.at(-1)![0]({ kind, subjectId: 'r1' })
  await passing()
}
beforeEach(() => void vi.clearAllMocks())

it('knows nothing at first, asks once drawn, and again when one of its kinds rings', async () => {
  answers(7)
  const { rerender } = render(draw('ann lab'))
  expect(screen.getByText('null')).toBeTruthy()
  await passing()
  expect(screen.getByText(/"\/lab\/verify":7/)).toBeTruthy()
  answers(8)
  await ring('prescription.signed')
  rerender(draw('ann lab'))
  expect(countWaiting).toHaveBeenCalledOnce()
  await ring('lab-result.entered')
  expect(screen.getByText(/"\/lab\/verify":8/)).toBeTruthy()
})

it('keeps the last numbers when asking fails, and shows nobody another one’s', async () => {
  answers(7)
  const { rerender } = render(draw('ann lab'))
  await passing()
  vi.mocked(countWaiting).mockRejectedValue(new TypeError('offline'))
  await ring('lab-result.entered')
  expect(screen.getByText(/"\/lab\/verify":7/)).toBeTruthy()
  rerender(draw('ann pharmacy'))
  await passing()
  expect(screen.getByText('null')).toBeTruthy()
})
