/** What rings when something at the bench moved. */
export const benchSignals: readonly string[] = ['lab-order.signed', 'specimen.collected', 'specimen.received', 'specimen.rejected', 'lab-result.entered', 'lab-result.returned', 'lab-result.verified', 'critical-call.opened', 'critical-call.changed']
