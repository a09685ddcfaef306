import { act, fireEvent, render, screen } from '@testing-library/react'
import { describe, expect, it, vi } from 'vitest'
import { expectNoAxeViolations } from '@/lib/testing/check-axe'
import { ActionBar } from './action-bar'
import { AlertDialog } from './alert-dialog'
import { initialsOf } from './avatar'
import { Banner } from './banner'
import { Checkbox } from './checkbox'
import { cn } from './cn'
import { readDay } from './day-text'
import { EmptyState } from './empty-state'
import { ErrorState } from './error-state'
import { Field } from './field'
import { Input } from './input'
import { NumberPad } from './number-pad'
import { RadioGroup } from './radio-group'
import { SegmentedControl } from './segmented-control'
import { Select } from './select'
import { Stepper } from './stepper'
import { Switch } from './switch'
import { Tabs } from './tabs'
import { Timeline } from './timeline'
import { ToastProvider, useToast } from './toast'

describe('a date typed in three boxes', () => {
  it.each([
    [{ day: '14', month: '7', year: '1958' }, '1958-07-14'],
    [{ day: '5', month: 'mar', year: '2026' }, '2026-03-05'],
    [{ day: '05', month: 'March', year: '2026' }, '2026-03-05'],
    [{ day: '29', month: '2', year: '2024' }, '2024-02-29'],
    [{ day: '29', month: '2', year: '2023' }, '29 2 2023'],
    [{ day: '31', month: '4', year: '2023' }, '31 4 2023'],
    [{ day: '1', month: '13', year: '2023' }, '1 13 2023'],
    [{ day: '1', month: 'ma', year: '2023' }, '1 ma 2023'],
    [{ day: '1', month: '1', year: '58' }, '1 1 58'],
    [{ day: '', month: ' ', year: '' }, ''],
  ])('%o gives %s', (parts, text) => expect(readDay(parts)).toBe(text))
})

it('merges our own sizes and colours without losing either', () => {
  expect(cn('text-dense text-ink', 'text-ink-3')).toBe('text-dense text-ink-3')
  expect(cn('text-dense', 'text-body')).toBe('text-body')
  expect(cn('font-label', 'font-title')).toBe('font-title')
  expect(cn('h-control', 'h-12')).toBe('h-12')
})

it('takes initials from first and last name, without titles', () => {
  expect(initialsOf('Dr Lina Haddad')).toBe('LH')
  expect(initialsOf('Amara')).toBe('A')
  expect(initialsOf('')).toBe('–')
})

it('has no violations in its controls', async () => {
  const { container } = render(
    <div>
      <Field label="Ward" hint="Where the patient lies" error="Choose a ward" optional><Select placeholder="Choose a ward" options={[{ value: '4b', label: 'Ward 4B' }]} /></Field>
      <Field label="Dose" suffix="mg"><Input inputMode="decimal" /></Field>
      <Field label="Sex" group><RadioGroup options={[{ value: 'f', label: 'Female' }, { value: 'u', label: 'Not known', hint: 'Only if nobody can say' }]} /></Field>
      <Checkbox label="Read back was correct" hint="Name and value" />
      <Switch label="Single-letter keys" hint="J and K" />
      <SegmentedControl label="View" value="day" onValueChange={() => undefined} segments={[{ value: 'day', label: 'Day' }, { value: 'week', label: 'Week', count: 2 }]} />
      <Tabs label="Parts" tabs={[{ value: 'a', label: 'Results', count: 2, content: 'One' }, { value: 'b', label: 'Custody', content: 'Two' }]} />
      <Stepper label="Stages" steps={[{ label: 'Collected', state: 'done' }, { label: 'Verify', state: 'current' }]} />
      <Timeline groups={[{ day: 'Thu 05-Mar-2026', entries: [{ id: '1', time: '13:20', title: 'Collected' }] }]} />
      <Banner title="Interaction checks unavailable since 13:50" tone="warning" />
      <EmptyState title="No results to verify">Last release 14:10.</EmptyState>
      <ErrorState title="Medicines unavailable" reference="MT-4F2A">Nothing was lost.</ErrorState>
    </div>,
  )
  await expectNoAxeViolations(container)
})

it('names what blocks a task and leads there, in order', () => {
  render(
    <ActionBar blockedTitle="Cannot verify yet." blockers={[{ label: 'Record the critical call', href: '#call' }, { label: 'Resolve creatinine', href: '#creatinine' }, { label: 'INR checks', href: '#inr' }]}>
      <button type="button">Hold</button>
    </ActionBar>,
  )
  expect(screen.getByRole('region', { name: 'Actions' }).textContent).toContain('Cannot verify yet. Record the critical call, resolve creatinine and INR checks.')
})

it('asks before harm with Cancel focused', async () => {
  const onConfirm = vi.fn()
  render(<AlertDialog open onOpenChange={() => undefined} kind="harm" title="Stop warfarin?" description="The 18:00 dose today will not be given." confirmLabel="Stop warfarin" onConfirm={onConfirm} />)
  const dialog = await screen.findByRole('alertdialog', { name: 'Stop warfarin?' })
  expect(document.activeElement?.textContent).toBe('Cancel')
  await expectNoAxeViolations(dialog)
  fireEvent.click(screen.getByRole('button', { name: 'Stop warfarin' }))
  expect(onConfirm).toHaveBeenCalledOnce()
})

it('types with big keys: one point only, a leading zero', () => {
  const onChange = vi.fn()
  const { rerender } = render(<NumberPad label="Temperature" value="" onChange={onChange} />)
  fireEvent.click(screen.getByRole('button', { name: 'Decimal point' }))
  expect(onChange).toHaveBeenLastCalledWith('0.')
  rerender(<NumberPad label="Temperature" value="36.8" onChange={onChange} />)
  onChange.mockClear()
  fireEvent.click(screen.getByRole('button', { name: 'Decimal point' }))
  expect(onChange).not.toHaveBeenCalled()
  fireEvent.click(screen.getByRole('button', { name: 'Delete last digit' }))
  expect(onChange).toHaveBeenLastCalledWith('36.')
})

it('shows a toast with undo', async () => {
  const onUndo = vi.fn()
  function Assign() {
    const showToast = useToast()
    return <button type="button" onClick={() => showToast({ title: 'Assigned to you', onUndo })}>Assign</button>
  }
  render(<ToastProvider><Assign /></ToastProvider>)
  await act(async () => void fireEvent.click(screen.getByRole('button', { name: 'Assign' })))
  expect((await screen.findAllByText('Assigned to you')).length).toBeGreaterThan(0)
  await act(async () => void fireEvent.click(screen.getByRole('button', { name: 'Undo' })))
  expect(onUndo).toHaveBeenCalledOnce()
})
