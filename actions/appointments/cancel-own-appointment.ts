'use server'
import { defineAction } from '@/actions/define-action'
import { cancelAppointmentInput } from '@/lib/domain/appointments/book-appointment.input'
import { cancelAppointment as operation } from '@/lib/operations/appointments/change-appointment'

export const cancelOwnAppointment = defineAction({ permission: 'own-appointment:book', input: cancelAppointmentInput, run: operation })
