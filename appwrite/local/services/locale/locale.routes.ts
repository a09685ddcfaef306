import type { Context } from '../../http/context'
import { header } from '../../http/request-info'
import { route, type Route } from '../../http/route'
import { countryTable, EU_COUNTRIES } from './country.table'
import { currencyTable } from './currency.table'
import { languageTable } from './language.table'
import { localeCodeTable } from './locale-code.table'

const CONTINENTS: Record<string, string> = { AF: 'Africa', AN: 'Antarctica', AS: 'Asia', EU: 'Europe', NA: 'North America', OC: 'Oceania', SA: 'South America' }
/** Their codes among the regions of the United Nations, by which names in other languages are found. */
const REGIONS: Record<string, string> = { AF: '002', AN: 'AQ', AS: '142', EU: '150', NA: '003', OC: '009', SA: '005' }

const cells = (table: string) => table.split(/[;\n]/).map((row) => row.trim()).filter((row) => row !== '').map((row) => row.split('|').map((cell) => cell.trim()))

const countries = cells(countryTable).map(([code = '', name = '', phone = '']) => ({ code, name, phone }))
const languages = cells(languageTable).map(([code = '', name = '', nativeName = '']) => ({ name, code, nativeName: nativeName.replace(/_$/, ' ') }))
const localeCodes = cells(localeCodeTable).map(([code = '', name = '']) => ({ code, name }))
/** Languages the server knows by code. */
export const LOCALE_CODES: readonly string[] = localeCodes.map(({ code }) => code)

const currencies = cells(currencyTable).map(([code = '', symbol = '', symbolNative = '', name = '', namePlural = '', digits = '2', rounding = '0']) => ({
  symbol, name, symbolNative, decimalDigits: Number(digits), rounding: Number(rounding), code, namePlural,
}))

/** Country names in the language the client asks for; English when it names none we know. */
function regionName(context: Context): (code: string, english: string) => string {
  const asked = header(context.request, 'x-appwrite-locale')
  if (asked === '' || asked.startsWith('en') || !localeCodes.some((locale) => locale.code === asked)) return (_, english) => english
  const names = new Intl.DisplayNames([asked], { type: 'region', fallback: 'none' })
  return (code, english) => names.of(code) ?? english
}

function countryList(context: Context, codes: readonly string[] | null): { total: number; countries: { name: string; code: string }[] } {
  const nameOf = regionName(context)
  const chosen = codes === null ? countries : countries.filter((country) => codes.includes(country.code))
  const list = chosen.map(({ code, name }) => ({ name: nameOf(code, name), code })).sort((a, b) => (a.name < b.name ? -1 : 1))
  return { total: list.length, countries: list }
}

const common = { method: 'GET', scope: 'locale.read', service: 'locale', params: {} } as const

const otherLanguages = { lacks: 'the original’s names in other languages than English (they come from the JavaScript engine)' } as const

/** Languages, countries and currencies. Where a caller is cannot be told without a geo database, so it is unknown. */
export const localeRoutes: Route[] = [
  route({
    ...common, path: '/locale', lacks: 'where the caller is (no geo database)',
    handler: ({ request }) => ({ ip: request.ip, countryCode: '--', country: 'Unknown', continentCode: '--', continent: 'Unknown', eu: false, currency: '' }),
  }),
  route({ ...common, path: '/locale/codes', handler: () => ({ total: localeCodes.length, localeCodes }) }),
  route({
    ...common, ...otherLanguages, path: '/locale/continents',
    handler: (context) => {
      const nameOf = regionName(context)
      const continents = Object.entries(CONTINENTS).map(([code, name]) => ({ name: nameOf(REGIONS[code] ?? code, name), code })).sort((a, b) => (a.name < b.name ? -1 : 1))
      return { total: continents.length, continents }
    },
  }),
  route({ ...common, path: '/locale/countries', ...otherLanguages, handler: (context) => countryList(context, null) }),
  route({ ...common, path: '/locale/countries/eu', ...otherLanguages, handler: (context) => countryList(context, EU_COUNTRIES) }),
  route({
    ...common, ...otherLanguages, path: '/locale/countries/phones',
    handler: (context) => {
      const nameOf = regionName(context)
      const phones = countries.filter(({ phone }) => phone !== '').sort((a, b) => Number(a.phone.replace('-', '')) - Number(b.phone.replace('-', '')))
        .map(({ code, name, phone }) => ({ code: `+${phone}`, countryCode: code, countryName: nameOf(code, name) }))
      return { total: phones.length, phones }
    },
  }),
  route({ ...common, path: '/locale/currencies', handler: () => ({ total: currencies.length, currencies }) }),
  route({ ...common, path: '/locale/languages', handler: () => ({ total: languages.length, languages }) }),
]
