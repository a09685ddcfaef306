'use client'
import { useState } from 'react'
import { revokeByCode } from '@/actions/documents/revoke-by-code'
import { revokeOptions } from '@/components/documents/revoke-words'
import { LaterField, LaterForm } from '@/components/forms/later-form'
import { Banner } from '@/components/ui/banner'
import { Input } from '@/components/ui/input'
import { RadioGroup } from '@/components/ui/radio-group'

/** Takes a paper back by the code printed on it. */
export function RevokeByCodeForm() {
  const [round, setRound] = useState(0)
  return (
    <div className="grid max-w-xl gap-4">
      {round > 0 && <Banner key={round} tone="success" live="status" title="The document was taken back">Whoever checks it from now on is told that it is no longer valid.</Banner>}
      <LaterForm key={round} schema={() => import('@/lib/domain/files/revoke-document.input').then((rules) => rules.revokeByCodeInput)} defaultValues={{ code: '', reason: '' as never }} action={revokeByCode} submitLabel="Take document back" onDone={() => setRound(round + 1)}>
        <LaterField name="code" label="Code of the document" hint="26 letters and digits, printed under the square code"><Input className="identifier" autoComplete="off" autoCapitalize="characters" spellCheck={false} /></LaterField>
        <LaterField name="reason" label="Why?" group>{(field) => <RadioGroup value={field.value} onValueChange={field.onChange} options={revokeOptions} />}</LaterField>
      </LaterForm>
    </div>
  )
}
