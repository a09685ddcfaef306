/** What may show that a specimen is taken from the right person. */
export const identifierChecks = ['name', 'date-of-birth', 'mrn', 'address', 'wristband'] as const
