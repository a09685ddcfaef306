export const pharmacyRefusals = {} as const
