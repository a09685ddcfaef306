'use server'
import { printSpecimenLabelInput } from '@/lib/domain/lab/specimen.input'
import { printSpecimenLabel as operation } from '@/lib/operations/lab/print-specimen-label'
import { defineAction } from '../define-action'

export const printSpecimenLabel = defineAction({ permission: 'specimen:label', input: printSpecimenLabelInput, run: operation })
