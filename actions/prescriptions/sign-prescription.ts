'use server'
import { signPrescriptionInput } from '@/lib/domain/prescriptions/prescribe.input'
import { signPrescription as operation } from '@/lib/operations/prescriptions/sign-prescription'
import { defineAction } from '../define-action'

export const signPrescription = defineAction({ permission: 'prescription:sign', input: signPrescriptionInput, run: operation })
