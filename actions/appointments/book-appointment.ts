'use server'
import { defineAction } from '@/actions/define-action'
import { bookAppointmentInput } from '@/lib/domain/appointments/book-appointment.input'
import { bookAppointment as operation } from '@/lib/operations/appointments/book-appointment'

export const bookAppointment = defineAction({ permission: 'appointment:book', input: bookAppointmentInput, run: operation })
