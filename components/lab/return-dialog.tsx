'use client'
import { useState } from 'react'
import { returnResult } from '@/actions/lab/return-result'
import { LaterField, LaterForm } from '@/components/forms/later-form'
import { IconButton } from '@/components/ui/button'
import { Dialog, DialogContent, DialogTrigger } from '@/components/ui/dialog'
import { Textarea } from '@/components/ui/textarea'
import type { VerifyLine } from './verify-lines'

/** Sends one value back to be measured again. The reason reaches whoever entered it. */
export function ReturnDialog({ line, onDone }: { line: VerifyLine; onDone: () => void }) {
  const [isOpen, setOpen] = useState(false)
  return (
    <Dialog open={isOpen} onOpenChange={setOpen}>
      <DialogTrigger asChild><IconButton icon="return" label={`Return ${line.testName} to entry`} /></DialogTrigger>
      <DialogContent title={`Return ${line.testName} ${line.value} to entry?`} description={`${line.enteredByName || 'The person who entered it'} is told. This value stays in the history.`}>
        <LaterForm
          schema={() => import('@/lib/domain/lab/verify-results.input').then((rules) => rules.returnResultInput)}
          defaultValues={{ resultId: line.resultId, version: line.version, reason: '' }}
          action={returnResult}
          onDone={() => {
            setOpen(false)
            onDone()
          }}
          submitLabel="Return to entry"
        >
          <LaterField name="reason" label="Why must it be measured again?"><Textarea rows={2} /></LaterField>
        </LaterForm>
      </DialogContent>
    </Dialog>
  )
}
