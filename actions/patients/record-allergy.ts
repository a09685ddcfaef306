'use server'
import { defineAction } from '@/actions/define-action'
import { recordAllergyInput } from '@/lib/domain/patients/record-allergy.input'
import { recordAllergy as operation } from '@/lib/operations/patients/record-allergy'

export const recordAllergy = defineAction({ permission: 'allergy:record', input: recordAllergyInput, run: operation })
