import { open, rename } from 'node:fs/promises'

/** A new name survives a power cut only once its folder is on disk too. */
export async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

/** Writes a small file whole or not at all, readable by its owner alone. */
export async function writeWhole(file: string, text: string): Promise<void> {
  const half = `${file}.${process.pid}.part`
  const handle = await open(half, 'w', 0o600)
  try {
    await handle.writeFile(text)
    await handle.sync()
  } finally {
    await handle.close()
  }
  await rename(half, file)
}
