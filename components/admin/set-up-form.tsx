'use client'
import { useRouter } from 'next/navigation'
import { setUpOrganisation } from '@/actions/admin/set-up-organisation'
import { ActionForm } from '@/components/forms/action-form'
import { FormField } from '@/components/ui/form-field'
import { Input } from '@/components/ui/input'
import { Select } from '@/components/ui/select'

const kinds = [{ value: 'mixed', label: 'Clinic with laboratory and pharmacy' }, { value: 'clinic', label: 'Clinic' }, { value: 'laboratory', label: 'Laboratory' }, { value: 'pharmacy', label: 'Pharmacy' }]

/** Founds an organisation with its first administrator. `token` is the one-time invitation from the address; the server judges it. `zones` are IANA names. */
export function SetUpForm({ token, zones }: { token: string; zones: readonly string[] }) {
  const router = useRouter()
  return (
    <ActionForm
      schema={() => import('@/lib/domain/admin/set-up.input').then((rules) => rules.setUpInput)}
      defaultValues={{ token, organisationName: '', slug: '', kind: 'mixed', timeZone: '', country: '', givenName: '', familyName: '', email: '', password: '' }}
      action={setUpOrganisation}
      onDone={({ next }) => router.replace(next)}
      submitLabel="Set up"
      busyLabel="Setting up"
    >
      <FormField name="organisationName" label="Name of the organisation"><Input autoComplete="organization" /></FormField>
      <FormField name="slug" label="Short name" hint="Small letters and dashes. It stays for good."><Input autoComplete="off" /></FormField>
      <FormField name="kind" label="What is it?"><Select options={kinds} /></FormField>
      <FormField name="timeZone" label="Time zone" hint="All times are shown in it."><Select placeholder="Choose a zone" options={zones.map((zone) => ({ value: zone, label: zone.replaceAll('_', ' ') }))} /></FormField>
      <FormField name="country" label="Country" hint="Two letters, like GB."><Input autoComplete="country" maxLength={2} /></FormField>
      <FormField name="givenName" label="Your given name"><Input autoComplete="given-name" /></FormField>
      <FormField name="familyName" label="Your family name"><Input autoComplete="family-name" /></FormField>
      <FormField name="email" label="Your e-mail address"><Input type="email" autoComplete="username" /></FormField>
      <FormField name="password" label="Password" hint="12 characters or more."><Input type="password" autoComplete="new-password" /></FormField>
    </ActionForm>
  )
}
