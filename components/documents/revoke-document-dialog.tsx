'use client'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { revokeDocument } from '@/actions/documents/revoke-document'
import { LaterField, LaterForm } from '@/components/forms/later-form'
import { Button } from '@/components/ui/button'
import { Dialog, DialogContent, DialogTrigger } from '@/components/ui/dialog'
import { RadioGroup } from '@/components/ui/radio-group'
import type { StoredDocument } from '@/lib/domain/files/document.schema'
import { revokeOptions } from './revoke-words'

/** Takes a paper back; nothing where no valid one is out. @param title what it is: "the report 26064-0012-3" */
export function RevokeDocumentDialog({ document, title }: { document: Pick<StoredDocument, 'id' | 'status'> | null; title: string }) {
  const router = useRouter()
  const [isOpen, setOpen] = useState(false)
  if (document?.status !== 'ready') return null
  const documentId = document.id
  return (
    <Dialog open={isOpen} onOpenChange={setOpen}>
      <DialogTrigger asChild><Button variant="destructive">Take document back</Button></DialogTrigger>
      <DialogContent title={`Take ${title} back?`} description="Whoever checks the paper is told that it is no longer valid, and the patient is told to ask for a new one. The values in the chart stay as they are.">
        <LaterForm schema={() => import('@/lib/domain/files/revoke-document.input').then((rules) => rules.revokeDocumentInput)} defaultValues={{ documentId, reason: '' as never }} action={revokeDocument} submitLabel="Take document back" onDone={() => { setOpen(false); router.refresh() }}>
          <LaterField name="reason" label="Why?" group>{(field) => <RadioGroup value={field.value} onValueChange={field.onChange} options={revokeOptions} />}</LaterField>
        </LaterForm>
      </DialogContent>
    </Dialog>
  )
}
