'use server'
import { verifyResultsInput } from '@/lib/domain/lab/verify-results.input'
import { verifyResults as operation } from '@/lib/operations/lab/verify-results'
import { defineAction } from '../define-action'

export const verifyResults = defineAction({ permission: 'lab-result:verify', input: verifyResultsInput, run: operation })
