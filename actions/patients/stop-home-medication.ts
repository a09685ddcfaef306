'use server'
import { defineAction } from '@/actions/define-action'
import { stopHomeMedicationInput } from '@/lib/domain/patients/home-medication.input'
import { stopHomeMedication as operation } from '@/lib/operations/patients/record-home-medication'

export const stopHomeMedication = defineAction({ permission: 'home-medication:record', input: stopHomeMedicationInput, run: operation })
