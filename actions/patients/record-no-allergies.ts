'use server'
import { defineAction } from '@/actions/define-action'
import { recordNoAllergiesInput } from '@/lib/domain/patients/record-allergy.input'
import { recordNoAllergies as operation } from '@/lib/operations/patients/record-no-allergies'

export const recordNoAllergies = defineAction({ permission: 'allergy:record', input: recordNoAllergiesInput, run: operation })
