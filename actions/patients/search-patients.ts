'use server'
import { defineAction } from '@/actions/define-action'
import { searchPatientsInput } from '@/lib/domain/patients/search-patients.input'
import { searchPatients as operation } from '@/lib/operations/patients/search-patients'

export const searchPatients = defineAction({ permission: 'patient:list', input: searchPatientsInput, run: operation })
