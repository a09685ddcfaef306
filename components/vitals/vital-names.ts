/** What the screens call each sign; the table keeps the full clinical name. */
export const vitalNames: Readonly<Record<string, string>> = {
  RR: 'Respiration', SPO2: 'Oxygen saturation', O2: 'Air or oxygen', O2FLOW: 'Oxygen flow', FIO2: 'Inspired oxygen', SBP: 'Systolic pressure', DBP: 'Diastolic pressure', HR: 'Pulse',
  ACVPU: 'Consciousness', TEMP: 'Temperature', PAIN: 'Pain', GCS: 'Coma score', CBG: 'Capillary glucose', WEIGHT: 'Weight', HEIGHT: 'Height', HC: 'Head circumference', BMI: 'Body mass index',
}

/** The short name on the screen; a sign without one is shown by its key. */
export const vitalName = (key: string): string => vitalNames[key] ?? key

export const consciousnessWords = { A: 'Alert', C: 'New confusion', V: 'Responds to voice', P: 'Responds to pain', U: 'Unresponsive' } as const

/** The unit as the pad prints it beside the box. Scores have their range instead. */
export const padUnits: Readonly<Record<string, string>> = { PAIN: '0 to 10', GCS: '3 to 15' }
