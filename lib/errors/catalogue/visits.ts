export const visitRefusals = {} as const
