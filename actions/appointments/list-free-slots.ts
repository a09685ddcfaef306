'use server'
import { defineAction } from '@/actions/define-action'
import { listFreeSlotsInput } from '@/lib/domain/appointments/book-appointment.input'
import { listFreeSlots as operation } from '@/lib/operations/appointments/list-free-slots'

export const listFreeSlots = defineAction({ permission: 'appointment:book', input: listFreeSlotsInput, run: operation })
