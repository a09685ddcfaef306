'use server'
import { defineAction } from '@/actions/define-action'
import { registerPatientInput } from '@/lib/domain/patients/register-patient.input'
import { registerPatient as operation } from '@/lib/operations/patients/register-patient'

export const registerPatient = defineAction({ permission: 'patient:register', input: registerPatientInput, run: operation })
