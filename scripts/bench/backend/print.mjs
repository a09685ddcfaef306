const cellOf = (cell, i, width) => (i === 0 ? String(cell).padEnd(width) : String(cell).padStart(width))

/** A table printed line by line as its figures come: the first column to the left, figures to the right. */
export function openTable(head) {
  const width = (i) => (i === 0 ? 56 : Math.max(head[i].length, 7) + 2)
  const print = (row) => process.stdout.write(`${row.map((cell, i) => cellOf(cell, i, width(i))).join('')}\n`)
  process.stdout.write('\n')
  print(head)
  return print
}
