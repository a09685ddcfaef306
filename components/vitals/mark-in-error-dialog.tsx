'use client'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { markVitalsInError } from '@/actions/vitals/mark-vitals-in-error'
import { LaterField, LaterForm } from '@/components/forms/later-form'
import { Button } from '@/components/ui/button'
import { Dialog, DialogContent, DialogTrigger } from '@/components/ui/dialog'
import { RadioGroup } from '@/components/ui/radio-group'
import { withdrawalReasons } from './withdrawal-words'

/** A set that is wrong: it stays readable, struck through, and counts for nothing. */
export function MarkInErrorDialog({ patientId, vitalSetId, takenAt }: { patientId: string; vitalSetId: string; takenAt: string }) {
  const router = useRouter()
  const [isOpen, setOpen] = useState(false)
  return (
    <Dialog open={isOpen} onOpenChange={setOpen}>
      <DialogTrigger asChild><Button size="small" variant="quiet">Mark as wrong<span className="sr-only">, the set of {takenAt}</span></Button></DialogTrigger>
      <DialogContent title={`Mark the set of ${takenAt} as entered in error?`} description="It leaves the charts and the score, and stays readable with your name. An escalation that stood on it is judged anew.">
        <LaterForm schema={() => import('@/lib/domain/vitals/record-vitals.input').then((rules) => rules.markVitalsInErrorInput)} defaultValues={{ patientId, vitalSetId, reason: '' as never }} action={markVitalsInError} submitLabel="Mark as entered in error" onDone={() => { setOpen(false); router.refresh() }}>
          <LaterField name="reason" label="Why is it wrong?" group>{(field) => <RadioGroup value={field.value} onValueChange={field.onChange} options={withdrawalReasons} />}</LaterField>
        </LaterForm>
      </DialogContent>
    </Dialog>
  )
}
