'use server'
import { printLabelsInput } from '@/lib/domain/pharmacy/dispense.input'
import { printLabels as operation } from '@/lib/operations/pharmacy/print-labels'
import { defineAction } from '../define-action'

export const printLabels = defineAction({ permission: 'dispense:pick', input: printLabelsInput, run: operation })
