import { fireEvent, render, screen } from '@testing-library/react'
import { useState } from 'react'
import { expect, it, vi } from 'vitest'
import { expectNoAxeViolations } from '@/lib/testing/check-axe'
import { Combobox } from './combobox'

const options = [
  { value: 'a', label: 'amoxicillin', detail: 'capsule 500 mg' },
  { value: 'b', label: 'bisoprolol' },
  { value: 'c', label: 'clarithromycin' },
]

function Chooser({ onChosen }: { onChosen: (value: string | null) => void }) {
  const [value, setValue] = useState<string | null>(null)
  return <Combobox label="Medicine" options={options} value={value} onChange={(next) => { setValue(next); onChosen(next) }} />
}

it('filters, moves by arrows, chooses by Enter and closes by Escape', async () => {
  const onChosen = vi.fn()
  const { container } = render(<Chooser onChosen={onChosen} />)
  const box = screen.getByRole('combobox', { name: 'Medicine' }) as HTMLInputElement
  box.focus()
  fireEvent.change(box, { target: { value: 'cla' } })
  expect(screen.getAllByRole('option')).toHaveLength(1)
  fireEvent.keyDown(box, { key: 'ArrowDown' })
  expect(document.getElementById(box.getAttribute('aria-activedescendant') ?? '')?.textContent).toContain('clarithromycin')
  await expectNoAxeViolations(container)
  fireEvent.keyDown(box, { key: 'Enter' })
  expect(onChosen).toHaveBeenLastCalledWith('c')
  expect(box.value).toBe('clarithromycin')
  fireEvent.keyDown(box, { key: 'ArrowDown' })
  expect(box.getAttribute('aria-expanded')).toBe('true')
  fireEvent.keyDown(box, { key: 'Escape' })
  expect(box.getAttribute('aria-expanded')).toBe('false')
})

it('does not keep a half typed name as a choice', () => {
  const onChosen = vi.fn()
  render(<Chooser onChosen={onChosen} />)
  const box = screen.getByRole('combobox') as HTMLInputElement
  fireEvent.change(box, { target: { value: 'amox' } })
  fireEvent.blur(box)
  expect(box.value).toBe('')
  expect(onChosen).not.toHaveBeenCalled()
})
