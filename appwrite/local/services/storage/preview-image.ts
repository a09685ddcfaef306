import type { Sharp } from 'sharp'
import { AppwriteError } from '../../http/appwrite-error'

export type PreviewParams = {
  width: number
  height: number
  gravity: string
  /** 0 to 100, or -1 for what the format usually takes. */
  quality: number
  borderWidth: number
  borderColor: string
  borderRadius: number
  opacity: number
  /** Degrees clockwise. */
  rotation: number
  background: string
  output: PreviewFormat
}
export type PreviewFormat = 'jpg' | 'jpeg' | 'png' | 'gif' | 'webp' | 'avif' | 'heic'
/** What is drawn: bytes of a picture, or a plain sheet where a file has no picture of its own. */
export type PreviewSource = Buffer | { sheet: string; width: number; height: number }

type Library = typeof import('sharp').default
type Size = { width: number; height: number }

/** A picture larger than this is refused before a pixel of it is read. */
const LONGEST_SIDE = 16_000
const MOST_PIXELS = 128_000_000
const SECONDS = 20
/** What a camera noted about how it was held, as degrees. */
const TURN = new Map([[3, 180], [6, 90], [8, -90]])
const CLEAR = { r: 0, g: 0, b: 0, alpha: 0 }

let loading: Promise<Library | null> | undefined

/** The picture library, or null where it has no build for this machine. */
function pictureLibrary(): Promise<Library | null> {
  loading ??= import('sharp').then(({ default: library }) => {
    library.cache(false)
    return library
  }, () => null)
  return loading
}

/**
 * Draws a preview, off the event loop. Throws 400 `storage_file_type_unsupported` for what is no readable picture or cannot be
 * written here (HEIC), 400 `storage_image_resolution_exceeded`, and 500 `general_server_error` where there is no picture library.
 */
export async function drawPreview(source: PreviewSource, params: PreviewParams): Promise<Buffer> {
  const library = await pictureLibrary()
  if (library === null) throw new AppwriteError('general_server_error', 'Imagick extension is missing')
  try {
    return await draw(library, source, params)
  } catch (error) {
    if (error instanceof AppwriteError) throw error
    throw new AppwriteError('storage_file_type_unsupported', error instanceof Error ? error.message : undefined)
  }
}

async function draw(library: Library, source: PreviewSource, params: PreviewParams): Promise<Buffer> {
  const moves = Buffer.isBuffer(source) && keepsMoving(params)
  const open = (): Sharp => (Buffer.isBuffer(source)
    ? library(source, { limitInputPixels: MOST_PIXELS, failOn: 'error', animated: moves })
    : library({ create: { width: source.width, height: source.height, channels: 4, background: source.sheet } }))
  const { width = 0, height = 0, pageHeight, orientation = 1 } = await open().metadata()
  const full = { width, height: pageHeight ?? height }
  refuseHuge(full)
  const size = targetSize(full, params)
  let image = crop(open(), full, { size, gravity: params.gravity })
  if (moves) return encode(image, params)
  if (params.opacity !== 1) image = await settled(library, image.removeAlpha().ensureAlpha(params.opacity))
  if (params.background !== '') image = image.flatten({ background: `#${params.background}` })
  image = await framed(library, image, { size, params })
  const turn = (TURN.get(orientation) ?? 0) + params.rotation
  if (turn % 360 !== 0) image = (await settled(library, image)).rotate(turn, { background: CLEAR })
  return encode(await settled(library, image), params)
}

/** Moving pictures stay so when they are only scaled; everything else is done to their first picture. */
function keepsMoving({ output, opacity, background, borderWidth, borderRadius, rotation }: PreviewParams): boolean {
  return (output === 'gif' || output === 'webp') && opacity === 1 && background === '' && borderWidth === 0 && borderRadius === 0 && rotation === 0
}

function refuseHuge({ width, height }: Size): void {
  if (width <= LONGEST_SIDE && height <= LONGEST_SIDE && width * height <= MOST_PIXELS) return
  const most = `${LONGEST_SIDE}x${LONGEST_SIDE} or ${MOST_PIXELS} total pixels`
  throw new AppwriteError('storage_image_resolution_exceeded', `Image resolution ${width}x${height} exceeds the maximum allowed ${most}`)
}

