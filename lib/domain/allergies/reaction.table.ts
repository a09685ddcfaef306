import type { TableHead } from '@/lib/domain/units/table-head'

export const reactionHead = {
  version: 'reactions-1',
  effectiveFrom: '2026-01-01',
  source: 'Drug allergy practice parameter 2022; severity classes as used for cross-reactivity.',
  approvedBy: null,
} as const satisfies TableHead

/** severe: life or organ. moderate: immune but mild. intolerance: unpleasant, not immune. unknown: cannot say. */
export type ReactionClass = 'severe' | 'moderate' | 'intolerance' | 'unknown'

export interface ReactionRow {
  code: string
  name: string
  class: ReactionClass
  /** Other words people write, folded to lower case. */
  words: readonly string[]
}

export const reactions: readonly ReactionRow[] = [
  { code: 'anaphylaxis', name: 'anaphylaxis', class: 'severe', words: ['anaphylactic shock', 'anaphylactic reaction', 'allergic shock'] },
  { code: 'angio-oedema', name: 'angio-oedema', class: 'severe', words: ['angioedema', 'angioneurotic oedema', 'swelling of face', 'face swelling', 'swollen tongue', 'lip swelling', 'throat swelling'] },
  { code: 'stevens-johnson', name: 'Stevens-Johnson syndrome', class: 'severe', words: ['sjs', 'stevens johnson syndrome', 'stevens-johnson syndrome'] },
  { code: 'toxic-epidermal-necrolysis', name: 'toxic epidermal necrolysis', class: 'severe', words: ['ten', 'toxic epidermal necrolysis', 'lyell syndrome'] },
  { code: 'dress', name: 'DRESS', class: 'severe', words: ['drug reaction with eosinophilia', 'drug hypersensitivity syndrome', 'hypersensitivity syndrome'] },
  { code: 'severe-skin-reaction', name: 'severe skin reaction', class: 'severe', words: ['blistering rash', 'skin peeling', 'agep', 'erythema multiforme'] },
  { code: 'organ-injury', name: 'organ injury', class: 'severe', words: ['liver injury', 'hepatitis', 'interstitial nephritis', 'kidney injury', 'haemolytic anaemia', 'vasculitis', 'serum sickness'] },
  { code: 'agranulocytosis', name: 'agranulocytosis', class: 'severe', words: ['neutropenia', 'low white cells'] },
  { code: 'heparin-induced-thrombocytopenia', name: 'heparin-induced thrombocytopenia', class: 'severe', words: ['hit', 'heparin induced thrombocytopenia'] },
  { code: 'bronchospasm', name: 'bronchospasm', class: 'severe', words: ['wheeze', 'wheezing', 'difficulty breathing', 'breathlessness', 'shortness of breath', 'dyspnoea'] },
  { code: 'collapse', name: 'collapse', class: 'severe', words: ['loss of consciousness', 'hypotension', 'shock'] },
  { code: 'asthma', name: 'asthma attack', class: 'severe', words: ['asthma attack', 'asthma exacerbation', 'aerd'] },
  { code: 'nasal-polyps', name: 'nasal polyps or rhinitis', class: 'moderate', words: ['nasal polyps', 'rhinitis', 'rhinosinusitis'] },
  { code: 'cross-reactive-nsaid', name: 'reaction to two or more NSAIDs', class: 'moderate', words: ['several nsaids', 'reacts to all nsaids'] },
  { code: 'single-nsaid', name: 'reaction to one NSAID only', class: 'moderate', words: ['tolerates other nsaids'] },
  { code: 'urticaria', name: 'urticaria', class: 'moderate', words: ['hives', 'nettle rash', 'wheals'] },
  { code: 'rash', name: 'rash', class: 'moderate', words: ['skin rash', 'maculopapular rash', 'exanthema', 'red rash', 'eczema'] },
  { code: 'fever', name: 'drug fever', class: 'moderate', words: ['drug fever'] },
  { code: 'itching', name: 'itching', class: 'moderate', words: ['pruritus', 'itch'] },
  { code: 'cough', name: 'cough', class: 'intolerance', words: ['dry cough'] },
  { code: 'nausea', name: 'nausea or vomiting', class: 'intolerance', words: ['nausea', 'vomiting', 'sickness', 'upset stomach', 'stomach pain', 'dyspepsia', 'heartburn'] },
  { code: 'diarrhoea', name: 'diarrhoea', class: 'intolerance', words: ['diarrhea', 'loose stools'] },
  { code: 'headache', name: 'headache', class: 'intolerance', words: ['migraine'] },
  { code: 'dizziness', name: 'dizziness or drowsiness', class: 'intolerance', words: ['drowsiness', 'sedation', 'light-headed'] },
  { code: 'muscle-pain', name: 'muscle pain', class: 'intolerance', words: ['myalgia', 'myopathy', 'muscle ache'] },
  { code: 'flushing', name: 'flushing', class: 'intolerance', words: ['red man syndrome', 'facial flushing'] },
  { code: 'infusion-reaction', name: 'infusion reaction', class: 'intolerance', words: ['vancomycin infusion reaction'] },
  { code: 'ankle-swelling', name: 'ankle swelling', class: 'intolerance', words: ['ankle oedema', 'swollen ankles'] },
  { code: 'unknown', name: 'reaction not known', class: 'unknown', words: ['not known', 'unknown reaction', 'reaction not known', ''] },
]

const byWord = new Map(reactions.flatMap((row) => [row.code, row.name, ...row.words].map((word) => [word.toLowerCase(), row] as const)))

/** The reaction behind a code or a written word; unknown words are the unknown reaction, never a mild one. */
export function reactionOf(written: string): ReactionRow {
  return byWord.get(written.trim().toLowerCase()) ?? { code: 'unknown', name: written.trim(), class: 'unknown', words: [] }
}
