'use server'
import { answerRefillInput } from '@/lib/domain/pharmacy/refill.input'
import { answerRefill as operation } from '@/lib/operations/pharmacy/answer-refill'
import { defineAction } from '../define-action'

export const answerRefill = defineAction({ permission: 'refill:answer', input: answerRefillInput, run: operation })
