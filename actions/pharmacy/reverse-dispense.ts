'use server'
import { reverseDispenseInput } from '@/lib/domain/pharmacy/dispense.input'
import { reverseDispense as operation } from '@/lib/operations/pharmacy/reverse-dispense'
import { defineAction } from '../define-action'

export const reverseDispense = defineAction({ permission: 'dispense:hand-out', input: reverseDispenseInput, run: operation })
