'use client'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { adjustLot, setLotAside } from '@/actions/pharmacy/adjust-lot'
import { receiveLot } from '@/actions/pharmacy/receive-lot'
import { LaterField, LaterForm } from '@/components/forms/later-form'
import { newClientId } from '@/components/forms/new-client-id'
import { Button } from '@/components/ui/button'
import { Dialog, DialogContent, DialogTrigger } from '@/components/ui/dialog'
import { Input } from '@/components/ui/input'
import { RadioGroup } from '@/components/ui/radio-group'
import { Select, type SelectOption } from '@/components/ui/select'
import { adjustReasons } from '@/lib/domain/pharmacy/adjust-reasons.table'

type Lot = { id: string; version: number; lotNumber: string; onHand: number; reserved: number; status: string }

/** A delivery: the lot and the date as they are printed on the pack. */
export function ReceiveDialog({ productId, unit, colleagues, isControlled }: { productId: string; unit: string; colleagues: readonly SelectOption[]; isControlled: boolean }) {
  const router = useRouter()
  const [isOpen, setOpen] = useState(false)
  const [id, setId] = useState(newClientId)
  return (
    <Dialog open={isOpen} onOpenChange={setOpen}>
      <DialogTrigger asChild><Button variant="primary" icon="receive">Receive a lot</Button></DialogTrigger>
      <DialogContent title="Receive a lot" description="The same lot number joins the lot that is on the shelf.">
        <LaterForm key={id} schema={() => import('@/lib/domain/pharmacy/stock.input').then((rules) => rules.receiveLotInput)} defaultValues={{ id, productId, lotNumber: '', expiresOn: '', quantity: '' as never, witnessId: '' }} action={receiveLot} submitLabel="Receive" onDone={() => { setOpen(false); setId(newClientId()); router.refresh() }}>
          <LaterField name="lotNumber" label="Lot number"><Input autoComplete="off" className="identifier" /></LaterField>
          <LaterField name="expiresOn" label="Use by" hint="As printed on the pack"><Input type="date" /></LaterField>
          <LaterField name="quantity" label="Received" suffix={unit}><Input inputMode="numeric" className="figures" /></LaterField>
          {isControlled && <LaterField name="witnessId" label="Witness" hint="A controlled medicine is received by two people"><Select placeholder="Choose a colleague" options={colleagues} /></LaterField>}
        </LaterForm>
      </DialogContent>
    </Dialog>
  )
}

/** What was counted is written as an entry of its own. */
export function AdjustDialog({ lot, unit, colleagues }: { lot: Lot; unit: string; colleagues: readonly SelectOption[] }) {
  const router = useRouter()
  const [isOpen, setOpen] = useState(false)
  return (
    <Dialog open={isOpen} onOpenChange={setOpen}>
      <DialogTrigger asChild><Button size="small">Adjust<span className="sr-only"> lot {lot.lotNumber}</span></Button></DialogTrigger>
      <DialogContent title={`Adjust lot ${lot.lotNumber}`} description={`${lot.onHand} ${unit} in the books${lot.reserved > 0 ? `, ${lot.reserved} of them in bags` : ''}. The difference becomes an entry with your name; nothing before it changes.`}>
        <LaterForm schema={() => import('@/lib/domain/pharmacy/stock.input').then((rules) => rules.adjustLotInput)} defaultValues={{ lotId: lot.id, version: lot.version, counted: lot.onHand, reason: '' as never, note: '', witnessId: '' }} action={adjustLot} submitLabel="Save adjustment" onDone={() => { setOpen(false); router.refresh() }}>
          <LaterField name="counted" label="Counted, with what waits in bags" suffix={unit}><Input inputMode="numeric" className="figures" /></LaterField>
          <LaterField name="reason" label="Why?"><Select placeholder="Choose a reason" options={adjustReasons} /></LaterField>
          <LaterField name="note" label="In words"><Input maxLength={200} /></LaterField>
          <LaterField name="witnessId" label="Witness" optional hint="Needed for controlled medicines and for destroying"><Select placeholder="Nobody" options={colleagues} /></LaterField>
        </LaterForm>
      </DialogContent>
    </Dialog>
  )
}

/** A lot off the shelf, or back on it. */
export function SetAsideDialog({ lot }: { lot: Lot }) {
  const router = useRouter()
  const [isOpen, setOpen] = useState(false)
  const isAside = lot.status === 'recalled' || lot.status === 'quarantined'
  const choices = [{ value: 'quarantined', label: 'Quarantine', hint: 'Until a question is settled' }, { value: 'recalled', label: 'Recall', hint: 'The maker or the authority called it back' }, { value: 'available', label: 'Back on the shelf', hint: 'It may be handed out again' }].filter((choice) => choice.value !== lot.status)
  return (
    <Dialog open={isOpen} onOpenChange={setOpen}>
      <DialogTrigger asChild><Button size="small" variant="quiet">{isAside ? 'Change' : 'Set aside'}<span className="sr-only"> lot {lot.lotNumber}</span></Button></DialogTrigger>
      <DialogContent title={`Lot ${lot.lotNumber}`} description="A lot that is set aside is never offered and never leaves with a patient.">
        <LaterForm schema={() => import('@/lib/domain/pharmacy/stock.input').then((rules) => rules.setLotAsideInput)} defaultValues={{ lotId: lot.id, version: lot.version, status: '' as never, note: '' }} action={setLotAside} submitLabel="Save" onDone={() => { setOpen(false); router.refresh() }}>
          <LaterField name="status" label="What happens to it?" group>{(field) => <RadioGroup value={field.value} onValueChange={field.onChange} options={choices} />}</LaterField>
          <LaterField name="note" label="Why?"><Input maxLength={200} /></LaterField>
        </LaterForm>
      </DialogContent>
    </Dialog>
  )
}
