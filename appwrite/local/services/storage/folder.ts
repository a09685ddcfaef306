import { invalid, validator, type Validator } from '../../http/validator'

const LONGEST = 2048

/** Where in a bucket a file lies: names with a slash between, such as `scans/2026`. Nothing climbs out with `..`, nothing is skipped. */
export const folder: Validator<string> = validator(
  `Folder must be \`/\`-separated segments without empty, \`.\`, or \`..\` segments, must not start with \`/\`, must not contain control characters, and must be at most ${LONGEST} characters long including the trailing slash.`,
  (value) => {
    if (value === '') return ''
    if (typeof value !== 'string' || Buffer.byteLength(storedFolder(value)) > LONGEST || CONTROL.test(value)) return invalid
    const names = value.replace(/\/$/, '').split('/')
    return names.some((name) => name === '' || name === '.' || name === '..') ? invalid : value
  },
)

const CONTROL = /[\0-\x1f\x7f]/

/** A folder as it is kept and shown: with a slash at its end, unless it is the bucket itself. */
export function storedFolder(folder: string): string {
  return folder === '' || folder.endsWith('/') ? folder : `${folder}/`
}
