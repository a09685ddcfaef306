'use server'
import { defineAction } from '@/actions/define-action'
import { checkInAppointmentInput } from '@/lib/domain/appointments/book-appointment.input'
import { checkInAppointment as operation } from '@/lib/operations/appointments/change-appointment'

export const checkInAppointment = defineAction({ permission: 'appointment:check-in', input: checkInAppointmentInput, run: operation })
