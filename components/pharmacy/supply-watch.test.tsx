import { fireEvent, render, screen } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import type { Dispense } from '@/lib/domain/pharmacy/stock.schema'
import { othersLastStep } from './last-step'
import { SupplyWatch } from './supply-watch'

const supply = (over: Partial<Dispense>) => ({ status: 'queued', checkedBy: null, checkedByName: null, pickedBy: null, finalCheckedBy: null, handedOverBy: null, handedOverByName: null, ...over }) as Dispense

describe('a supply that is open on two screens', () => {
  it('tells what the other person did, until it is understood', () => {
    const { rerender } = render(<SupplyWatch version={3} step="It was checked by Oliver Brandt." />)
    expect(screen.queryByRole('alert')).toBeNull()
    rerender(<SupplyWatch version={4} step="It was picked by another person." />)
    expect(screen.getByRole('alert').textContent).toContain('It was picked by another person.')
    fireEvent.click(screen.getByRole('button', { name: 'Understood' }))
    expect(screen.queryByRole('alert')).toBeNull()
    rerender(<SupplyWatch version={5} step={null} />)
    expect(screen.queryByRole('alert')).toBeNull()
  })

  it.each([
    [{ status: 'clinically_checked', checkedBy: 'b', checkedByName: 'Oliver Brandt' }, 'It was checked by Oliver Brandt.'],
    [{ status: 'clinically_checked', checkedBy: 'a' }, null],
    [{ status: 'picked', pickedBy: 'b', checkedBy: 'a' }, 'It was picked and dispensed by another person. Put back what you took from the shelf.'],
    [{ status: 'picked', pickedBy: 'a', checkedBy: 'b' }, null],
    [{ status: 'ready', finalCheckedBy: 'b' }, 'The final check was made by another person.'],
    [{ status: 'handed_over', handedOverBy: 'b', handedOverByName: 'Oliver Brandt' }, 'It was handed out by Oliver Brandt.'],
    [{ status: 'partial', handedOverBy: 'a' }, null],
    [{ status: 'paused', checkedBy: 'b' }, null],
  ] as [Partial<Dispense>, string | null][])('%o is told to a as %s', (over, says) => {
    expect(othersLastStep(supply(over), 'a')).toBe(says)
  })
})
