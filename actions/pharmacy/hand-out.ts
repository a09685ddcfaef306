'use server'
import { handOutInput } from '@/lib/domain/pharmacy/dispense.input'
import { handOut as operation } from '@/lib/operations/pharmacy/hand-out'
import { defineAction } from '../define-action'

export const handOut = defineAction({ permission: 'dispense:hand-out', input: handOutInput, run: operation })
