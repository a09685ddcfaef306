import type { Permission } from '@/lib/access/permissions'
import type { RefusalCode } from '@/lib/errors/refusals'

/** Who a door is for. `visitor`: nobody has to be signed in. `anyone`: signed in is enough. */
export type Door = {
  opensFor: Permission | 'visitor' | 'anyone'
  /** Opens before the e-mail address is verified. */
  beforeVerification?: true
  /** Takes no input. */
  takesNothing?: true
  /** Well-formed input that names records of the clinic next door, and what it is refused with; absent when an input names no record. */
  elsewhere?: [input: Record<string, unknown>, code: RefusalCode]
}

const id = 'abcdefghij0123456789'
const patientId = 'adult'
const notFound = (input: Record<string, unknown>): [Record<string, unknown>, RefusalCode] => [input, 'record.not-found']
const dispense = { dispenseId: 'dispenses-ready', version: 1 }
const startAt = '2031-03-03T10:00:00.000Z'

/** Every action there is. One that is missing here fails the test that walks the folder. */
export const doors: Record<string, Door> = {
  inviteMember: { opensFor: 'member:manage' },
  suspendMember: { opensFor: 'member:manage', elsewhere: notFound({ membershipId: 'm-riverside-nurse' }) },
  setUpOrganisation: { opensFor: 'visitor' },
  approveClinicalTable: { opensFor: 'clinical-table:approve' },

  bookAppointment: { opensFor: 'appointment:book', elsewhere: notFound({ id, patientId, practitionerUserId: 'riverside-doctor', startAt, kind: 'in-person', reason: null }) },
  bookOwnAppointment: { opensFor: 'own-appointment:book', elsewhere: [{ id, patientId, practitionerUserId: 'riverside-doctor', startAt, kind: 'in-person', reason: null }, 'appointment.not-offered'] },
  cancelAppointment: { opensFor: 'appointment:book', elsewhere: notFound({ appointmentId: 'appointments-row', reason: 'a mistake' }) },
  cancelOwnAppointment: { opensFor: 'own-appointment:book', elsewhere: notFound({ appointmentId: 'appointments-row', reason: 'a mistake' }) },
  checkInAppointment: { opensFor: 'appointment:check-in', elsewhere: notFound({ appointmentId: 'appointments-row' }) },
  listFreeSlots: { opensFor: 'appointment:book' },
  listOwnFreeSlots: { opensFor: 'own-appointment:book' },

  recordDiagnosis: { opensFor: 'diagnosis:record', elsewhere: notFound({ id, patientId, encounterId: 'encounters-running', code: 'I10', rank: 'primary', certainty: 'confirmed' }) },
  changeDiagnosis: { opensFor: 'diagnosis:record', elsewhere: notFound({ patientId, diagnosisId: 'diagnoses-active', change: 'resolve' }) },
  searchDiagnoses: { opensFor: 'diagnosis:read' },

  placeLabOrder: { opensFor: 'lab-order:place', elsewhere: notFound({ id, patientId, encounterId: null, codes: ['K'], urgency: 'routine', statReason: null, indicationCode: 'I10', instructions: null }) },
  printSpecimenLabel: { opensFor: 'specimen:label', elsewhere: notFound({ specimenId: 'specimens-row' }) },
  findSpecimen: { opensFor: 'specimen:label', elsewhere: notFound({ number: 'row' }) },
  collectSpecimen: { opensFor: 'specimen:collect', elsewhere: notFound({ specimenId: 'specimens-row', collectedAt: null, identifiersMatched: ['name', 'mrn'] }) },
  receiveSpecimen: { opensFor: 'specimen:receive', elsewhere: notFound({ specimenId: 'specimens-row' }) },
  rejectSpecimen: { opensFor: 'specimen:reject', elsewhere: notFound({ specimenId: 'specimens-row', code: 'HE', note: '' }) },
  enterResults: { opensFor: 'lab-result:enter', elsewhere: notFound({ orderId: 'lab-orders-active', entries: [{ resultId: 'lab-results-returned', version: 1, typed: '4.1', unit: 'mmol/L', isCriticalConfirmed: false, comment: '' }] }) },
  verifyResults: { opensFor: 'lab-result:verify', elsewhere: notFound({ orderId: 'lab-orders-active', results: [{ resultId: 'lab-results-entered', version: 1 }], comment: '' }) },
  returnResult: { opensFor: 'lab-result:verify', elsewhere: notFound({ resultId: 'lab-results-entered', version: 1, reason: 'measure again' }) },
  recordCriticalCall: { opensFor: 'critical-call:record', elsewhere: notFound({ criticalCallId: 'critical-calls-row', person: 'Dr Marsh', role: 'Doctor', channel: 'phone', reached: 'yes', readBack: 'yes', note: '' }) },
  acknowledgeCriticalCall: { opensFor: 'critical-call:acknowledge', elsewhere: notFound({ patientId, criticalCallId: 'critical-calls-row', action: 'treated' }) },
  acknowledgeReport: { opensFor: 'lab-report:acknowledge', elsewhere: notFound({ patientId, reportId: 'lab-reports-released', action: 'treated', note: null }) },

  registerPatient: { opensFor: 'patient:register' },
  findSimilarPatients: { opensFor: 'patient:register' },
  searchPatients: { opensFor: 'patient:list' },
  claimEmergencyAccess: { opensFor: 'restricted-record:open', elsewhere: notFound({ id, patientId: 'restricted', reason: 'emergency-treatment' }) },
  completeOnboarding: { opensFor: 'own-record:complete' },
  recordAllergy: { opensFor: 'allergy:record', elsewhere: notFound({ id, patientId, agent: 'Penicillin', agentCode: null, kind: 'medicine', reactions: [], severity: 'severe', certainty: 'confirmed', note: null }) },
  recordPregnancy: { opensFor: 'pregnancy:record', elsewhere: notFound({ patientId, state: 'not-pregnant', dueOn: null }) },
  recordNoAllergies: { opensFor: 'allergy:record', elsewhere: notFound({ patientId }) },
  markAllergyInError: { opensFor: 'allergy:record', elsewhere: notFound({ patientId, allergyId: 'allergies-row', reason: 'duplicate' }) },
  recordHomeMedication: { opensFor: 'home-medication:record', elsewhere: notFound({ id, patientId, name: 'Aspirin', medicineCode: null, dose: null, frequency: null, startedOn: null }) },
  recordNoHomeMedications: { opensFor: 'home-medication:record', elsewhere: notFound({ patientId }) },
  stopHomeMedication: { opensFor: 'home-medication:record', elsewhere: notFound({ patientId, homeMedicationId: 'home-medications-row' }) },

  adjustLot: { opensFor: 'stock:move', elsewhere: notFound({ lotId: 'lots-row', version: 1, counted: 3, reason: 'adjusted', note: 'counted again', witnessId: null }) },
  setLotAside: { opensFor: 'stock:move', elsewhere: notFound({ lotId: 'lots-row', version: 1, status: 'quarantined', note: 'looks damp' }) },
  receiveLot: { opensFor: 'stock:move', elsewhere: notFound({ id, productId: 'medicinal-products-row', lotNumber: 'L1', expiresOn: '2031-01-01', quantity: 10, witnessId: null }) },
  answerRefill: { opensFor: 'refill:answer', elsewhere: notFound({ requestId: 'refill-requests-row', version: 1, answer: 'decline', words: 'no longer needed', early: null }) },
  requestRefill: { opensFor: 'own-refill:request', elsewhere: notFound({ id, itemId: 'prescription-items-active' }) },
  cancelRefill: { opensFor: 'own-refill:request', elsewhere: notFound({ requestId: 'refill-requests-row' }) },
  checkDispense: { opensFor: 'dispense:check', elsewhere: notFound({ ...dispense, overrides: [] }) },
  declineDispense: { opensFor: 'dispense:check', elsewhere: notFound({ ...dispense, reason: 'other', words: '' }) },
  reviewDispense: { opensFor: 'dispense:check', elsewhere: notFound({ dispenseId: 'dispenses-ready' }) },
  queryPrescriber: { opensFor: 'dispense:check', elsewhere: notFound({ ...dispense, question: 'Is this dose right?' }) },
  resumeSupply: { opensFor: 'dispense:check', elsewhere: notFound(dispense) },
  dispense: { opensFor: 'dispense:pick', elsewhere: notFound({ ...dispense, lines: [{ itemId: 'prescription-items-active', picks: [{ lotId: 'lots-row', quantity: 1, scanned: 'L1' }], deviation: null }] }) },
  finalCheck: { opensFor: 'dispense:pick', elsewhere: notFound({ ...dispense, labelMatched: true, scans: [] }) },
  printLabels: { opensFor: 'dispense:pick', elsewhere: notFound({ dispenseId: 'dispenses-ready' }) },
  handOut: { opensFor: 'dispense:hand-out', elsewhere: notFound({ ...dispense, identityChecks: ['name', 'date of birth'], counselled: 'yes', collectorName: null, collectorDocument: null, collectorRelation: null }) },
  returnUnclaimed: { opensFor: 'dispense:hand-out', elsewhere: notFound(dispense) },
  reverseDispense: { opensFor: 'dispense:hand-out', elsewhere: notFound({ ...dispense, reason: 'wrong bag', leftThePharmacy: 'no' }) },

  searchMedicines: { opensFor: 'prescription:write' },
  checkDraft: { opensFor: 'prescription:write', elsewhere: notFound({ patientId, lines: [] }) },
  saveDraft: { opensFor: 'prescription:write', elsewhere: notFound({ id, patientId, encounterId: null, version: 0, lines: [], noteToPharmacist: null }) },
  discardDraft: { opensFor: 'prescription:write', elsewhere: notFound({ id: 'prescriptions-draft', version: 1 }) },
  signPrescription: { opensFor: 'prescription:sign', elsewhere: notFound({ id: 'prescriptions-draft', version: 1, overrides: [], priority: 'routine' }) },
  stopPrescription: { opensFor: 'prescription:stop', elsewhere: notFound({ prescriptionId: 'prescriptions-active', version: 1, reason: 'no longer needed' }) },
  holdPrescription: { opensFor: 'prescription:stop', elsewhere: notFound({ prescriptionId: 'prescriptions-active', version: 1, reason: 'wait for the result' }) },
  resumePrescription: { opensFor: 'prescription:stop', elsewhere: notFound({ prescriptionId: 'prescriptions-active', version: 1 }) },
  answerQuery: { opensFor: 'prescription:sign', elsewhere: notFound({ ...dispense, answer: 'Yes, it is right.' }) },

  revokeDocument: { opensFor: 'document:revoke', elsewhere: notFound({ documentId: 'documents-row', reason: 'withdrawn' }) },
  revokeByCode: { opensFor: 'document:revoke-by-code', elsewhere: [{ code: 'row', reason: 'withdrawn' }, 'document.code-unknown'] },
  reviewEmergencyAccess: { opensFor: 'emergency-access:review', elsewhere: notFound({ taskId: 'tasks-row', outcome: 'justified', note: 'as it should be' }) },

  countWaiting: { opensFor: 'notification:read', takesNothing: true },
  listNotices: { opensFor: 'notification:read', takesNothing: true },
  markNoticeRead: { opensFor: 'notification:read', elsewhere: notFound({ noticeId: 'notifications-row' }) },
  markAllNoticesRead: { opensFor: 'notification:read', takesNothing: true },

  chooseRole: { opensFor: 'organisation:read', beforeVerification: true, elsewhere: [{ actingAs: 'm-riverside-admin' }, 'access.not-allowed'] },
  confirmEmail: { opensFor: 'visitor', elsewhere: [{ userId: 'riverside-doctor', secret: 'guessed' }, 'session.link-not-valid'] },
  requestRecovery: { opensFor: 'visitor' },
  setNewPassword: { opensFor: 'visitor', elsewhere: [{ userId: 'riverside-doctor', secret: 'guessed', password: 'correct horse battery' }, 'session.link-not-valid'] },
  signIn: { opensFor: 'visitor', elsewhere: [{ email: 'doctor@riverside.test', password: 'guessed' }, 'session.wrong-credentials'] },
  signUp: { opensFor: 'visitor' },
  finishSignUp: { opensFor: 'anyone', beforeVerification: true },
  resendVerification: { opensFor: 'anyone', takesNothing: true, beforeVerification: true },
  signOut: { opensFor: 'visitor', takesNothing: true },

  startEncounter: { opensFor: 'encounter:start', elsewhere: notFound({ id, patientId, appointmentId: null, kind: 'in-person', reason: null }) },
  finishEncounter: { opensFor: 'encounter:finish', elsewhere: notFound({ patientId, encounterId: 'encounters-running' }) },
  saveNoteDraft: { opensFor: 'note:write', elsewhere: notFound({ noteId: id, patientId, encounterId: 'encounters-running', version: 0, words: { subjective: '', objective: '', assessment: '', plan: '' } }) },
  loadNoteDraft: { opensFor: 'note:write', elsewhere: notFound({ patientId, noteId: 'notes-draft' }) },
  signNote: { opensFor: 'note:sign', elsewhere: notFound({ patientId, noteId: 'notes-draft', version: 1 }) },
  addAddendum: { opensFor: 'note:sign', elsewhere: notFound({ id, patientId, noteId: 'notes-signed', words: 'one more thing' }) },
  completeTask: { opensFor: 'task:do', elsewhere: notFound({ taskId: 'tasks-row' }) },

  recordVitals: { opensFor: 'vitals:record', elsewhere: notFound({ id, patientId, encounterId: null, takenAt: new Date().toISOString(), readings: [{ key: 'HR', value: 72, confirmedUnlikely: false }], notDone: [], consciousness: null, onOxygen: null, note: null }) },
  markVitalsInError: { opensFor: 'vitals:record', elsewhere: notFound({ patientId, vitalSetId: 'vital-sets-row', reason: 'duplicate' }) },
  setSpo2Scale: { opensFor: 'prescription:write', elsewhere: notFound({ patientId, scale: '2', reason: 'confirmed-hypercapnia' }) },
}
