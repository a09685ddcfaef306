'use server'
import { defineAction } from '@/actions/define-action'
import { recordHomeMedicationInput } from '@/lib/domain/patients/home-medication.input'
import { recordHomeMedication as operation } from '@/lib/operations/patients/record-home-medication'

export const recordHomeMedication = defineAction({ permission: 'home-medication:record', input: recordHomeMedicationInput, run: operation })
