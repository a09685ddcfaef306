import { act, fireEvent, render, screen, waitFor } from '@testing-library/react'
import { expect, it, vi } from 'vitest'
import { z } from 'zod'
import { expectNoAxeViolations } from '@/lib/testing/check-axe'
import { DateOfBirthInput } from './date-of-birth-input'
import { Form, type FormAnswer } from './form'
import { FormCheckbox } from './form-checkbox'
import { FormField } from './form-field'
import { Input } from './input'

vi.mock('next/navigation', () => ({ unstable_rethrow: () => undefined }))

const schema = z.object({
  familyName: z.string().min(1, 'Enter the family name'),
  bornOn: z.string().regex(/^\d{4}-\d{2}-\d{2}$/, 'Enter a date of birth in the past'),
  readBack: z.boolean(),
})

function PatientForm({ onSubmit }: { onSubmit: (output: z.output<typeof schema>) => Promise<FormAnswer> }) {
  return (
    <Form schema={schema} defaultValues={{ familyName: '', bornOn: '', readBack: false }} onSubmit={onSubmit} submitLabel="Save patient">
      <FormField name="familyName" label="Family name" hint="As on the card"><Input /></FormField>
      <FormField name="bornOn" label="Date of birth" group>
        {(field) => <DateOfBirthInput value={field.value} onChange={field.onChange} />}
      </FormField>
      <FormCheckbox name="readBack" label="Read back" />
    </Form>
  )
}

const save = () => act(async () => void fireEvent.click(screen.getByRole('button', { name: 'Save patient' })))
const fill = () => {
  fireEvent.change(screen.getByLabelText('Family name'), { target: { value: 'Okonkwo' } })
  fireEvent.change(screen.getByLabelText('Day'), { target: { value: '14' } })
  fireEvent.change(screen.getByLabelText('Month'), { target: { value: 'jul' } })
  fireEvent.change(screen.getByLabelText('Year'), { target: { value: '1958' } })
}

it('lists the problems, takes the focus there and leads to the field', async () => {
  const onSubmit = vi.fn(async () => ({ ok: true as const }))
  const { container } = render(<PatientForm onSubmit={onSubmit} />)
  document.title = 'New patient'
  await save()
  const summary = await screen.findByRole('alert')
  expect(summary.textContent).toContain('There is a problem')
  expect(document.activeElement).toBe(summary)
  expect(document.title).toBe('Error: New patient')
  expect(onSubmit).not.toHaveBeenCalled()
  fireEvent.click(screen.getByRole('link', { name: 'Enter the family name' }))
  expect(document.activeElement).toBe(screen.getByLabelText('Family name'))
  expect(screen.getByLabelText('Family name').getAttribute('aria-invalid')).toBe('true')
  await expectNoAxeViolations(container)
})

it('hands over what was typed, a month by name included', async () => {
  const onSubmit = vi.fn(async () => ({ ok: true as const }))
  render(<PatientForm onSubmit={onSubmit} />)
  fill()
  await save()
  await waitFor(() => expect(onSubmit).toHaveBeenCalledWith({ familyName: 'Okonkwo', bornOn: '1958-07-14', readBack: false }))
})

it('puts a refusal of the server next to its field', async () => {
  render(<PatientForm onSubmit={async () => ({ ok: false, message: 'This person is already registered.', field: 'familyName' })} />)
  fill()
  await save()
  const link = await screen.findByRole('link', { name: 'This person is already registered.' })
  fireEvent.click(link)
  expect(document.activeElement).toBe(screen.getByLabelText('Family name'))
})

it('shows a refusal without a field at the top', async () => {
  render(<PatientForm onSubmit={async () => ({ ok: false, message: 'Only a nurse may do this.', field: 'elsewhere' })} />)
  fill()
  await save()
  expect((await screen.findByRole('alert')).textContent).toContain('Only a nurse may do this.')
})

it('keeps the entries and says so when the server cannot be reached', async () => {
  render(<PatientForm onSubmit={() => Promise.reject(new Error('network'))} />)
  fill()
  await save()
  expect((await screen.findByRole('alert')).textContent).toContain('Your entries are still here')
  expect((screen.getByLabelText('Family name') as HTMLInputElement).value).toBe('Okonkwo')
})

it('sends once when Enter is pressed twice', async () => {
  let answer: (value: FormAnswer) => void = () => undefined
  const onSubmit = vi.fn(() => new Promise<FormAnswer>((resolve) => (answer = resolve)))
  const { container } = render(<PatientForm onSubmit={onSubmit} />)
  fill()
  const form = container.querySelector('form') as HTMLFormElement
  await act(async () => {
    fireEvent.submit(form)
    fireEvent.submit(form)
  })
  await waitFor(() => expect(onSubmit).toHaveBeenCalled())
  await act(async () => answer({ ok: true }))
  expect(onSubmit).toHaveBeenCalledTimes(1)
})
