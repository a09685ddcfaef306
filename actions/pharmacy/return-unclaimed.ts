'use server'
import { returnUnclaimedInput } from '@/lib/domain/pharmacy/dispense.input'
import { returnUnclaimed as operation } from '@/lib/operations/pharmacy/reverse-dispense'
import { defineAction } from '../define-action'

export const returnUnclaimed = defineAction({ permission: 'dispense:hand-out', input: returnUnclaimedInput, run: operation })
