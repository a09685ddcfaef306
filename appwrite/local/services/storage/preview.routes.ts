import { isKey } from '../../auth/auth'
import { AppwriteError } from '../../http/appwrite-error'
import type { Context } from '../../http/context'
import { RawBody } from '../../http/reply'
import { route, type Route } from '../../http/route'
import { invalid, optional, required, validator } from '../../http/validator'
import { integerRange, oneOf, text, uid } from '../../http/validators'
import { getBucket } from './bucket-access'
import { loadContent } from './file-content'
import { previewsOf } from './preview-cache'
import { drawPreview, type PreviewFormat, type PreviewParams, type PreviewSource } from './preview-image'
import { getFileToRead } from './readable-file'
import type { FileRow } from './storage.rows'

const hexColour = validator('Value must be a valid Hex color code', (value) => (typeof value === 'string' && /^([0-9a-fA-F]{3}|[0-9a-fA-F]{6}|)$/.test(value) ? value : invalid))
const fraction = validator('Value must be a valid range between 0 and 1', (value) => {
  const number = Number(value)
  return Number.isFinite(number) && number >= 0 && number <= 1 ? number : invalid
})
const GRAVITY = ['center', 'top-left', 'top', 'top-right', 'left', 'right', 'bottom-left', 'bottom', 'bottom-right'] as const
const TYPES: Readonly<Record<PreviewFormat, string>> = {
  jpg: 'image/jpeg', jpeg: 'image/jpeg', png: 'image/png', webp: 'image/webp', heic: 'image/heic', avif: 'image/avif', gif: 'image/gif',
}
const OUTPUTS = ['jpg', 'jpeg', 'png', 'webp', 'heic', 'avif', 'gif'] as const
const PREVIEWED = new Set(['image/jpeg', 'image/png', 'image/gif', 'image/webp', 'image/heic'])
/** A picture whose stored bytes are more than this is shown as a plain sheet. */
const MOST_BYTES = 20_000_000
/** What stands where a file has no picture of its own: its size and colour are the real server's. */
const SHEET = { sheet: '#eceff1', width: 1200, height: 800 }
const DAY = 86_400

/** How a drawn preview may be kept: a first answer says both, as on the real server. */
const FRESH: readonly [string, string][] = [
  ['cache-control', 'no-cache, no-store, must-revalidate'], ['pragma', 'no-cache'], ['expires', '0'], ['x-appwrite-cache', 'miss'], ['cache-control', `private, max-age=${30 * DAY}`],
]
const KEPT: readonly [string, string][] = [['cache-control', `private, max-age=${180 * DAY}`], ['x-appwrite-cache', 'hit']]

/** Pictures of files, scaled and dressed as asked. */
export const previewRoutes: Route[] = [
  route({
    method: 'GET', path: '/storage/buckets/:bucketId/files/:fileId/preview', scope: 'files.read', service: 'storage', lacks: 'HEIC pictures',
    params: {
      bucketId: required(uid), fileId: required(uid),
      width: optional(integerRange(0, 4000), 0), height: optional(integerRange(0, 4000), 0), gravity: optional(oneOf(GRAVITY), 'center' as const),
      quality: optional(integerRange(-1, 100), -1), borderWidth: optional(integerRange(0, 100), 0), borderColor: optional(hexColour, ''),
      borderRadius: optional(integerRange(0, 4000), 0), opacity: optional(fraction, 1), rotation: optional(integerRange(-360, 360), 0),
      background: optional(hexColour, ''), output: optional<PreviewFormat, PreviewFormat | ''>(oneOf(OUTPUTS), ''), token: optional(text(512), ''),
    },
    async handler(context, params) {
      const bucket = getBucket(context, params.bucketId)
      if (bucket.transformations === 0 && !isKey(context.auth)) throw new AppwriteError('storage_bucket_transformations_disabled')
      const file = getFileToRead(context, bucket, params)
      const asked = previewOf(file, params)
      const { output } = asked
      const previews = previewsOf(context.backend)
      const key = JSON.stringify([file.blob, asked])
      const kept = previews.find(key)
      for (const [name, value] of kept === null ? FRESH : KEPT) context.reply.header(name, value)
      return new RawBody(kept ?? (await previews.draw(key, async () => drawPreview(await sourceOf(context, file), asked))), TYPES[output])
    },
  }),
]

type Asked = Omit<PreviewParams, 'output'> & { output: PreviewFormat | '' }

const hasPicture = (file: FileRow): boolean => PREVIEWED.has(file.mime_type) && file.size_actual <= MOST_BYTES

async function sourceOf(context: Context, file: FileRow): Promise<PreviewSource> {
  return hasPicture(file) ? loadContent(context.backend, file) : SHEET
}

function previewOf(file: FileRow, { width, height, gravity, quality, borderWidth, borderColor, borderRadius, opacity, rotation, background, output }: Asked): PreviewParams {
  const drawn = { width, height, gravity, quality, borderWidth, borderColor, borderRadius, opacity, rotation }
  if (!hasPicture(file)) return { ...drawn, background: background === '' ? SHEET.sheet.slice(1) : background, output: output === '' ? 'png' : output }
  return { ...drawn, background, output: output === '' ? usualFormat(file) : output }
}

/** The format of the file's name; without an extension, of what it holds; JPEG for what cannot be written. */
function usualFormat({ name, mime_type }: FileRow): PreviewFormat {
  const extension = /\.([^.]*)$/.exec(name)?.[1]?.toLowerCase() ?? ''
  if (extension !== '') return extension in TYPES ? (extension as PreviewFormat) : 'jpg'
  return (Object.keys(TYPES) as PreviewFormat[]).find((format) => TYPES[format] === mime_type) ?? 'jpg'
}
