import { allergenHead, allergens } from '../allergies/allergen.table'
import { allergyGroups, allergyHead } from '../allergies/allergy.table'
import { reactionHead, reactions } from '../allergies/reaction.table'
import { appointmentPolicy, appointmentPolicyHead } from '../appointments/appointment-policy.table'
import { everydayWords, icd10WordsHead } from '../diagnoses/icd10-words.table'
import { icd10Codes, icd10Head } from '../diagnoses/icd10.table'
import { labCatalogueHead, labTests } from '../lab/catalogue.table'
import { criticalLadder, criticalLadderHead } from '../lab/critical-ladder.table'
import { crossCheckHead, crossCheckLimits } from '../lab/cross-checks.table'
import { plainWords, plainWordsHead } from '../lab/plain-words.table'
import { controlRuleHead, controlRules } from '../lab/quality-control.table'
import { rejectionReasonHead, rejectionReasons } from '../lab/rejection-reasons.table'
import { releasePolicy, releasePolicyHead } from '../lab/release-policy.table'
import { retestIntervalHead, retestIntervals } from '../lab/retest-intervals.table'
import { findLabTest } from '../lab/catalogue'
import { specimens, specimenTableHead } from '../lab/specimens.table'
import { controlledHead, controlledRows } from '../pharmacy/controlled.table'
import { dispensingPolicy, dispensingPolicyHead } from '../pharmacy/dispensing-policy.table'
import { doseFormHead, doseForms } from '../pharmacy/dose-form.table'
import { highAlertHead, highAlertRows } from '../pharmacy/high-alert.table'
import { labelWarningHead, labelWarnings } from '../pharmacy/label-warning.table'
import { medicineHead, medicineRows } from '../pharmacy/medicine.table'
import { tallManHead, tallManSets } from '../pharmacy/tall-man.table'
import { doseHead, doseRows } from '../prescriptions/dose.table'
import { drugListHead, drugLists } from '../prescriptions/drug-lists.table'
import { freshDays, freshnessHead } from '../prescriptions/fact-freshness.table'
import { frequencies, frequencyHead } from '../prescriptions/frequency.table'
import { historyCodes, historyCodesHead } from '../prescriptions/history-codes.table'
import { interactionHead, interactionRules } from '../prescriptions/interaction.table'
import { olderAgeHead, olderAgeRows } from '../prescriptions/older-age.table'
import { opioidHead, opioidRows } from '../prescriptions/opioid.table'
import { pregnancyDating, pregnancyDatingHead } from '../patients/pregnancy-dating.table'
import { pregnancyHead, pregnancyRows } from '../prescriptions/pregnancy.table'
import { prescribingPolicy, prescribingPolicyHead } from '../prescriptions/prescribing-policy.table'
import { renalHead, renalRows } from '../prescriptions/renal.table'
import type { TableHead } from '../units/table-head'
import { units, unitTableHead } from '../units/units.table'
import { childLimitHead, childLimitRules } from '../vitals/child-limits.table'
import { newsResponseHead, newsResponses } from '../vitals/news2-response.table'
import { vitalChangeHead, vitalChanges } from '../vitals/vital-changes.table'
import { vitals, vitalTableHead } from '../vitals/vital.table'
import { type ClinicalTable, countRows, type TableApprover } from './clinical-table'

type Register = readonly [key: string, name: string, decides: string, head: TableHead, content: unknown]

const signedBy = (approver: TableApprover | null, tables: readonly Register[]): ClinicalTable[] =>
  tables.map(([key, name, decides, head, content]) => ({ key, name, decides, approver, head, content, ...countRows(content) }))

