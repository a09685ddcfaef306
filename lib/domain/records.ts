import { application, membership, organisation, partner, practitioner } from './admin/organisation.schema'
import { auditEntry, auditHead, auditSeal, historyEntry, signal, signInGuard } from './admin/audit.schema'
import { configurationVersion, featureFlag, setting } from './admin/settings.schema'
import { allergy } from './allergies/allergy.schema'
import { appointment, bookingTurn, schedule, slotClaim, waitlistEntry } from './appointments/appointment.schema'
import { invoice, payment } from './billing/invoice.schema'
import { diagnosis } from './diagnoses/diagnosis.schema'
import { documentVersion, shareLink, signingKey, storedDocument } from './files/document.schema'
import { controlMaterial, controlRun, instrument } from './lab/bench.schema'
import { criticalCall, labOrder, labReport, labResult, specimen } from './lab/order.schema'
import { conversation, message, messageReceipt, notification, notificationPreference } from './messages/message.schema'
import { careTeamMember, condition, consent, homeMedication, patient, proxy, review } from './patients/patient.schema'
import { dispense, lot, medicinalProduct, stockLedgerEntry, supplier } from './pharmacy/stock.schema'
import { prescription, prescriptionItem, refillRequest } from './prescriptions/prescription.schema'
import { carePlan, encounter, note, noteVersion, referral, task } from './visits/visit.schema'
import { vitalSet } from './vitals/vitals.schema'
import type { z } from 'zod'

/** Every record of the clinic by the name the code uses; `tables` gives the name storage uses. */
export const records = {
  organisations: organisation, memberships: membership, practitioners: practitioner, partners: partner, applications: application,
  settings: setting, featureFlags: featureFlag, configurationVersions: configurationVersion,
  auditEntries: auditEntry, auditSeals: auditSeal, auditHeads: auditHead, history: historyEntry, signals: signal, signInGuards: signInGuard,
  patients: patient, allergies: allergy, conditions: condition, homeMedications: homeMedication, careTeamMembers: careTeamMember,
  consents: consent, proxies: proxy, reviews: review,
  schedules: schedule, appointments: appointment, slotClaims: slotClaim, bookingTurns: bookingTurn, waitlistEntries: waitlistEntry,
  encounters: encounter, notes: note, noteVersions: noteVersion, carePlans: carePlan, tasks: task, referrals: referral,
  vitalSets: vitalSet, diagnoses: diagnosis,
  labOrders: labOrder, specimens: specimen, labResults: labResult, labReports: labReport, criticalCalls: criticalCall,
  instruments: instrument, controlMaterials: controlMaterial, controlRuns: controlRun,
  prescriptions: prescription, prescriptionItems: prescriptionItem, refillRequests: refillRequest,
  medicinalProducts: medicinalProduct, lots: lot, stockLedgerEntries: stockLedgerEntry, suppliers: supplier, dispenses: dispense,
  documents: storedDocument, documentVersions: documentVersion, signingKeys: signingKey, shareLinks: shareLink,
  conversations: conversation, messages: message, messageReceipts: messageReceipt, notifications: notification, notificationPreferences: notificationPreference,
  invoices: invoice, payments: payment,
} as const

export type RecordName = keyof typeof records
export type RecordOf<Name extends RecordName> = z.infer<(typeof records)[Name]>

/** `labResults` → `lab_results`. */
export const tableOf = (name: RecordName): string => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
export const recordNames = Object.keys(records) as RecordName[]
