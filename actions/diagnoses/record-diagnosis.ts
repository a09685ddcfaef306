'use server'
import { defineAction } from '@/actions/define-action'
import { recordDiagnosisInput } from '@/lib/domain/diagnoses/record-diagnosis.input'
import { recordDiagnosis as operation } from '@/lib/operations/diagnoses/record-diagnosis'

export const recordDiagnosis = defineAction({ permission: 'diagnosis:record', input: recordDiagnosisInput, run: operation })
