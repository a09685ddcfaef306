import { act, fireEvent, render, screen } from '@testing-library/react'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import type { EntryRow } from './entry-draft'
import { EntryPad } from './entry-pad'

const { enterResults, refresh } = vi.hoisted(() => ({ enterResults: vi.fn(), refresh: vi.fn() }))
vi.mock('@/actions/lab/enter-results', () => ({ enterResults }))
vi.mock('next/navigation', () => ({ useRouter: () => ({ refresh }) }))

const row = (resultId: string, testName: string, version = 1): EntryRow => ({ resultId, version, testKey: 'tsh', testName, units: [{ value: 'm[IU]/L', label: 'mIU/L' }], returnReason: null, previous: null, person: { sex: 'F', ageDays: 19000, pregnancy: null } })
const theirs = { resultId: 'r1', shown: '2.100', unit: 'm[IU]/L', byName: 'Tomas Mensah', isOwn: false }
const pad = (rows: readonly EntryRow[], entered: readonly (typeof theirs)[] = []) => <EntryPad orderId="o" rows={rows} entered={entered} />
const field = (name: string) => screen.getByRole('textbox', { name }) as HTMLInputElement
const type = (name: string, value: string) => fireEvent.change(field(name), { target: { value } })

beforeEach(() => vi.resetAllMocks())

async function opened(rows: readonly EntryRow[]) {
  const view = render(pad(rows))
  await screen.findByRole('textbox', { name: rows[0]!.testName })
  return view
}

describe('values being typed while others work on the same order', () => {
  it('stay when another specimen brings further lines', async () => {
    const { rerender } = await opened([row('r1', 'TSH')])
    type('TSH', '2.4')
    rerender(pad([row('r1', 'TSH'), row('r2', 'Free T4')]))
    expect(field('TSH').value).toBe('2.4')
    expect(field('Free T4').value).toBe('')
  })

  it('are told beside what somebody else entered, the other lines stay', async () => {
    const { rerender } = await opened([row('r1', 'TSH'), row('r2', 'Free T4')])
    type('TSH', '2.4')
    type('Free T4', '14')
    rerender(pad([row('r2', 'Free T4')], [theirs]))
    expect(screen.getByRole('alert').textContent).toMatch(/TSH: you typed 2\.4.*Tomas Mensah entered 2\.100/)
    expect(field('Free T4').value).toBe('14')
    rerender(pad([], [theirs]))
    expect(screen.getByRole('alert').textContent).toMatch(/Free T4: you typed 14.*It was closed for that value meanwhile/)
    fireEvent.click(screen.getByRole('button', { name: 'I have compared them' }))
    expect(screen.queryByRole('alert')).toBeNull()
  })

  it('are gone without a word when it was this page that saved them, and blank when they come back', async () => {
    enterResults.mockResolvedValue({ ok: true, value: {} })
    const { rerender } = await opened([row('r1', 'TSH')])
    type('TSH', '2.4')
    await act(async () => fireEvent.click(screen.getByRole('button', { name: 'Save results' })))
    expect(enterResults).toHaveBeenCalledWith({ orderId: 'o', entries: [{ resultId: 'r1', version: 1, typed: '2.4', unit: 'm[IU]/L', isCriticalConfirmed: false, comment: '' }] })
    rerender(pad([], [{ ...theirs, isOwn: true }]))
    expect(screen.queryByRole('alert')).toBeNull()
    rerender(pad([row('r1', 'TSH', 3)]))
    expect(field('TSH').value).toBe('')
  })

  it('of a rejected tube do not move to the next tube', async () => {
    const { rerender } = await opened([row('r1', 'TSH')])
    type('TSH', '2.4')
    rerender(pad([row('r1', 'TSH', 4)]))
    expect(field('TSH').value).toBe('')
    expect(screen.getByRole('alert').textContent).toMatch(/you typed 2\.4/)
  })
})
