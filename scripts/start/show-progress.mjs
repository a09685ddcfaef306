const mega = (bytes) => `${(bytes / 1e6).toFixed(bytes < 1e7 ? 1 : 0)} MB`

/** Tells how far something is once it takes longer than a second: in place on a terminal, a line every ten seconds elsewhere. */
export function progressOf(words) {
  const started = Date.now()
  let toldAt = 0
  return (done, total) => {
    const now = Date.now()
    if (now - started < 1000 || now - toldAt < (process.stdout.isTTY ? 200 : 10_000)) return
    toldAt = now
    const line = `  ${words}: ${mega(done)} of ${mega(total)}`
    process.stdout.write(process.stdout.isTTY ? `\r${line}   ${done === total ? '\n' : ''}` : `${line}\n`)
  }
}

export const sizeText = mega
