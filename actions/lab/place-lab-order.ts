'use server'
import { defineAction } from '@/actions/define-action'
import { placeLabOrderInput } from '@/lib/domain/lab/place-lab-order.input'
import { placeLabOrder as operation } from '@/lib/operations/lab/place-lab-order'

export const placeLabOrder = defineAction({ permission: 'lab-order:place', input: placeLabOrderInput, run: operation })
