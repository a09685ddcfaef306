import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export type Mount = { path: string; release(): void }

/** A disk of so many megabytes in memory. Needs the right to mount. */
export function mountTmpfs(path: string, megabytes: number): Mount {
  mkdirSync(path, { recursive: true })
  execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', path], { stdio: 'pipe' })
  return { path, release: () => void execFileSync('umount', ['-l', path], { stdio: 'pipe' }) }
}

let answer: boolean | null = null

/** Whether this account may mount a disk; tests that need one are skipped by name where it may not. */
export function canMount(): boolean {
  return (answer ??= triesToMount())
}

function triesToMount(): boolean {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return false
  const folder = mkdtempSync(join(tmpdir(), 'can-mount-'))
  try {
    mountTmpfs(folder, 1).release()
    return true
  } catch {
    // A container without the right: whoever asks skips its test.
    return false
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
