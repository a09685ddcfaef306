export const vitalRefusals = {} as const
