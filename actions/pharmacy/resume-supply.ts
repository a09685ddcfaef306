'use server'
import { returnUnclaimedInput } from '@/lib/domain/pharmacy/dispense.input'
import { resumeSupply as operation } from '@/lib/operations/pharmacy/query-prescriber'
import { defineAction } from '../define-action'

export const resumeSupply = defineAction({ permission: 'dispense:check', input: returnUnclaimedInput, run: operation })
