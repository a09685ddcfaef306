'use server'
import { defineAction } from '@/actions/define-action'
import { setSpo2ScaleInput } from '@/lib/domain/vitals/record-vitals.input'
import { setSpo2Scale as operation } from '@/lib/operations/vitals/set-spo2-scale'

/** A target saturation is prescribed, so only prescribers may set the scale. */
export const setSpo2Scale = defineAction({ permission: 'prescription:write', input: setSpo2ScaleInput, run: operation })
