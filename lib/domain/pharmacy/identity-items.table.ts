/** What may show that the bag goes to the right person. */
export const identityItems = ['name', 'date of birth', 'record number', 'address', 'phone'] as const
