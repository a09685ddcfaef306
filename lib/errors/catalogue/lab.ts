export const labRefusals = {} as const
