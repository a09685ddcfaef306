'use server'
import { defineAction } from '@/actions/define-action'
import { recordNoHomeMedicationsInput } from '@/lib/domain/patients/home-medication.input'
import { recordNoHomeMedications as operation } from '@/lib/operations/patients/record-home-medication'

export const recordNoHomeMedications = defineAction({ permission: 'home-medication:record', input: recordNoHomeMedicationsInput, run: operation })
