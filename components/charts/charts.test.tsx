import { fireEvent, render, screen } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { expectNoAxeViolations } from '@/lib/testing/check-axe'
import { momentsOf, roundTicks, tickDecimals, tickText, valueDomain } from './chart-scale'
import { ControlChart } from './control-chart'
import { TrendChart } from './trend-chart'

const points = [
  { at: '2026-02-26T09:00:00Z', value: 5.1, flag: 'N' as const },
  { at: '2026-03-01T09:00:00Z', value: null },
  { at: '2026-03-05T13:20:00Z', value: 6.8, flag: 'HH' as const },
]
const potassium = { key: 'k', label: 'Potassium', unit: 'mmol/L', decimals: 1, points }

describe('a trend', () => {
  it('reads its values by Left and Right, gaps as "not done"', async () => {
    const { container } = render(<TrendChart title="Potassium has risen" series={[potassium]} bands={[{ low: 3.5, high: 5.3, label: '3.5 to 5.3' }]} zone="Europe/London" />)
    const plot = screen.getByRole('application')
    fireEvent.keyDown(plot, { key: 'ArrowLeft' })
    expect(container.querySelector('output')?.textContent).toBe('05-Mar-2026 13:20: 6.8 mmol/L')
    fireEvent.keyDown(plot, { key: 'ArrowLeft' })
    expect(container.querySelector('output')?.textContent).toBe('01-Mar-2026 09:00: not done')
    fireEvent.keyDown(plot, { key: 'Escape' })
    expect(container.querySelector('output')?.textContent).toBe('')
    await expectNoAxeViolations(container)
  })

  it('opens as a table with the newest first', async () => {
    const { container } = render(<TrendChart title="Potassium has risen" series={[potassium]} zone="Europe/London" />)
    fireEvent.click(screen.getByRole('button', { name: 'View as table' }))
    const rows = screen.getAllByRole('row').map((row) => row.textContent)
    expect(rows[1]).toBe('05-Mar-2026 13:206.8 Critical high')
    expect(rows[2]).toContain('Not done')
    await expectNoAxeViolations(container)
  })

  it('says when nothing was measured', () => {
    render(<TrendChart title="Potassium" series={[{ ...potassium, points: [] }]} zone="Europe/London" />)
    expect(screen.getByText('Nothing was measured in this time.')).toBeTruthy()
  })
})

describe('scales', () => {
  it('shows every moment once, in order', () => expect(momentsOf([potassium, { ...potassium, key: 'x' }]).map((moment) => moment.at)).toEqual(points.map((point) => point.at)))
  it('includes the range and some air, and survives equal or missing values', () => {
    const [low, high] = valueDomain([potassium], [{ low: 3.5, high: null, label: '' }])
    expect(low).toBeLessThan(3.5)
    expect(high).toBeGreaterThan(6.8)
    expect(valueDomain([{ ...potassium, points: [{ at: points[0]?.at ?? '', value: 4 }] }], [])[0]).toBeLessThan(4)
    expect(valueDomain([], [])).toEqual([0, 1])
  })
  it('uses round ticks with equal decimals', () => {
    expect(roundTicks([3.2, 7.1])).toEqual([4, 5, 6, 7])
    expect(tickDecimals([37, 37.5])).toBe(1)
    expect(roundTicks([95.88, 97.12], 0)).toEqual([96, 97])
    expect(roundTicks([70.8, 83.2], 0)).toEqual([75, 80])
    expect(roundTicks([3.2, 3.9], 1)).toEqual([3.2, 3.4, 3.6, 3.8])
  })
  it('writes clock times for a day and days for a month', () => {
    const day = [{ time: 0, at: '' }, { time: 86_400_000, at: '' }]
    expect(tickText(3_600_000, day, 'UTC')).toBe('01:00')
    const month = [{ time: 0, at: '' }, { time: 30 * 86_400_000, at: '' }]
    expect(tickText(86_400_000, month, 'UTC')).toBe('02-Jan')
  })
})

it('names broken control rules in words and in its table', async () => {
  const run = (day: number, value: number, verdict: 'accept' | 'reject', rule?: string) => ({ at: `2026-03-0${day}T08:00:00Z`, value, verdict, rule })
  const { container } = render(<ControlChart title="Sodium, level 2" unit="mmol/L" decimals={1} mean={140} sd={1.2} points={[run(1, 140.2, 'accept'), run(2, 144, 'reject', '1-3s')]} zone="UTC" />)
  expect(container.textContent).toContain('2 runs, 1-3s 02-Mar-2026 08:00')
  fireEvent.click(screen.getByRole('button', { name: 'View as table' }))
  expect(screen.getAllByRole('row')[1]?.textContent).toBe('02-Mar-2026 08:00144.03.3Rejected 1-3s–')
  await expectNoAxeViolations(container)
})
