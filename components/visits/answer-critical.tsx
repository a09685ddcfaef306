'use client'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { acknowledgeCriticalCall } from '@/actions/lab/acknowledge-critical-call'
import { LaterField, LaterForm } from '@/components/forms/later-form'
import { Button } from '@/components/ui/button'
import { Dialog, DialogContent } from '@/components/ui/dialog'
import { Select } from '@/components/ui/select'
import { acknowledgementOptions } from './acknowledgement-words'

/** Answers a critical value with what was done. The loop ends here. */
export function AnswerCritical({ patientId, criticalCallId, what }: { patientId: string; criticalCallId: string; what: string }) {
  const router = useRouter()
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <Button variant="critical" onClick={() => setOpen(true)} aria-label={`Acknowledge ${what}`}>Acknowledge</Button>
      <Dialog open={isOpen} onOpenChange={setOpen}>
        <DialogContent title={`Acknowledge ${what}`} description="Say what you did about it. The laboratory sees your name, the time and the action.">
        <LaterForm
          schema={() => import('@/lib/domain/lab/acknowledge-report.input').then((rules) => rules.acknowledgeCriticalCallInput)}
          defaultValues={{ patientId, criticalCallId, action: undefined }}
          action={acknowledgeCriticalCall}
          onDone={() => {
            setOpen(false)
            router.refresh()
          }}
          submitLabel="Acknowledge critical value"
        >
          <LaterField name="action" label="What did you do?"><Select placeholder="Choose" options={acknowledgementOptions.filter(({ value }) => value !== 'no-action-needed')} /></LaterField>
        </LaterForm>
        </DialogContent>
      </Dialog>
    </>
  )
}
