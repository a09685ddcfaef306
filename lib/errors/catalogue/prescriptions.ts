export const prescriptionRefusals = {} as const
