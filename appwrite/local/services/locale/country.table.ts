/** ISO 3166 countries: code|English name|phone prefix, separated by semicolons. */
export const countryTable = `
AF|Afghanistan|93 ; AO|Angola|244 ; AL|Albania|355 ; AD|Andorra|376 ; AE|United Arab Emirates|971
AR|Argentina|54 ; AM|Armenia|374 ; AG|Antigua and Barbuda|1268 ; AU|Australia|61 ; AT|Austria|43
AZ|Azerbaijan|994 ; BI|Burundi|257 ; BE|Belgium|32 ; BJ|Benin|229 ; BF|Burkina Faso|226
BD|Bangladesh|880 ; BG|Bulgaria|359 ; BH|Bahrain|973 ; BS|Bahamas|1242 ; BA|Bosnia and Herzegovina|387
BY|Belarus|375 ; BZ|Belize|501 ; BO|Bolivia|591 ; BR|Brazil|55 ; BB|Barbados|1246
BN|Brunei|673 ; BT|Bhutan|975 ; BW|Botswana|267 ; CF|Central African Republic|236 ; CA|Canada|1
CH|Switzerland|41 ; CL|Chile|56 ; CN|China|86 ; CI|Ivory Coast|225 ; CM|Cameroon|237
CD|DR Congo|243 ; CG|Republic of the Congo|242 ; CO|Colombia|57 ; KM|Comoros|269 ; CV|Cape Verde|238
CR|Costa Rica|506 ; CU|Cuba|53 ; CY|Cyprus|357 ; CZ|Czechia|420 ; DE|Germany|49
DJ|Djibouti|253 ; DM|Dominica|1767 ; DK|Denmark|45 ; DO|Dominican Republic|1809 ; DZ|Algeria|213
EC|Ecuador|593 ; EG|Egypt|20 ; ER|Eritrea|291 ; ES|Spain|34 ; EE|Estonia|372
ET|Ethiopia|251 ; FI|Finland|358 ; FJ|Fiji|679 ; FR|France|33 ; FM|Micronesia|691
GA|Gabon|241 ; GB|United Kingdom|44 ; GE|Georgia|995 ; GH|Ghana|233 ; GN|Guinea|224
GM|Gambia|220 ; GW|Guinea-Bissau|245 ; GQ|Equatorial Guinea|240 ; GR|Greece|30 ; GD|Grenada|1473
GT|Guatemala|502 ; GY|Guyana|592 ; HK|Hong Kong| ; HN|Honduras|504 ; HR|Croatia|385
HT|Haiti|509 ; HU|Hungary|36 ; ID|Indonesia|62 ; IN|India|91 ; IE|Ireland|353
IR|Iran|98 ; IQ|Iraq|964 ; IS|Iceland|354 ; IL|Israel|972 ; IT|Italy|39
JM|Jamaica|1876 ; JO|Jordan|962 ; JP|Japan|81 ; KZ|Kazakhstan|76 ; KE|Kenya|254
KG|Kyrgyzstan|996 ; KH|Cambodia|855 ; KI|Kiribati|686 ; KN|Saint Kitts and Nevis|1869 ; KR|South Korea|82
KW|Kuwait|965 ; LA|Laos|856 ; LB|Lebanon|961 ; LR|Liberia|231 ; LY|Libya|218
LC|Saint Lucia|1758 ; LI|Liechtenstein|423 ; LK|Sri Lanka|94 ; LS|Lesotho|266 ; LT|Lithuania|370
LU|Luxembourg|352 ; LV|Latvia|371 ; MA|Morocco|212 ; MC|Monaco|377 ; MD|Moldova|373
MG|Madagascar|261 ; MV|Maldives|960 ; MX|Mexico|52 ; MH|Marshall Islands|692 ; MK|Macedonia|389
ML|Mali|223 ; MT|Malta|356 ; MM|Myanmar|95 ; ME|Montenegro|382 ; MN|Mongolia|976
MZ|Mozambique|258 ; MR|Mauritania|222 ; MU|Mauritius|230 ; MW|Malawi|265 ; MY|Malaysia|60
NA|Namibia|264 ; NE|Niger|227 ; NG|Nigeria|234 ; NI|Nicaragua|505 ; NL|Netherlands|31
NO|Norway|47 ; NP|Nepal|977 ; NR|Nauru|674 ; NZ|New Zealand|64 ; OM|Oman|968
PK|Pakistan|92 ; PS|Palestine|970 ; PA|Panama|507 ; PE|Peru|51 ; PH|Philippines|63
PW|Palau|680 ; PG|Papua New Guinea|675 ; PL|Poland|48 ; KP|North Korea|850 ; PT|Portugal|351
PY|Paraguay|595 ; QA|Qatar|974 ; RO|Romania|40 ; RU|Russia|7 ; RW|Rwanda|250
SA|Saudi Arabia|966 ; SD|Sudan|249 ; SN|Senegal|221 ; SG|Singapore|65 ; SB|Solomon Islands|677
SL|Sierra Leone|232 ; SV|El Salvador|503 ; SM|San Marino|378 ; SO|Somalia|252 ; RS|Serbia|381
SS|South Sudan|211 ; ST|São Tomé and Príncipe|239 ; SR|Suriname|597 ; SK|Slovakia|421 ; SI|Slovenia|386
SE|Sweden|46 ; SZ|Swaziland|268 ; SC|Seychelles|248 ; SY|Syria|963 ; TD|Chad|235
TG|Togo|228 ; TH|Thailand|66 ; TJ|Tajikistan|992 ; TM|Turkmenistan|993 ; TL|Timor-Leste|670
TO|Tonga|676 ; TT|Trinidad and Tobago|1868 ; TN|Tunisia|216 ; TR|Turkey|90 ; TV|Tuvalu|688
TZ|Tanzania|255 ; TW|Taiwan|886 ; UG|Uganda|256 ; UA|Ukraine|380 ; UY|Uruguay|598
US|United States|1 ; UZ|Uzbekistan|998 ; VA|Vatican City|379 ; VC|Saint Vincent and the Grenadines|1784 ; VE|Venezuela|58
VN|Vietnam|84 ; VU|Vanuatu|678 ; WS|Samoa|685 ; YE|Yemen|967 ; ZA|South Africa|27
ZM|Zambia|260 ; ZW|Zimbabwe|263
`

/** Members of the European Union. */
export const EU_COUNTRIES: readonly string[] = 'AT BE HR BG CY CZ DK EE FI FR DE GR HU IE IT LV LT LU MT NL PL PT RO SK SI ES SE'.split(' ')
