import bold from 'dejavu-fonts-ttf/ttf/DejaVuSans-Bold.ttf'
import regular from 'dejavu-fonts-ttf/ttf/DejaVuSans.ttf'
import type { DocumentFonts } from '@/lib/documents/document-fonts'

/** The fonts papers are printed with; they travel inside the function. */
export const documentFonts: DocumentFonts = { regular, bold }
