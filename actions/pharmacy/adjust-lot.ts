'use server'
import { adjustLotInput, setLotAsideInput } from '@/lib/domain/pharmacy/stock.input'
import { adjustLot as adjust, setLotAside as setAside } from '@/lib/operations/pharmacy/adjust-lot'
import { defineAction } from '../define-action'

export const adjustLot = defineAction({ permission: 'stock:move', input: adjustLotInput, run: adjust })
export const setLotAside = defineAction({ permission: 'stock:move', input: setLotAsideInput, run: setAside })
