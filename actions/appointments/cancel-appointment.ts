'use server'
import { defineAction } from '@/actions/define-action'
import { cancelAppointmentInput } from '@/lib/domain/appointments/book-appointment.input'
import { cancelAppointment as operation } from '@/lib/operations/appointments/change-appointment'

export const cancelAppointment = defineAction({ permission: 'appointment:book', input: cancelAppointmentInput, run: operation })
