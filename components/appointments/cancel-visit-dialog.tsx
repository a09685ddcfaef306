'use client'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { cancelAppointment } from '@/actions/appointments/cancel-appointment'
import { LaterField, LaterForm } from '@/components/forms/later-form'
import { Button } from '@/components/ui/button'
import { Dialog, DialogContent, DialogTrigger } from '@/components/ui/dialog'
import { Input } from '@/components/ui/input'

/** Calls an appointment off for the patient; its time is free again. */
export function CancelVisitDialog({ appointmentId, name, time }: { appointmentId: string; name: string; time: string }) {
  const router = useRouter()
  const [isOpen, setOpen] = useState(false)
  return (
    <Dialog open={isOpen} onOpenChange={setOpen}>
      <DialogTrigger asChild><Button size="small" variant="quiet">Call off<span className="sr-only"> the appointment of {name} at {time}</span></Button></DialogTrigger>
      <DialogContent title={`Call off the appointment of ${name} at ${time}?`} description="Somebody else can book this time. The patient sees the reason.">
        <LaterForm schema={() => import('@/lib/domain/appointments/book-appointment.input').then((rules) => rules.cancelAppointmentInput)} defaultValues={{ appointmentId, reason: '' }} action={cancelAppointment} submitLabel="Call off" onDone={() => { setOpen(false); router.refresh() }}>
          <LaterField name="reason" label="Why?"><Input maxLength={200} /></LaterField>
        </LaterForm>
      </DialogContent>
    </Dialog>
  )
}
