'use server'
import { defineAction } from '@/actions/define-action'
import { findSimilarPatientsInput } from '@/lib/domain/patients/register-patient.input'
import { findSimilarPatients as operation } from '@/lib/operations/patients/find-similar-patients'

export const findSimilarPatients = defineAction({ permission: 'patient:register', input: findSimilarPatientsInput, run: operation })
