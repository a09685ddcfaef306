'use client'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { returnUnclaimed } from '@/actions/pharmacy/return-unclaimed'
import { resumeSupply } from '@/actions/pharmacy/resume-supply'
import { reverseDispense } from '@/actions/pharmacy/reverse-dispense'
import { ActionButton } from '@/components/forms/action-button'
import { LaterField, LaterForm } from '@/components/forms/later-form'
import { Button } from '@/components/ui/button'
import { Dialog, DialogContent, DialogTrigger } from '@/components/ui/dialog'
import { RadioGroup } from '@/components/ui/radio-group'
import { Textarea } from '@/components/ui/textarea'

/** An error was found after the bag was handed out. */
export function ReverseDialog({ dispenseId, version, number }: { dispenseId: string; version: number; number: string }) {
  const router = useRouter()
  const [isOpen, setOpen] = useState(false)
  return (
    <Dialog open={isOpen} onOpenChange={setOpen}>
      <DialogTrigger asChild><Button variant="destructive">Reverse dispense</Button></DialogTrigger>
      <DialogContent title={`Reverse the supply on ${number}?`} description="It counts as not supplied and is due again. Medicine that left the pharmacy never goes back on the shelf.">
        <LaterForm schema={() => import('@/lib/domain/pharmacy/dispense.input').then((rules) => rules.reverseDispenseInput)} defaultValues={{ dispenseId, version, reason: '', leftThePharmacy: '' as never }} action={reverseDispense} submitLabel="Reverse dispense" onDone={() => { setOpen(false); router.refresh() }}>
          <LaterField name="reason" label="What went wrong?"><Textarea rows={2} maxLength={200} /></LaterField>
          <LaterField name="leftThePharmacy" label="Did the bag leave the pharmacy?" group>{(field) => <RadioGroup value={field.value} onValueChange={field.onChange} options={[{ value: 'yes', label: 'Yes', hint: 'What comes back is destroyed' }, { value: 'no', label: 'No', hint: 'The same packs go back to their lots' }]} />}</LaterField>
        </LaterForm>
      </DialogContent>
    </Dialog>
  )
}

/** Nobody came for the bag: its packs are free again and the supply is due anew. */
export function ReturnUnclaimedButton({ dispenseId, version, blockedReason }: { dispenseId: string; version: number; blockedReason: string | null }) {
  const router = useRouter()
  return (
    <ActionButton
      blockedReason={blockedReason}
      action={() => returnUnclaimed({ dispenseId, version })}
      onDone={() => router.refresh()}
      confirm={{ title: 'Return this bag to the shelf?', description: 'Nobody came for it. The packs go back to their lots, and while the prescription is live the supply waits in the queue again.', confirmLabel: 'Return to the shelf' }}
    >
      Return unclaimed
    </ActionButton>
  )
}

/** The question is settled another way: the supply goes on where it stood. */
export function ResumeButton({ dispenseId, version }: { dispenseId: string; version: number }) {
  const router = useRouter()
  return <ActionButton action={() => resumeSupply({ dispenseId, version })} onDone={() => router.refresh()} confirm={{ title: 'Go on without a written answer?', description: 'Only when the prescriber answered another way, for example by telephone.', confirmLabel: 'Go on' }}>Go on</ActionButton>
}
