import { fireEvent, render, screen } from '@testing-library/react'
import { expect, it, vi } from 'vitest'
import { expectNoAxeViolations } from '@/lib/testing/check-axe'
import { Button, IconButton } from './button'

it('stays focusable when blocked, says why, and does nothing', async () => {
  const onClick = vi.fn()
  const submit = vi.fn((event: { preventDefault: () => void }) => event.preventDefault())
  const { container } = render(
    <form onSubmit={submit}>
      <Button type="submit" blockedReason="Record the critical call first" onClick={onClick}>Verify and release</Button>
    </form>,
  )
  const button = screen.getByRole('button', { name: 'Verify and release' })
  button.focus()
  expect(document.activeElement).toBe(button)
  expect(button.getAttribute('aria-disabled')).toBe('true')
  expect(document.getElementById(button.getAttribute('aria-describedby') ?? '')?.textContent).toBe('Record the critical call first')
  fireEvent.click(button)
  expect(onClick).not.toHaveBeenCalled()
  expect(submit).not.toHaveBeenCalled()
  await expectNoAxeViolations(container)
})

it('says what it is doing while the server answers, and cannot be pressed twice', () => {
  const onClick = vi.fn()
  render(<Button busy="Saving" onClick={onClick}>Save</Button>)
  fireEvent.click(screen.getByRole('button', { name: 'Saving' }))
  expect(onClick).not.toHaveBeenCalled()
})

it('names an icon button by its label', async () => {
  const { container } = render(<IconButton icon="bell" label="Notifications, 3 waiting" count={3} />)
  expect(screen.getByRole('button', { name: 'Notifications, 3 waiting' })).toBeTruthy()
  await expectNoAxeViolations(container)
})
