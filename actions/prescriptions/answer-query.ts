'use server'
import { answerQueryInput } from '@/lib/domain/prescriptions/prescribe.input'
import { answerQuery as operation } from '@/lib/operations/prescriptions/answer-query'
import { defineAction } from '../define-action'

export const answerQuery = defineAction({ permission: 'prescription:sign', input: answerQueryInput, run: operation })
