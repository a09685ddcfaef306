'use server'
import { receiveLotInput } from '@/lib/domain/pharmacy/stock.input'
import { receiveLot as operation } from '@/lib/operations/pharmacy/receive-lot'
import { defineAction } from '../define-action'

export const receiveLot = defineAction({ permission: 'stock:move', input: receiveLotInput, run: operation })
