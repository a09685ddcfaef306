'use client'
import { useRouter } from 'next/navigation'
import { useMemo, useState } from 'react'
import { recordAllergy } from '@/actions/patients/record-allergy'
import { ActionForm } from '@/components/forms/action-form'
import { newClientId } from '@/components/forms/new-client-id'
import { Checkbox } from '@/components/ui/checkbox'
import { Combobox } from '@/components/ui/combobox'
import { FormField } from '@/components/ui/form-field'
import { Select } from '@/components/ui/select'
import { Textarea } from '@/components/ui/textarea'
import type { RecordAllergyInput } from '@/lib/domain/patients/record-allergy.input'
import { reactions } from '@/lib/domain/allergies/reaction.table'
import { allergyCertaintyWords, allergyKindWords, allergySeverityWords } from './allergy-words'

export type AllergyAgentOption = { code: string; name: string; kind: RecordAllergyInput['kind'] }

const optionsOf = (words: Record<string, string>) => Object.entries(words).map(([value, label]) => ({ value, label }))

/** Records one allergy. What is chosen from the list is checked against medicines; what is only written is shown, not checked. */
export function RecordAllergyForm({ patientId, agents, backHref }: { patientId: string; agents: readonly AllergyAgentOption[]; backHref: string }) {
  const router = useRouter()
  const [id] = useState(newClientId)
  const [asked, setAsked] = useState('')
  const known = useMemo(() => agents.map(({ code, name, kind }) => ({ value: code, label: name, detail: kind === 'medicine' ? 'Checked against medicines' : allergyKindWords[kind] })), [agents])
  const typed = asked.trim()
  const shown = [...known.filter((option) => option.label.toLowerCase().includes(typed.toLowerCase())).slice(0, 12), ...(typed.length >= 2 ? [{ value: `text:${typed}`, label: typed, detail: 'As written; not checked against medicines' }] : [])]
  return (
    <ActionForm
      schema={() => import('@/lib/domain/patients/record-allergy.input').then((rules) => rules.recordAllergyInput)}
      defaultValues={{ id, patientId, agent: '', agentCode: null, kind: 'medicine', reactions: [], severity: undefined, certainty: undefined, note: '' }}
      action={recordAllergy}
      onDone={() => router.push(backHref)}
      submitLabel="Save allergy"
      cancelHref={backHref}
      warnOnLeave
    >
      {(form) => (
        <>
          <FormField name="agent" label="Reacts to" hint="Medicine, group, food or substance">
            {(field) => (
              <Combobox
                options={shown}
                value={form.watch('agentCode') ?? (field.value ? `text:${field.value}` : null)}
                onSearch={setAsked}
                onBlur={field.onBlur}
                placeholder="Type to search"
                emptyText="Type at least two letters"
                onChange={(value, option) => {
                  const agent = agents.find((one) => one.code === value)
                  form.setValue('agentCode', agent?.code ?? null)
                  if (agent) form.setValue('kind', agent.kind)
                  field.onChange(option?.label ?? '')
                  setAsked(option?.label ?? '')
                }}
              />
            )}
          </FormField>
          <FormField name="kind" label="Kind"><Select options={optionsOf(allergyKindWords)} className="max-w-60" /></FormField>
          <FormField name="reactions" label="What happened" hint="Leave all empty when the reaction is not known" group>
            {(field) => (
              <div className="grid gap-2 tablet:grid-cols-2 desktop:grid-cols-3">
                {reactions.filter(({ code }) => code !== 'unknown').map(({ code, name }) => (
                  <Checkbox key={code} id={`reaction-${code}`} label={name} checked={(field.value as string[]).includes(code)} onCheckedChange={(checked) => field.onChange(checked === true ? [...field.value, code] : (field.value as string[]).filter((one) => one !== code))} />
                ))}
              </div>
            )}
          </FormField>
          <div className="grid gap-4 tablet:grid-cols-2">
            <FormField name="severity" label="Worst reaction"><Select placeholder="Choose" options={optionsOf(allergySeverityWords)} /></FormField>
            <FormField name="certainty" label="How sure is this?"><Select placeholder="Choose" options={optionsOf(allergyCertaintyWords)} /></FormField>
          </div>
          <FormField name="note" label="Note" optional><Textarea rows={2} /></FormField>
        </>
      )}
    </ActionForm>
  )
}
