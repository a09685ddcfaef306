/** What rings when something in a patient's own record moved. */
export const portalSignals: readonly string[] = ['lab-report.issued', 'lab-report.released', 'document.ready', 'prescription.signed', 'prescription.changed', 'dispense.changed', 'appointment.changed', 'patient.onboarded', 'allergy.changed']
