'use client'
import { useState } from 'react'
import { ActionButton } from '@/components/forms/action-button'
import { Button } from '@/components/ui/button'
import { Checkbox } from '@/components/ui/checkbox'
import { Dialog, DialogContent, DialogTrigger } from '@/components/ui/dialog'
import { identifierChecks } from '@/lib/domain/lab/identifier-checks.table'
import type { Answer } from '@/lib/errors/answer'

type Check = (typeof identifierChecks)[number]
const words: Record<Check, string> = { name: 'Full name, said by the patient', 'date-of-birth': 'Date of birth, said by the patient', mrn: 'Record number', address: 'Address', wristband: 'Wristband' }

/** Two identifiers are compared at the bedside before the tube counts as collected. */
export function CollectDialog<Value>({ onCollect, onDone }: { onCollect: (checks: Check[]) => Promise<Answer<Value>>; onDone: () => void }) {
  const [isOpen, setOpen] = useState(false)
  const [checks, setChecks] = useState<Check[]>([])
  const toggle = (check: Check, isOn: boolean) => setChecks((before) => (isOn ? [...before, check] : before.filter((each) => each !== check)))
  const finish = () => {
    setOpen(false)
    onDone()
  }
  return (
    <Dialog open={isOpen} onOpenChange={setOpen}>
      <DialogTrigger asChild><Button variant="primary">Mark collected</Button></DialogTrigger>
      <DialogContent
        title="Who is in front of you?"
        description="Compare at least two with the label on the tube."
        footer={<ActionButton variant="primary" blockedReason={checks.length < 2 ? 'Compare two identifiers first' : null} action={() => onCollect(checks)} onDone={finish}>Confirm collection</ActionButton>}
      >
        <div className="grid gap-3">
          {identifierChecks.map((check) => <Checkbox key={check} label={words[check]} checked={checks.includes(check)} onCheckedChange={(isOn) => toggle(check, isOn === true)} />)}
        </div>
      </DialogContent>
    </Dialog>
  )
}
