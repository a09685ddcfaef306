'use client'
import { useRouter } from 'next/navigation'
import { completeOnboarding } from '@/actions/patients/complete-onboarding'
import { ActionForm } from '@/components/forms/action-form'
import { FormCheckbox } from '@/components/ui/form-checkbox'
import { FormField } from '@/components/ui/form-field'
import { RadioGroup } from '@/components/ui/radio-group'
import { Select } from '@/components/ui/select'
import { TextLink } from '@/components/ui/text-link'
import { OnboardingAllergies } from './onboarding-allergies'
import { OnboardingMedicines } from './onboarding-medicines'

const languages = [{ value: 'en', label: 'English' }, { value: 'fr', label: 'Français' }, { value: 'ar', label: 'العربية' }]
const empty = { language: 'en' as const, acceptsTerms: false, acceptsPrivacy: false, consentsToTreatment: false, consentsToMessages: true, allergyAnswer: '' as never, allergies: [], medicineAnswer: '' as never, medicines: [] }

/** The five questions of a new patient, on one page so that nothing typed is lost between steps. */
export function OnboardingForm() {
  const router = useRouter()
  return (
    <ActionForm schema={() => import('@/lib/domain/patients/complete-onboarding.input').then((rules) => rules.completeOnboardingInput)} defaultValues={empty} action={completeOnboarding} onDone={() => router.replace('/portal')} submitLabel="Save and open my portal" warnOnLeave>
      {(form) => (
        <>
          <FormField name="language" label="Which language shall we write to you in?" hint="Screens are in English for now; letters and labels follow your choice where a translation was approved."><Select options={languages} /></FormField>
          <fieldset className="grid gap-3">
            <legend className="mb-1 text-plain font-label">Your agreement</legend>
            <FormCheckbox name="acceptsTerms" label={<>I accept the <TextLink href="/terms">terms of use</TextLink></>} />
            <FormCheckbox name="acceptsPrivacy" label={<>I have read the <TextLink href="/privacy">privacy notice</TextLink></>} />
            <FormCheckbox name="consentsToTreatment" label="The clinic may keep a record of my care" />
            <FormCheckbox name="consentsToMessages" label="Write to me when a result or a prescription is ready" hint="The message never says what it is about." />
          </fieldset>
          <FormField name="allergyAnswer" label="Are you allergic to anything?" hint="Medicines, foods, latex, insect stings." group>
            {(field) => <RadioGroup value={field.value} onValueChange={field.onChange} options={[{ value: 'none', label: 'No, nothing that I know of' }, { value: 'some', label: 'Yes' }, { value: 'unsure', label: 'I am not sure', hint: 'The clinic will ask you.' }]} />}
          </FormField>
          {form.watch('allergyAnswer') === 'some' && <OnboardingAllergies />}
          <FormField name="medicineAnswer" label="Do you take any medicine regularly?" hint="Also inhalers, patches, the pill, herbs and what you buy without a prescription." group>
            {(field) => <RadioGroup value={field.value} onValueChange={field.onChange} options={[{ value: 'none', label: 'No' }, { value: 'some', label: 'Yes' }, { value: 'unsure', label: 'I am not sure', hint: 'The clinic will ask you.' }]} />}
          </FormField>
          {form.watch('medicineAnswer') === 'some' && <OnboardingMedicines />}
        </>
      )}
    </ActionForm>
  )
}
