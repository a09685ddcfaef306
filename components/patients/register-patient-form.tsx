'use client'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { findSimilarPatients } from '@/actions/patients/find-similar-patients'
import { registerPatient } from '@/actions/patients/register-patient'
import { ActionForm } from '@/components/forms/action-form'
import { newClientId } from '@/components/forms/new-client-id'
import { Banner } from '@/components/ui/banner'
import { DateOfBirthInput } from '@/components/ui/date-of-birth-input'
import { FormCheckbox } from '@/components/ui/form-checkbox'
import { FormField } from '@/components/ui/form-field'
import { Input } from '@/components/ui/input'
import { Select } from '@/components/ui/select'
import type { RegisterPatientInput } from '@/lib/domain/patients/register-patient.input'
import { PatientLines, type PatientLine } from './patient-lines'
import { sexWords } from './to-banner-patient'

export type RegisterPatientFormProps = { area: '/doctor' | '/nurse'; at: string; zone: string }

const sexes = (['female', 'male', 'other', 'unknown'] as const).map((value) => ({ value, label: sexWords[value] }))

/** Registers a person at the desk, and shows who may be the same person first. */
export function RegisterPatientForm({ area, at, zone }: RegisterPatientFormProps) {
  const router = useRouter()
  const [id] = useState(newClientId)
  const [similar, setSimilar] = useState<readonly PatientLine[] | null>(null)

  const send = async (input: RegisterPatientInput) => {
    const answer = await registerPatient(input)
    if (!answer.ok && answer.code === 'patient.possible-duplicate') {
      const found = await findSimilarPatients({ givenName: input.givenName, familyName: input.familyName, bornOn: input.bornOn })
      setSimilar(found.ok ? found.value : [])
    }
    return answer
  }
  return (
    <ActionForm
      schema={() => import('@/lib/domain/patients/register-patient.input').then((rules) => rules.registerPatientInput)}
      defaultValues={{ id, title: '', givenName: '', familyName: '', preferredName: '', bornOn: '', sex: undefined, phone: '', email: '', isDifferentPerson: false }}
      action={send}
      onDone={(patient) => router.push(`${area}/patients/${patient.id}`)}
      submitLabel="Register patient"
      cancelHref={`${area}/patients`}
      warnOnLeave
    >
      {similar && (
        <Banner tone="warning" title="This person may be registered already" live="status">
          <div className="mt-2 grid gap-3">
            {similar.length > 0 ? <PatientLines label="People like this one" patients={similar} area={area} at={at} zone={zone} /> : <p>The matching record is restricted. Ask your administrator before you go on.</p>}
            <FormCheckbox name="isDifferentPerson" label="I compared them: this is a different person" />
          </div>
        </Banner>
      )}
      <div className="grid gap-4 tablet:grid-cols-2">
        <FormField name="familyName" label="Family name"><Input autoComplete="off" /></FormField>
        <FormField name="givenName" label="Given name"><Input autoComplete="off" /></FormField>
        <FormField name="preferredName" label="Preferred name" optional><Input autoComplete="off" /></FormField>
        <FormField name="title" label="Title" optional><Input autoComplete="off" /></FormField>
      </div>
      <FormField name="bornOn" label="Date of birth" hint="For example 14 7 1958 or 14 jul 1958" group>
        {(field) => <DateOfBirthInput value={field.value ?? ''} onChange={field.onChange} onBlur={field.onBlur} />}
      </FormField>
      <FormField name="sex" label="Sex" hint="Recorded at birth: reference ranges depend on it"><Select placeholder="Choose" options={sexes} className="max-w-60" /></FormField>
      <div className="grid gap-4 tablet:grid-cols-2">
        <FormField name="phone" label="Phone" hint="With country code" optional><Input type="tel" inputMode="tel" autoComplete="off" /></FormField>
        <FormField name="email" label="E-mail" optional><Input type="email" inputMode="email" autoComplete="off" /></FormField>
      </div>
    </ActionForm>
  )
}
