import fc from 'fast-check'

/** One blow to a text of bytes, at a place given as a fraction of its length. */
type Blow = { kind: 'flip' | 'cut' | 'drop' | 'insert' | 'repeat' | 'swap'; at: number; bytes: Uint8Array }

export const blows: fc.Arbitrary<Blow[]> = fc.array(
  fc.record({ kind: fc.constantFrom<Blow['kind']>('flip', 'cut', 'drop', 'insert', 'repeat', 'swap'), at: fc.double({ min: 0, max: 1, noNaN: true }), bytes: fc.uint8Array({ minLength: 1, maxLength: 8 }) }),
  { minLength: 1, maxLength: 4 },
)

/** The byte fuzzer: bits flipped, tails cut off, bytes lost, put in, doubled and moved. */
export function mutate(bytes: Buffer, each: readonly Blow[]): Buffer {
  return each.reduce((hit, blow) => strike(hit, blow), bytes)
}

function strike(bytes: Buffer, { kind, at, bytes: strange }: Blow): Buffer {
  const place = Math.min(bytes.length, Math.floor(at * bytes.length))
  const [head, tail] = [bytes.subarray(0, place), bytes.subarray(place)]
  switch (kind) {
    case 'cut': return Buffer.from(head)
    case 'drop': return Buffer.concat([head, tail.subarray(1)])
    case 'insert': return Buffer.concat([head, strange, tail])
    case 'repeat': return Buffer.concat([head, tail.subarray(0, 40), tail])
    case 'swap': return Buffer.concat([tail, head])
    case 'flip': return Buffer.concat([head, Buffer.from([(tail[0] ?? 0) ^ (strange[0] ?? 1)]), tail.subarray(1)])
  }
}
