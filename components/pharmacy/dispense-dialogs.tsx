'use client'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { declineDispense } from '@/actions/pharmacy/decline-dispense'
import { queryPrescriber } from '@/actions/pharmacy/query-prescriber'
import { LaterField, LaterForm } from '@/components/forms/later-form'
import { Button } from '@/components/ui/button'
import { Dialog, DialogContent, DialogTrigger } from '@/components/ui/dialog'
import { Input } from '@/components/ui/input'
import { Select } from '@/components/ui/select'
import { Textarea } from '@/components/ui/textarea'
import { declineReasons } from '@/lib/domain/pharmacy/dispense.states'

const reasons = declineReasons.map((value) => ({ value, label: `${value.charAt(0).toUpperCase()}${value.slice(1).replaceAll('-', ' ')}` }))

/** The two ways not to go on: ask the prescriber, or decline with a coded reason. */
export function DispenseDialogs({ dispenseId, version, number, mayQuery }: { dispenseId: string; version: number; number: string; mayQuery: boolean }) {
  const router = useRouter()
  const [open, setOpen] = useState<'query' | 'decline' | null>(null)
  const done = () => {
    setOpen(null)
    router.refresh()
  }
  return (
    <>
      <Dialog open={open === 'decline'} onOpenChange={(isOpen) => setOpen(isOpen ? 'decline' : null)}>
        <DialogTrigger asChild><Button variant="quiet">Decline</Button></DialogTrigger>
        <DialogContent title={`Decline ${number}?`} description="Nothing is supplied. The prescriber and the patient are told, and picked packs go back to the shelf.">
          <LaterForm schema={() => import('@/lib/domain/pharmacy/dispense.input').then((rules) => rules.declineDispenseInput)} defaultValues={{ dispenseId, version, reason: '' as never, words: '' }} action={declineDispense} onDone={done} submitLabel="Decline">
            <LaterField name="reason" label="Why?"><Select placeholder="Choose a reason" options={reasons} /></LaterField>
            <LaterField name="words" label="In words" optional><Input maxLength={160} /></LaterField>
          </LaterForm>
        </DialogContent>
      </Dialog>
      {mayQuery && (
        <Dialog open={open === 'query'} onOpenChange={(isOpen) => setOpen(isOpen ? 'query' : null)}>
          <DialogTrigger asChild><Button>Query prescriber</Button></DialogTrigger>
          <DialogContent title={`Ask about ${number}`} description="The supply waits until the prescriber answers.">
            <LaterForm schema={() => import('@/lib/domain/pharmacy/dispense.input').then((rules) => rules.queryPrescriberInput)} defaultValues={{ dispenseId, version, question: '' }} action={queryPrescriber} onDone={done} submitLabel="Send question">
              <LaterField name="question" label="Your question"><Textarea rows={3} maxLength={400} /></LaterField>
            </LaterForm>
          </DialogContent>
        </Dialog>
      )}
    </>
  )
}
