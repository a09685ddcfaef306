import { randomInt } from 'node:crypto'

const FIRST = ['Calm', 'Bright', 'Gentle', 'Quiet', 'Golden', 'Silver', 'Early', 'Steady', 'Warm', 'Clear', 'Swift', 'Kind', 'Brave', 'Mellow', 'Northern', 'Hidden', 'Merry', 'Patient', 'Rosy', 'Velvet']
const SECOND = ['river', 'meadow', 'lantern', 'harbour', 'sparrow', 'maple', 'pebble', 'garden', 'island', 'compass', 'window', 'orchard', 'feather', 'bridge', 'violin', 'kettle', 'mountain', 'ribbon', 'willow', 'teacup']

/** Two words that screen and mail show alike, so that a person sees the mail is about this sign-in. */
export function securityPhrase(): string {
  return `${FIRST[randomInt(FIRST.length)]} ${SECOND[randomInt(SECOND.length)]}`
}
