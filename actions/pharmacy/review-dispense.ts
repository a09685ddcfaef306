'use server'
import { printLabelsInput } from '@/lib/domain/pharmacy/dispense.input'
import { reviewDispense as operation } from '@/lib/operations/pharmacy/review-dispense'
import { defineAction } from '../define-action'

export const reviewDispense = defineAction({ permission: 'dispense:check', input: printLabelsInput, run: (context, { dispenseId }) => operation(context, dispenseId) })
