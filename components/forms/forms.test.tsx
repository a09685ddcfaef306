import { act, fireEvent, render, screen, waitFor } from '@testing-library/react'
import { expect, it, vi } from 'vitest'
import { z } from 'zod'
import { FormField } from '@/components/ui/form-field'
import { Input } from '@/components/ui/input'
import type { Answer } from '@/lib/errors/answer'
import { refusals, wordsFor, type RefusalCode } from '@/lib/errors/refusals'
import { ActionButton } from './action-button'
import { ActionForm } from './action-form'

vi.mock('next/navigation', () => ({ unstable_rethrow: () => undefined }))

const code = Object.keys(refusals)[0] as RefusalCode
const refused: Answer<string> = { ok: false, code, detail: {} }
const click = async (name: string) => {
  const button = await screen.findByRole('button', { name })
  await act(async () => void fireEvent.click(button))
}

it('puts a refusal into words beside the button', async () => {
  render(<ActionButton action={async () => refused}>Verify and release</ActionButton>)
  await click('Verify and release')
  expect(await screen.findByText(new RegExp(wordsFor(code).says.slice(0, 12)))).toBeTruthy()
})

it('asks first, then acts once and tells the page', async () => {
  const action = vi.fn(async (): Promise<Answer<string>> => ({ ok: true, value: 'done' }))
  const onDone = vi.fn()
  render(<ActionButton action={action} onDone={onDone} confirm={{ title: 'Stop warfarin?', description: 'The dose today will not be given.', confirmLabel: 'Stop it', kind: 'harm' }}>Stop</ActionButton>)
  await click('Stop')
  expect(action).not.toHaveBeenCalled()
  await click('Stop it')
  expect(action).toHaveBeenCalledOnce()
  expect(onDone).toHaveBeenCalledWith('done')
})

it('says that nothing was saved when the server cannot be reached', async () => {
  render(<ActionButton action={() => Promise.reject(new Error('network'))}>Dispense</ActionButton>)
  await click('Dispense')
  expect(screen.getByText(/Nothing was saved/)).toBeTruthy()
})

it('leads from the summary to the field the server refused', async () => {
  render(
    <ActionForm schema={z.object({ reason: z.string() })} defaultValues={{ reason: '' }} submitLabel="Reject specimen" action={async () => ({ ...refused, detail: { field: 'reason' } })}>
      <FormField name="reason" label="Reason"><Input /></FormField>
    </ActionForm>,
  )
  await click('Reject specimen')
  await waitFor(() => expect(screen.getByLabelText('Reason').getAttribute('aria-invalid')).toBe('true'))
})
