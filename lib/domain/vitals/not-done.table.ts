/** Why a sign was not measured. A gap with a reason is information; a gap without one is only a gap. */
export const notDoneReasons = { refused: 'Refused', 'not-possible': 'Not possible now', 'no-equipment': 'No equipment', 'not-needed': 'Not needed this time' } as const
export type NotDoneReason = keyof typeof notDoneReasons