/** A side of 0 follows from the other one; both 0 keep the picture as large as it is. */
export function targetSize(full: Size, { width, height }: Size): Size {
  const aspect = full.width / full.height
  const wide = width === 0 ? Math.trunc(height * aspect) : width
  const high = height === 0 ? Math.trunc(wide / aspect) : height
  return wide === 0 && high === 0 ? full : { width: Math.max(1, wide), height: Math.max(1, high) }
}

/** Fills the asked size and cuts off what is too much, on the side that the gravity names. */
function crop(image: Sharp, full: Size, { size, gravity }: { size: Size; gravity: string }): Sharp {
  if (size.width === full.width && size.height === full.height) return image
  if (gravity === 'center') return image.resize(size.width, size.height, { fit: 'cover', position: 'centre' })
  const aspect = full.width / full.height
  const isWider = size.width / size.height > aspect
  const scaled = isWider ? { width: size.width, height: Math.ceil(size.width / aspect) } : { width: Math.ceil(size.height * aspect), height: size.height }
  const left = place(gravity, { start: 'left', end: 'right' }, scaled.width - size.width)
  const top = place(gravity, { start: 'top', end: 'bottom' }, scaled.height - size.height)
  return image.resize(scaled.width, scaled.height, { fit: 'fill' }).extract({ left, top, ...size })
}

function place(gravity: string, { start, end }: { start: string; end: string }, spare: number): number {
  if (gravity.includes(start)) return 0
  return gravity.includes(end) ? spare : Math.trunc(spare / 2)
}

/** A border grows the picture; with round corners the border is drawn inside instead, as a ring. */
async function framed(library: Library, image: Sharp, { size, params }: { size: Size; params: PreviewParams }): Promise<Sharp> {
  const { borderWidth: border, borderRadius: radius } = params
  const colour = `#${params.borderColor === '' ? '000000' : params.borderColor}`
  if (radius === 0) return border === 0 ? image : image.extend({ top: border, bottom: border, left: border, right: border, background: colour })
  const inside = `x="${border}" y="${border}" width="${Math.max(1, size.width - 2 * border)}" height="${Math.max(1, size.height - 2 * border)}" rx="${radius}" ry="${radius}"`
  const sheet = (shape: string) => Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" width="${size.width}" height="${size.height}">${shape}</svg>`)
  const rounded = (await settled(library, image)).ensureAlpha().composite([{ input: sheet(`<rect ${inside} fill="#000"/>`), blend: 'dest-in' }])
  if (border === 0) return rounded
  return (await settled(library, rounded)).composite([{ input: sheet(`<rect ${inside} fill="none" stroke="${colour}" stroke-width="${border}"/>`), blend: 'dest-over' }])
}

/** The library runs its steps in an order of its own; a step that must see the result of those before starts from their pixels. */
async function settled(library: Library, image: Sharp): Promise<Sharp> {
  const { data, info } = await image.timeout({ seconds: SECONDS }).raw().toBuffer({ resolveWithObject: true })
  return library(data, { raw: { width: info.width, height: info.height, channels: info.channels } })
}

function encode(image: Sharp, { output, quality }: PreviewParams): Promise<Buffer> {
  const asked = quality < 0 ? undefined : Math.max(1, quality)
  return written(image.timeout({ seconds: SECONDS }), output, asked).toBuffer()
}

function written(image: Sharp, output: PreviewFormat, quality: number | undefined): Sharp {
  switch (output) {
    case 'png': return image.png(quality === undefined ? {} : { compressionLevel: 9 - Math.round((quality / 100) * 9) })
    case 'gif': return image.gif()
    case 'webp': return image.webp({ quality: quality ?? 75 })
    case 'avif': return image.avif({ quality: quality ?? 50 })
    case 'heic': return image.heif({ compression: 'hevc', quality: quality ?? 50 })
    default: return image.jpeg({ quality: quality ?? 92 })
  }
}
