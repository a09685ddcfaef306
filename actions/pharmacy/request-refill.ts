'use server'
import { cancelRefillInput, requestRefillInput } from '@/lib/domain/pharmacy/refill.input'
import { cancelRefill as cancel, requestRefill as request } from '@/lib/operations/pharmacy/request-refill'
import { defineAction } from '../define-action'

export const requestRefill = defineAction({ permission: 'own-refill:request', input: requestRefillInput, run: request })
export const cancelRefill = defineAction({ permission: 'own-refill:request', input: cancelRefillInput, run: cancel })
