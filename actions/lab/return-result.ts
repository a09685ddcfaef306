'use server'
import { returnResultInput } from '@/lib/domain/lab/verify-results.input'
import { returnResult as operation } from '@/lib/operations/lab/return-result'
import { defineAction } from '../define-action'

export const returnResult = defineAction({ permission: 'lab-result:verify', input: returnResultInput, run: operation })
