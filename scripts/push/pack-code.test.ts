import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { packCode } from './pack-code'

it('packs files that tar unpacks byte by byte, the same way each time', () => {
  const folder = mkdtempSync(join(tmpdir(), 'pack-'))
  try {
    const files = [{ name: 'main.js', content: Buffer.from('module.exports = 1\n'.repeat(100)) }, { name: 'package.json', content: Buffer.from('{}') }]
    writeFileSync(join(folder, 'code.tar.gz'), packCode(files))
    execFileSync('tar', ['xzf', 'code.tar.gz'], { cwd: folder })
    for (const { name, content } of files) expect(readFileSync(join(folder, name)).equals(content)).toBe(true)
    expect(packCode(files).equals(packCode(files))).toBe(true)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})
