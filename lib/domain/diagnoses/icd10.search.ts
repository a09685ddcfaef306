import { everydayWords, frequentCodes, spellings } from '@/lib/domain/diagnoses/icd10-words.table'
import { icd10Codes } from '@/lib/domain/diagnoses/icd10.table'
import type { Icd10Row } from '@/lib/domain/diagnoses/icd10.table'

export interface Icd10Hit {
  code: string
  title: string
  /** The everyday words that led here, when the title does not hold what was typed. */
  because: string | null
}

interface Entry {
  code: string
  title: string
  bareCode: string
  words: string[]
  /** The words in one string, to pass over most entries at a glance. */
  text: string
}

/** Lower case without accents or signs: `Ménière's` becomes `meniere s`. */
export const foldWords = (written: string): string => written.normalize('NFD').replaceAll(/[\u0300-\u036f]/g, '').toLowerCase().replaceAll(/[’']/g, '').replaceAll(/[^a-z0-9]+/g, ' ').trim()

const respelled = (folded: string): string => spellings.reduce((text, [typed, written]) => text.replaceAll(typed, written), folded)

let ownIndex: Entry[] | null = null

function indexOf(rows: readonly Icd10Row[]): Entry[] {
  if (rows !== icd10Codes) return rows.map(entryOf)
  ownIndex ??= rows.map(entryOf)
  return ownIndex
}

function entryOf([code, title]: Icd10Row): Entry {
  const text = respelled(foldWords(title))
  return { code, title, bareCode: bare(code), words: text.split(' '), text }
}

const bare = (code: string): string => code.replaceAll(/[^A-Za-z0-9]/g, '').toUpperCase()

/** The title of a code, or null. The dot may be left out. */
export function findDiagnosis(code: string, rows: readonly Icd10Row[] = icd10Codes): Icd10Row | null {
  const asked = bare(code)
  const entry = indexOf(rows).find((one) => one.bareCode === asked)
  return entry ? [entry.code, entry.title] : null
}

/**
 * Diagnoses that fit what was typed: a code or its beginning, words of the title in any order, or everyday words. Case,
 * accents, dots and British or American spelling do not matter. Best first.
 */
export function searchDiagnoses(typed: string, { limit = 20, rows = icd10Codes }: { limit?: number; rows?: readonly Icd10Row[] } = {}): Icd10Hit[] {
  const folded = foldWords(typed)
  if (folded === '') return []
  const query: Query = { code: /^[a-z]\d/i.test(typed.trim()) ? bare(typed) : '', tokens: respelled(folded).split(' '), everyday: everydayMatches(folded) }
  const scored = indexOf(rows).flatMap((entry) => {
    const { score, because } = scoreOf(entry, query)
    return score > 0 ? [{ hit: { code: entry.code, title: entry.title, because }, score }] : []
  })
  return scored.sort((a, b) => b.score - a.score || a.hit.title.length - b.hit.title.length || (a.hit.code < b.hit.code ? -1 : 1)).slice(0, limit).map(({ hit }) => hit)
}

interface EverydayMatch {
  phrase: string
  /** Bare beginnings of codes, the likeliest first. */
  prefixes: string[]
  isWhole: boolean
}

interface Query {
  code: string
  tokens: string[]
  everyday: EverydayMatch[]
}

/** Everyday words that begin with what was typed; the whole phrase counts more than its beginning. */
function everydayMatches(folded: string): EverydayMatch[] {
  return Object.entries(everydayWords)
    .filter(([phrase]) => phrase === folded || (folded.length >= 4 && phrase.startsWith(folded)))
    .map(([phrase, codes]) => ({ phrase, prefixes: codes.map(bare), isWhole: phrase === folded }))
}

function scoreOf(entry: Entry, query: Query): { score: number; because: string | null } {
  const byCode = query.code === '' ? 0 : codeScore(entry, query.code)
  const byTitle = titleScore(entry, query.tokens)
  const everyday = bestEveryday(entry, query.everyday)
  const score = Math.max(byCode, byTitle, everyday.score)
  if (score === 0) return { score, because: null }
  return { score: score + commonness(entry.code), because: everyday.score === score && byTitle === 0 ? everyday.phrase : null }
}

/** What a clinic writes every day comes first; codes for newborns only come last among equals. */
const commonness = (code: string): number => (frequentCodes.has(code) ? 15 : code.startsWith('P') ? -12 : 0)

function codeScore(entry: Entry, code: string): number {
  if (entry.bareCode === code) return 1000
  return entry.bareCode.startsWith(code) ? 500 - entry.bareCode.length : 0
}

/** Every word typed has to begin a word of the title; whole words and the first word count more. */
function titleScore({ words, text }: Entry, tokens: readonly string[]): number {
  if (!tokens.every((token) => text.includes(token))) return 0
  const scores = tokens.map((token) => Math.max(0, ...words.map((word, place) => wordScore(word, token, place))))
  return scores.every((score) => score > 0) ? 100 + scores.reduce((sum, score) => sum + score, 0) / tokens.length - words.length / 2 : 0
}

function wordScore(word: string, token: string, place: number): number {
  if (!word.startsWith(token)) return 0
  return (word === token ? 30 : 15) + (place === 0 ? 20 : 0)
}

function bestEveryday(entry: Entry, matches: readonly EverydayMatch[]): { score: number; phrase: string | null } {
  const scored = matches.map(({ phrase, prefixes, isWhole }) => {
    const place = prefixes.findIndex((prefix) => entry.bareCode.startsWith(prefix))
    const isExact = place >= 0 && entry.bareCode === prefixes[place]
    return { phrase, score: place < 0 ? 0 : (isWhole ? 200 : 120) - place * 15 + (isExact ? 25 : 0) }
  })
  return scored.reduce<{ score: number; phrase: string | null }>((best, one) => (one.score > best.score ? one : best), { score: 0, phrase: null })
}
