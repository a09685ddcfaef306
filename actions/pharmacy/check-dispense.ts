'use server'
import { checkDispenseInput } from '@/lib/domain/pharmacy/dispense.input'
import { checkDispense as operation } from '@/lib/operations/pharmacy/check-dispense'
import { defineAction } from '../define-action'

export const checkDispense = defineAction({ permission: 'dispense:check', input: checkDispenseInput, run: operation })
