'use client'
import { useState } from 'react'
import { recordCriticalCall } from '@/actions/lab/record-critical-call'
import { LaterField, LaterForm } from '@/components/forms/later-form'
import { Button } from '@/components/ui/button'
import { Dialog, DialogContent, DialogTrigger } from '@/components/ui/dialog'
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
        <LaterForm
          schema={() => import('@/lib/domain/lab/record-critical-call.input').then((rules) => rules.recordCriticalCallInput)}
          defaultValues={{ criticalCallId: call.id, person: call.orderedByName, role: 'Ordering doctor', channel: 'phone', reached: '' as never, readBack: '' as never, note: '' }}
          action={recordCriticalCall}
          onDone={() => {
            setOpen(false)
            onDone()
          }}
          submitLabel="Save call"
        >
          <LaterField name="person" label="Whom did you call?"><Input /></LaterField>
          <LaterField name="role" label="Their role"><Input /></LaterField>
          <LaterField name="channel" label="How?"><Select options={channels} /></LaterField>
          <LaterField name="reached" label="Did you reach them?" group>{(field) => <RadioGroup orientation="horizontal" value={field.value} onValueChange={field.onChange} options={yesNo} />}</LaterField>
          <LaterField name="readBack" label="Was the value read back?" group>{(field) => <RadioGroup orientation="horizontal" value={field.value} onValueChange={field.onChange} options={yesNo} />}</LaterField>
          <LaterField name="note" label="Note" optional><Input /></LaterField>
        </LaterForm>
      </DialogContent>
    </Dialog>
  )
}
