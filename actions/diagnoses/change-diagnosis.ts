'use server'
import { defineAction } from '@/actions/define-action'
import { changeDiagnosisInput } from '@/lib/domain/diagnoses/record-diagnosis.input'
import { changeDiagnosis as operation } from '@/lib/operations/diagnoses/record-diagnosis'

export const changeDiagnosis = defineAction({ permission: 'diagnosis:record', input: changeDiagnosisInput, run: operation })
