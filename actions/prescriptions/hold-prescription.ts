'use server'
import { holdPrescriptionInput, resumePrescriptionInput } from '@/lib/domain/prescriptions/prescribe.input'
import { holdPrescription as hold, resumePrescription as resume } from '@/lib/operations/prescriptions/hold-prescription'
import { defineAction } from '../define-action'

export const holdPrescription = defineAction({ permission: 'prescription:stop', input: holdPrescriptionInput, run: hold })
export const resumePrescription = defineAction({ permission: 'prescription:stop', input: resumePrescriptionInput, run: resume })
