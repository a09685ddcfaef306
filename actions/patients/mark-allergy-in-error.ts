'use server'
import { defineAction } from '@/actions/define-action'
import { markAllergyInErrorInput } from '@/lib/domain/patients/record-allergy.input'
import { markAllergyInError as operation } from '@/lib/operations/patients/mark-allergy-in-error'

export const markAllergyInError = defineAction({ permission: 'allergy:record', input: markAllergyInErrorInput, run: operation })
