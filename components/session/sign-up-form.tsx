'use client'
import { useRouter } from 'next/navigation'
import { finishSignUp } from '@/actions/session/finish-sign-up'
import { signUp } from '@/actions/session/sign-up'
import { ActionForm } from '@/components/forms/action-form'
import { DateOfBirthInput } from '@/components/ui/date-of-birth-input'
import { FormField } from '@/components/ui/form-field'
import { Input } from '@/components/ui/input'
import { Select } from '@/components/ui/select'

const sexes = [{ value: 'female', label: 'Female' }, { value: 'male', label: 'Male' }, { value: 'other', label: 'Other' }, { value: 'unknown', label: 'I prefer not to say' }]

type Clinics = readonly { id: string; name: string }[]
const nothingSaid = (clinics: Clinics) => ({ organisationId: clinics.length === 1 ? clinics[0]!.id : '', givenName: '', familyName: '', phone: '', bornOn: '', sex: '' as never })

/** A patient opens an account. `clinics` are those that take patients; with one of them nothing has to be chosen. */
export function SignUpForm({ clinics }: { clinics: Clinics }) {
  const router = useRouter()
  return (
    <ActionForm
      schema={() => import('@/lib/domain/patients/sign-up.input').then((rules) => rules.signUpInput)}
      defaultValues={{ ...nothingSaid(clinics), email: '', password: '' }}
      action={signUp}
      onDone={({ next }) => router.push(next)}
      submitLabel="Open account"
      busyLabel="Opening account"
    >
      <WhoFields clinics={clinics} />
      <FormField name="email" label="E-mail address" hint="We send a link there to check it is yours."><Input type="email" autoComplete="email" /></FormField>
      <BodyFields />
      <FormField name="password" label="Password" hint="12 characters or more. Three or four unrelated words are good."><Input type="password" autoComplete="new-password" /></FormField>
    </ActionForm>
  )
}

/** The same questions without address and password, which the account has already. */
export function FinishSignUpForm({ clinics }: { clinics: Clinics }) {
  const router = useRouter()
  return (
    <ActionForm
      schema={() => import('@/lib/domain/patients/sign-up.input').then((rules) => rules.finishSignUpInput)}
      defaultValues={nothingSaid(clinics)}
      action={finishSignUp}
      onDone={({ next }) => router.push(next)}
      submitLabel="Finish"
      busyLabel="Finishing"
    >
      <WhoFields clinics={clinics} />
      <BodyFields />
    </ActionForm>
  )
}

function WhoFields({ clinics }: { clinics: Clinics }) {
  return (
    <>
      <FormField name="organisationId" label="Clinic"><Select placeholder="Choose your clinic" options={clinics.map(({ id, name }) => ({ value: id, label: name }))} /></FormField>
      <FormField name="givenName" label="Given name"><Input autoComplete="given-name" /></FormField>
      <FormField name="familyName" label="Family name"><Input autoComplete="family-name" /></FormField>
    </>
  )
}

function BodyFields() {
  return (
    <>
      <FormField name="phone" label="Phone" hint="With country code, like +44 7700 900123."><Input type="tel" autoComplete="tel" /></FormField>
      <FormField name="bornOn" label="Date of birth" hint="Like 14 7 1958." group>{(field) => <DateOfBirthInput value={field.value} onChange={field.onChange} onBlur={field.onBlur} autoComplete="bday" />}</FormField>
      <FormField name="sex" label="Sex recorded at birth" hint="Normal ranges of some tests depend on it."><Select placeholder="Choose one" options={sexes} /></FormField>
    </>
  )
}
