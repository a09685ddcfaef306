'use server'
import { defineAction } from '@/actions/define-action'
import { searchDiagnosesInput } from '@/lib/domain/diagnoses/record-diagnosis.input'
import { searchDiagnoses as operation } from '@/lib/operations/diagnoses/search-diagnoses'

export const searchDiagnoses = defineAction({ permission: 'diagnosis:read', input: searchDiagnosesInput, run: operation })
