'use server'
import { dispenseInput } from '@/lib/domain/pharmacy/dispense.input'
import { dispense as operation } from '@/lib/operations/pharmacy/dispense'
import { defineAction } from '../define-action'

export const dispense = defineAction({ permission: 'dispense:pick', input: dispenseInput, run: operation })
