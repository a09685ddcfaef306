import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { inflateSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import type { LabReportContent } from '@/lib/domain/files/lab-report.content'
import type { PrescriptionContent } from '@/lib/domain/files/prescription.content'
import { coverageOf } from './font-coverage'
import { printable } from './printable'
import { renderLabReport, renderPrescription } from './render-document'

const folder = join(dirname(createRequire(import.meta.url).resolve('dejavu-fonts-ttf/package.json')), 'ttf')
const fonts = { regular: new Uint8Array(readFileSync(join(folder, 'DejaVuSans.ttf'))), bold: new Uint8Array(readFileSync(join(folder, 'DejaVuSans-Bold.ttf'))) }

const organisation = { name: 'Riverside Clinic', address: { street: '1 Main Street', city: 'Łódź', state: '', postcode: '90-001', country: 'PL' }, phone: '+48 42 000 00 00', timeZone: 'Europe/Warsaw', isDemo: true }
const patient = { familyName: 'Żółkiewska', givenName: 'Łucja', title: 'Mrs', mrn: '4183002761', bornOn: '1958-07-14', sex: 'female' as const }
const row = { unit: 'mmol/L', rangeText: '3.5 to 5.3', comment: null, before: null }
const report: LabReportContent = {
  organisation, patient, title: 'Urea and electrolytes', accession: 'MT-26-004183', number: 2, banner: 'corrected', comment: 'Haemolysis ≥ 2+, repeat advised.',
  rows: [
    { ...row, name: 'Potassium', value: '6.8', flag: 'HH', before: '5.8 mmol/L' }, { ...row, name: 'Sodium', value: '128', rangeText: '135 to 145', flag: 'L' },
    { ...row, name: 'Creatinine', value: '92', unit: 'umol/L', rangeText: '45 to 84', flag: 'H' }, { ...row, name: 'Troponin', value: '< 5', unit: 'ng/L', rangeText: '', flag: 'unknown' },
    { ...row, name: 'Chloride', value: '101', rangeText: '98 to 107', flag: 'N' }, { ...row, name: 'Urea', value: 'Not done', unit: '', rangeText: '', flag: null },
  ],
  orderedByName: 'Dr L. Haddad', collectedAt: '2026-03-05T08:10:00.000Z', receivedAt: '2026-03-05T08:40:00.000Z', verifiedAt: '2026-03-05T09:05:00.000Z', verifiedByName: 'B. Technician',
  issuedAt: '2026-03-05T09:06:00.000Z', code: '0123456789ABCDEFGHJKMNPQRS', verifyUrl: 'https://clinic.example/verify/0123456789ABCDEFGHJKMNPQRS',
}
const prescription: PrescriptionContent = {
  organisation: { ...organisation, isDemo: false }, patient: { ...patient, familyName: 'Παπαδόπουλος', givenName: 'Γιώργος', sex: 'male' }, number: 'RX-26-000017', version: 1,
  items: [{ line: 'amoxicillin — capsule — DOSE 500 mg — oral — three times a day — for 5 days', sentence: 'Take 1 capsule three times a day for 5 days.', quantity: '15 capsules', refills: 'No refills', substitution: 'Substitution allowed', indication: 'Otitis media' }],
  prescriberName: 'Dr L. Haddad', signedAt: '2026-03-05T09:00:00.000Z', validUntil: '2027-03-05T09:00:00.000Z', noteToPharmacist: null, issuedAt: '2026-03-05T09:06:00.000Z', code: report.code, verifyUrl: report.verifyUrl,
}

/** The text of a PDF, by its own character maps: what a reader who copies from it gets. */
function textOf(pdf: Uint8Array): string {
  const work = mkdtempSync(join(tmpdir(), 'pdf-'))
  try {
    writeFileSync(join(work, 'a.pdf'), pdf)
    return execFileSync('pdftotext', ['-layout', join(work, 'a.pdf'), '-'], { encoding: 'utf8' })
  } catch {
    return textByMaps(Buffer.from(pdf))
  } finally {
    rmSync(work, { recursive: true })
  }
}

function textByMaps(pdf: Buffer): string {
  const latin = pdf.toString('latin1')
  const streams = [...latin.matchAll(/stream\r?\n/g)].flatMap(({ index, 0: mark }) => {
    const from = index + mark.length
    try {
      return [inflateSync(pdf.subarray(from, latin.indexOf('endstream', from))).toString('latin1')]
    } catch {
      return []
    }
  })
  const maps = streams.filter((text) => text.includes('beginbfrange') || text.includes('beginbfchar')).map((text) => [...text.matchAll(/<([0-9a-f]{4,})>/gi)].map((match) => Buffer.from(match[1]!, 'hex').swap16().toString('utf16le')).join(''))
  return maps.join('\n')
}

const flat = (text: string) => text.replaceAll('\u00a0', ' ').replaceAll('\u202f', ' ').replace(/\s+/g, ' ')

describe('the laboratory report', () => {
  it('prints every letter, sign and word as it is', async () => {
    const { pdf } = await renderLabReport(report, fonts)
    const text = flat(textOf(pdf))
    for (const said of [
      'ŻÓŁKIEWSKA, Łucja (Mrs)', '14-Jul-1958', '67y', 'Female', '4183 0027 61', 'Riverside Clinic', 'Łódź', 'CORRECTED REPORT', 'DEMONSTRATION', 'Page 1 of 1',
      '6.8', '▲▲ Critical high', '▼ Low', 'micromol/L', 'less than 5', '? Not judged', 'Not done', '135 to 145', 'Given out before: 5.8 mmol/L', 'Haemolysis ≥ 2+',
      '05-Mar-2026 09:10', '05-Mar-2026 10:05', 'B. Technician', 'Dr L. Haddad', 'Report MT-26-004183, version 2', '01234 56789 ABCDE',
    ]) expect(text).toContain(said)
    expect(text).not.toMatch(/preliminary/i)
  })

  it('says on the paper that it is not final', async () => {
    const { pdf, lines } = await renderLabReport({ ...report, banner: 'preliminary' }, fonts)
    expect(textOf(pdf)).toContain('PRELIMINARY: not a final report')
    expect(lines[1]).toBe('Preliminary report')
  })

  it('carries the patient and the page number on every page, and splits no row', async () => {
    const rows = Array.from({ length: 90 }, (_, i) => ({ ...report.rows[0]!, name: `Test ${i + 1}`, comment: `Comment ${i + 1}` }))
    const { pdf } = await renderLabReport({ ...report, rows }, fonts)
    const pages = textOf(pdf).split('\f').filter((page) => page.trim() !== '')
    expect(pages.length).toBeGreaterThan(2)
    pages.forEach((page, i) => {
      expect(flat(page)).toContain('ŻÓŁKIEWSKA, Łucja')
      expect(flat(page)).toContain(`Page ${i + 1} of ${pages.length}`)
      expect([...page.matchAll(/\bTest (\d+)\b/g)].map((match) => match[1])).toEqual([...page.matchAll(/\bComment (\d+)\b/g)].map((match) => match[1]))
    })
  }, 20_000)

  it('gives the lines that a checker compares', async () => {
    const { lines } = await renderLabReport(report, fonts)
    expect(lines.map(flat)).toEqual(['Report MT-26-004183', 'Corrected report', 'Potassium: 6.8 mmol/L Critical high', 'Sodium: 128 mmol/L Low', 'Creatinine: 92 micromol/L High', 'Troponin: less than 5 ng/L Not judged', 'Chloride: 101 mmol/L', 'Urea: Not done'])
  })
})

describe('the prescription', () => {
  it('prints line, sentence, quantity, prescriber and validity', async () => {
    const text = flat(textOf((await renderPrescription(prescription, fonts)).pdf))
    for (const said of ['ΠΑΠΑΔΌΠΟΥΛΟΣ, Γιώργος', 'amoxicillin — capsule — DOSE 500 mg — oral', 'Take 1 capsule three times a day for 5 days.', 'Quantity 15 capsules', 'No refills', 'Dr L. Haddad', '05-Mar-2027', '1 medicine. Nothing follows.', 'Prescription RX-26-000017']) expect(text).toContain(said)
    expect(text).not.toContain('DEMONSTRATION')
  })
})

describe('characters', () => {
  const covers = coverageOf(fonts.regular)
  it.each(['Ł ż ≥ ≤ µ μ − × ⁹ ▲ ▼ ◆ é ç ß', 'Γιώργος', 'Юлия', 'أمينة', 'Nguyễn'])('%s can be printed', (text) => expect(printable(text, covers)).toBe(text))
  it('shows what no font has instead of losing it', () => {
    expect(printable('李 小龙', covers)).toBe('[U+674E] [U+5C0F][U+9F99]')
    expect(printable('a\u0007b', covers)).toBe('a[U+0007]b')
  })
})
