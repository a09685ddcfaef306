/** Marked as wrong: kept in the history, hidden from the chart. */
export const isWithdrawn = (record: { status: string }): boolean => record.status === 'entered-in-error'
