'use server'
import { declineDispenseInput } from '@/lib/domain/pharmacy/dispense.input'
import { declineDispense as operation } from '@/lib/operations/pharmacy/decline-dispense'
import { defineAction } from '../define-action'

export const declineDispense = defineAction({ permission: 'dispense:check', input: declineDispenseInput, run: operation })
