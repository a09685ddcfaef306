'use server'
import { collectSpecimenInput } from '@/lib/domain/lab/specimen.input'
import { collectSpecimen as operation } from '@/lib/operations/lab/collect-specimen'
import { defineAction } from '../define-action'

export const collectSpecimen = defineAction({ permission: 'specimen:collect', input: collectSpecimenInput, run: operation })
