/** The signals that change what a pharmacist sees. */
export const pharmacySignals = ['prescription.signed', 'prescription.changed', 'dispense.changed', 'refill.changed', 'stock.changed', 'allergy.changed'] as const
