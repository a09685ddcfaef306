'use server'
import { stopPrescriptionInput } from '@/lib/domain/prescriptions/prescribe.input'
import { stopPrescription as operation } from '@/lib/operations/prescriptions/stop-prescription'
import { defineAction } from '../define-action'

export const stopPrescription = defineAction({ permission: 'prescription:stop', input: stopPrescriptionInput, run: operation })
