'use client'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { addAddendum } from '@/actions/visits/add-addendum'
import { LaterField, LaterForm } from '@/components/forms/later-form'
import { newClientId } from '@/components/forms/new-client-id'
import { Disclosure } from '@/components/ui/disclosure'
import { Textarea } from '@/components/ui/textarea'

/** Adds words to a signed note. */
export function AddendumForm({ patientId, noteId }: { patientId: string; noteId: string }) {
  const router = useRouter()
  const [id] = useState(newClientId)
  return (
    <Disclosure summary="Add addendum">
      <LaterForm schema={() => import('@/lib/domain/visits/note.input').then((rules) => rules.addAddendumInput)} defaultValues={{ id, patientId, noteId, words: '' }} action={addAddendum} onDone={() => router.refresh()} submitLabel="Sign addendum" warnOnLeave>
        <LaterField name="words" label="Addendum" hint="It is signed with your name and cannot be changed"><Textarea rows={4} /></LaterField>
      </LaterForm>
    </Disclosure>
  )
}
