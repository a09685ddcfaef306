import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { isRefusal } from './is-refusal'
import { Refusal, refusals, refuse, type RefusalCode, wordsFor } from './refusals'

const codes = Object.keys(refusals) as RefusalCode[]

function sourcesIn(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) return ['node_modules', 'catalogue', 'dist', 'local'].includes(entry.name) ? [] : sourcesIn(path)
    return /\.tsx?$/.test(entry.name) && !/\.test\.tsx?$/.test(entry.name) && path !== join('lib', 'errors', 'refusals.ts') ? [path] : []
  })
}

const source = ['lib', 'actions', 'app', 'components', 'appwrite/functions'].flatMap(sourcesIn).filter((path) => !path.includes('testing')).map((path) => readFileSync(path, 'utf8')).join('\n')

describe('the refusals', () => {
  it.each(codes)('%s says what is the matter and what to do next', (code) => {
    const { says, next } = refusals[code]
    for (const sentence of [says, next]) expect(sentence).toMatch(/^([A-Z0-9“{].{5,}[.!?]|\{\w+\})$/)
    expect(code).toMatch(/^[a-z][a-z0-9-]*\.[a-z][a-z0-9-]*$/)
  })

  it('are all given somewhere', () => {
    expect(codes.filter((code) => !source.includes(`'${code}'`))).toEqual([])
  })

  it('are all in the catalogue', () => {
    const given = [...source.matchAll(/(?:refuse|new Refusal)\(\s*'([^']+)'/g)].map((match) => match[1]!)
    expect(given.length).toBeGreaterThan(150)
    expect([...new Set(given)].filter((code) => !(code in refusals))).toEqual([])
  })

  it('fill their places, and leave no value of somebody in a sentence by itself', () => {
    expect(wordsFor('session.locked', { values: { until: '10:15 UTC' } }).says + wordsFor('session.locked', { values: { until: '10:15 UTC' } }).next).toContain('10:15 UTC')
    expect(wordsFor('record.not-found', { values: { name: 'Okonkwo' } })).toEqual(refusals['record.not-found'])
  })

  it('are told apart from faults', () => {
    const thrown = (() => {
      try {
        return refuse('record.not-found', { field: 'number' })
      } catch (error) {
        return error
      }
    })()
    expect(isRefusal(thrown)).toBe(true)
    expect(isRefusal(thrown, 'record.not-found')).toBe(true)
    expect(isRefusal(thrown, 'session.required')).toBe(false)
    expect(isRefusal(new Error('record.not-found'))).toBe(false)
    expect((thrown as Refusal).detail).toEqual({ field: 'number' })
  })
})