/** Every table that decisions are made by. A test holds this list against the files. */
export const clinicalTables: readonly ClinicalTable[] = [
  ...signedBy('pharmacist', [
    ['interactions', 'Interactions', 'Which medicines are blocked or warned about together', interactionHead, interactionRules],
    ['drug-lists', 'Medicine groups', 'Which medicines an interaction rule means by a group', drugListHead, drugLists],
    ['doses', 'Dose limits', 'Which doses are refused or questioned', doseHead, doseRows],
    ['renal', 'Kidney function', 'Which medicines change with kidney function', renalHead, renalRows],
    ['pregnancy', 'Pregnancy and breastfeeding', 'Which medicines are blocked or warned about', pregnancyHead, pregnancyRows],
    ['older-age', 'Older people', 'Which medicines are questioned from 65 years', olderAgeHead, olderAgeRows],
    ['opioids', 'Opioid load', 'How opioid doses are added up', opioidHead, opioidRows],
    ['controlled', 'Controlled medicines', 'Which medicines need more, and what', controlledHead, controlledRows],
    ['formulary', 'Formulary', 'What can be prescribed, and the usual instructions', medicineHead, medicineRows],
    ['high-alert', 'High-alert medicines', 'Which medicines a second look is asked for', highAlertHead, highAlertRows],
    ['dispensing-policy', 'Dispensing policy', 'Waiting times, part supplies and short dates', dispensingPolicyHead, dispensingPolicy],
    ['label-warnings', 'Label warnings', 'Which sentences stand on a label', labelWarningHead, labelWarnings],
    ['tall-man', 'Look-alike names', 'Which names are written with tall letters', tallManHead, tallManSets],
  ]),
  ...signedBy('doctor', [
    ['lab-catalogue', 'Laboratory tests', 'Ranges, critical limits, units and delta checks', labCatalogueHead, labTests],
    ['critical-ladder', 'Critical call ladder', 'Who is called about a critical result, and when', criticalLadderHead, criticalLadder],
    ['cross-checks', 'Specimen cross-checks', 'When a specimen looks mixed up or spoilt', crossCheckHead, crossCheckLimits],
    ['retest-intervals', 'Repeat intervals', 'When a repeated order is questioned', retestIntervalHead, Object.entries(retestIntervals).map(([code, days]) => ({ name: findLabTest(code)?.name ?? code, code, daysBetween: days }))],
    ['control-rules', 'Quality control', 'When a control run is rejected', controlRuleHead, controlRules],
    ['specimens', 'Specimens', 'Tubes, order of draw and how long they keep', specimenTableHead, specimens],
    ['release-policy', 'Release to patients', 'When a patient sees a result', releasePolicyHead, releasePolicy],
    ['plain-words', 'Plain words', 'What a patient reads beside a result', plainWordsHead, plainWords],
    ['vitals', 'Vital signs', 'What is refused, questioned and scored', vitalTableHead, vitals],
    ['vital-changes', 'Changes of vital signs', 'Which change is asked about, and how long a set counts', vitalChangeHead, vitalChanges],
    ['pregnancy-dating', 'Dating a pregnancy', 'Weeks, trimesters, and how long what was recorded counts', pregnancyDatingHead, pregnancyDating],
    ['child-limits', 'Vital signs of children', 'Limits below 16 years', childLimitHead, childLimitRules],
    ['news2-response', 'NEWS2 response', 'What each band asks for', newsResponseHead, newsResponses],
    ['allergies', 'Allergy groups', 'Which allergy blocks which medicine', allergyHead, allergyGroups],
    ['reactions', 'Reactions', 'How severe a reaction counts', reactionHead, reactions],
    ['history-codes', 'History from diagnoses', 'Which diagnosis counts as a risk in the checks', historyCodesHead, historyCodes],
    ['fact-freshness', 'How old a fact may be', 'When a value is too old to decide by', freshnessHead, freshDays],
    ['prescribing-policy', 'Prescribing policy', 'How long a prescription is valid', prescribingPolicyHead, prescribingPolicy],
    ['appointment-policy', 'Appointments', 'Holds, late cancellations and no-shows', appointmentPolicyHead, appointmentPolicy],
  ]),
  ...signedBy(null, [
    ['icd10', 'Diagnoses (ICD-10-CM)', 'Which codes can be recorded', icd10Head, icd10Codes],
    ['icd10-words', 'Everyday words for diagnoses', 'What a search for a diagnosis finds', icd10WordsHead, everydayWords],
    ['units', 'Units (UCUM)', 'How units are written and converted', unitTableHead, units],
    ['allergens', 'Allergens', 'What a search for an allergy finds', allergenHead, allergens],
    ['dose-forms', 'Dose forms', 'How a form is named', doseFormHead, doseForms],
    ['frequencies', 'Frequencies', 'How often is written in full', frequencyHead, frequencies],
    ['rejection-reasons', 'Reasons to reject a specimen', 'What can be chosen', rejectionReasonHead, rejectionReasons],
  ]),
]
