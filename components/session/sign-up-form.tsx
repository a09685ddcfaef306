'use client'
import { useRouter } from 'next/navigation'
import { signUp } from '@/actions/session/sign-up'
import { ActionForm } from '@/components/forms/action-form'
import { DateOfBirthInput } from '@/components/ui/date-of-birth-input'
import { FormField } from '@/components/ui/form-field'
import { Input } from '@/components/ui/input'
import { Select } from '@/components/ui/select'

const sexes = [{ value: 'female', label: 'Female' }, { value: 'male', label: 'Male' }, { value: 'other', label: 'Other' }, { value: 'unknown', label: 'I prefer not to say' }]

export function SignUpForm({ clinics }: { clinics: readonly { id: string; name: string }[] }) {
  const router = useRouter()
  return (
    <ActionForm
      schema={() => import('@/lib/domain/patients/sign-up.input').then((rules) => rules.signUpInput)}
      defaultValues={{ organisationId: clinics.length === 1 ? clinics[0]!.id : '', givenName: '', familyName: '', email: '', phone: '', bornOn: '', sex: '' as never, password: '' }}
      action={signUp}
      onDone={({ next }) => router.push(next)}
      submitLabel="Open account"
      busyLabel="Opening account"
    >
      <FormField name="organisationId" label="Clinic"><Select placeholder="Choose your clinic" options={clinics.map(({ id, name }) => ({ value: id, label: name }))} /></FormField>
      <FormField name="givenName" label="Given name"><Input autoComplete="given-name" /></FormField>
      <FormField name="familyName" label="Family name"><Input autoComplete="family-name" /></FormField>
      <FormField name="email" label="E-mail address" hint="We send a link there to check it is yours."><Input type="email" autoComplete="email" /></FormField>
      <FormField name="phone" label="Phone" hint="With country code, like +44 7700 900123."><Input type="tel" autoComplete="tel" /></FormField>
      <FormField name="bornOn" label="Date of birth" hint="Like 14 7 1958." group>{(field) => <DateOfBirthInput value={field.value} onChange={field.onChange} onBlur={field.onBlur} autoComplete="bday" />}</FormField>
      <FormField name="sex" label="Sex recorded at birth" hint="Normal ranges of some tests depend on it."><Select placeholder="Choose one" options={sexes} /></FormField>
      <FormField name="password" label="Password" hint="12 characters or more. Three or four unrelated words are good."><Input type="password" autoComplete="new-password" /></FormField>
    </ActionForm>
  )
}
