import { fireEvent, render, screen } from '@testing-library/react'
import { beforeEach, expect, it, vi } from 'vitest'
import { expectNoAxeViolations } from '@/lib/testing/check-axe'
import { DataTable } from './data-table'

const push = vi.fn()
vi.mock('next/navigation', () => ({ useRouter: () => ({ push }) }))
beforeEach(() => push.mockClear())

const rows = ['004176', '004183', '004188'].map((number) => ({ number, test: 'Renal profile' }))
const table = (
  <DataTable
    caption="To verify"
    rows={rows}
    rowKey={(row) => row.number}
    rowHref={(row) => `/lab/${row.number}`}
    columns={[
      { id: 'number', header: 'Specimen', isRowHeader: true, cell: (row) => row.number },
      { id: 'test', header: 'Test', cell: (row) => row.test, sort: 'ascending', onSort: () => undefined },
      { id: 'act', header: 'Act', cell: (row) => <button type="button">Claim {row.number}</button> },
    ]}
  />
)

it('is one tab stop, moves by arrows and letters, and opens by Enter', async () => {
  const { container } = render(table)
  const lines = screen.getAllByRole('row').slice(1) as HTMLElement[]
  expect(lines.map((line) => line.tabIndex)).toEqual([0, -1, -1])
  lines[0]?.focus()
  fireEvent.keyDown(lines[0] as HTMLElement, { key: 'ArrowDown' })
  expect(document.activeElement).toBe(lines[1])
  fireEvent.keyDown(lines[1] as HTMLElement, { key: 'j' })
  expect(document.activeElement).toBe(lines[2])
  fireEvent.keyDown(lines[2] as HTMLElement, { key: 'ArrowDown' })
  expect(document.activeElement).toBe(lines[2])
  fireEvent.keyDown(lines[2] as HTMLElement, { key: 'Home' })
  expect(document.activeElement).toBe(lines[0])
  fireEvent.keyDown(lines[0] as HTMLElement, { key: 'Enter' })
  expect(push).toHaveBeenCalledWith('/lab/004176')
  await expectNoAxeViolations(container)
})

it('leaves a button in a row to itself', () => {
  render(table)
  const claim = screen.getByRole('button', { name: 'Claim 004183' })
  fireEvent.click(claim)
  fireEvent.keyDown(claim, { key: 'Enter' })
  expect(push).not.toHaveBeenCalled()
})

it('says why it is empty', () => {
  render(<DataTable caption="x" columns={[]} rows={[]} rowKey={String} empty={<p>No results to verify</p>} />)
  expect(screen.getByText('No results to verify')).toBeTruthy()
})
