'use client'
import { useState } from 'react'
import { recordCriticalCall } from '@/actions/lab/record-critical-call'
import { ActionForm } from '@/components/forms/action-form'
import { Button } from '@/components/ui/button'
import { Dialog, DialogContent, DialogTrigger } from '@/components/ui/dialog'
import { FormField } from '@/components/ui/form-field'
import { Input } from '@/components/ui/input'
import { RadioGroup } from '@/components/ui/radio-group'
import { Select } from '@/components/ui/select'
import type { CriticalCall } from '@/lib/domain/lab/order.schema'

const channels = [{ value: 'phone', label: 'By phone' }, { value: 'in-person', label: 'In person' }, { value: 'message', label: 'By message' }]
const yesNo = [{ value: 'yes', label: 'Yes' }, { value: 'no', label: 'No' }]

/** Whom you told, in which role, and whether they read the value back. A failed attempt is recorded too. */
export function RecordCallDialog({ call, onDone }: { call: CriticalCall; onDone: () => void }) {
  const [isOpen, setOpen] = useState(false)
  return (
    <Dialog open={isOpen} onOpenChange={setOpen}>
      <DialogTrigger asChild><Button variant="critical">Record call</Button></DialogTrigger>
      <DialogContent title={`Record the call about ${call.testName} ${call.valueText}`} description="Say the value, and ask the person to say it back.">
        <ActionForm
          schema={() => import('@/lib/domain/lab/record-critical-call.input').then((rules) => rules.recordCriticalCallInput)}
          defaultValues={{ criticalCallId: call.id, person: call.orderedByName, role: 'Ordering doctor', channel: 'phone', reached: '' as never, readBack: '' as never, note: '' }}
          action={recordCriticalCall}
          onDone={() => {
            setOpen(false)
            onDone()
          }}
          submitLabel="Save call"
        >
          <FormField name="person" label="Whom did you call?"><Input /></FormField>
          <FormField name="role" label="Their role"><Input /></FormField>
          <FormField name="channel" label="How?"><Select options={channels} /></FormField>
          <FormField name="reached" label="Did you reach them?" group>{(field) => <RadioGroup orientation="horizontal" value={field.value} onValueChange={field.onChange} options={yesNo} />}</FormField>
          <FormField name="readBack" label="Was the value read back?" group>{(field) => <RadioGroup orientation="horizontal" value={field.value} onValueChange={field.onChange} options={yesNo} />}</FormField>
          <FormField name="note" label="Note" optional><Input /></FormField>
        </ActionForm>
      </DialogContent>
    </Dialog>
  )
}
