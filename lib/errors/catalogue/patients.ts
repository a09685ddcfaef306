export const patientRefusals = {} as const
