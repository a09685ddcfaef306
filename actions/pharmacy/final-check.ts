'use server'
import { finalCheckInput } from '@/lib/domain/pharmacy/dispense.input'
import { finalCheck as operation } from '@/lib/operations/pharmacy/final-check'
import { defineAction } from '../define-action'

export const finalCheck = defineAction({ permission: 'dispense:pick', input: finalCheckInput, run: operation })
