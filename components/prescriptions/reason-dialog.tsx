'use client'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { LaterField, LaterForm } from '@/components/forms/later-form'
import { Button, type ButtonProps } from '@/components/ui/button'
import { Dialog, DialogContent, DialogTrigger } from '@/components/ui/dialog'
import type { FormSchema } from '@/components/ui/form-schema'
import { Textarea } from '@/components/ui/textarea'
import type { Answer } from '@/lib/errors/answer'

type Given = { prescriptionId: string; version: number; reason: string }
type ReasonDialogProps = { trigger: string; variant?: ButtonProps['variant']; title: string; description: string; label: string; schema: FormSchema<Given, Given>; action: (input: Given) => Promise<Answer<unknown>>; prescriptionId: string; version: number }

/** An act on a signed prescription that needs a reason in words. */
export function ReasonDialog({ trigger, variant, title, description, label, schema, action, prescriptionId, version }: ReasonDialogProps) {
  const router = useRouter()
  const [isOpen, setOpen] = useState(false)
  return (
    <Dialog open={isOpen} onOpenChange={setOpen}>
      <DialogTrigger asChild><Button variant={variant}>{trigger}</Button></DialogTrigger>
      <DialogContent title={title} description={description}>
        <LaterForm schema={schema} defaultValues={{ prescriptionId, version, reason: '' }} action={action} submitLabel={trigger} onDone={() => { setOpen(false); router.refresh() }}>
          <LaterField name="reason" label={label}><Textarea rows={2} maxLength={200} /></LaterField>
        </LaterForm>
      </DialogContent>
    </Dialog>
  )
}
