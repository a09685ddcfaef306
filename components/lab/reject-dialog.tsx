'use client'
import { useState } from 'react'
import { rejectSpecimen } from '@/actions/lab/reject-specimen'
import { LaterField, LaterForm } from '@/components/forms/later-form'
import { Button } from '@/components/ui/button'
import { Dialog, DialogContent, DialogTrigger } from '@/components/ui/dialog'
import { Select } from '@/components/ui/select'
import { Textarea } from '@/components/ui/textarea'
import { rejectionReasons } from '@/lib/domain/lab/rejection-reasons.table'

/** Refusing a tube needs a reason; another one is asked for at once. */
export function RejectDialog({ specimenId, accession, onDone }: { specimenId: string; accession: string; onDone: () => void }) {
  const [isOpen, setOpen] = useState(false)
  return (
    <Dialog open={isOpen} onOpenChange={setOpen}>
      <DialogTrigger asChild><Button variant="destructive">Reject specimen</Button></DialogTrigger>
      <DialogContent title={`Reject specimen ${accession}?`} description="It will need to be collected again.">
        <LaterForm
          schema={() => import('@/lib/domain/lab/specimen.input').then((rules) => rules.rejectSpecimenInput)}
          defaultValues={{ specimenId, code: '', note: '' }}
          action={rejectSpecimen}
          onDone={() => {
            setOpen(false)
            onDone()
          }}
          submitLabel="Reject specimen"
        >
          <LaterField name="code" label="Why is it unusable?"><Select placeholder="Choose a reason" options={rejectionReasons.map((reason) => ({ value: reason.code, label: reason.says }))} /></LaterField>
          <LaterField name="note" label="Note to the ward" optional><Textarea rows={2} /></LaterField>
        </LaterForm>
      </DialogContent>
    </Dialog>
  )
}
