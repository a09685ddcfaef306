import { z } from 'zod'
import { id, instant, integer, maybe, nested, oneOf, record, text } from '../record'

export const invoiceLine = z.object({ words: z.string().max(160), quantity: z.number(), unitAmountMinor: z.int(), encounterId: z.string().nullable() })

/** Amounts are whole minor units (cents). */
export const invoice = record({ patientId: id(), number: text(20), status: oneOf(['draft', 'issued', 'paid', 'partly-paid', 'cancelled', 'refunded']), currency: text(3), lines: nested(z.array(invoiceLine), 12000), totalMinor: integer(), paidMinor: integer(), issuedAt: maybe(instant()), dueOn: maybe(text(10)) })
export type Invoice = z.infer<typeof invoice>

export const payment = record({ patientId: id(), invoiceId: id(), amountMinor: integer(), currency: text(3), method: oneOf(['cash', 'card', 'transfer', 'insurance']), status: oneOf(['pending', 'succeeded', 'failed', 'refunded']), providerReference: maybe(text(80)), at: instant(), takenBy: maybe(id()) })
export type Payment = z.infer<typeof payment>
