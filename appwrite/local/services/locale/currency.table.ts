/** Currencies: code|symbol|native symbol|name|plural|decimal digits|rounding|countries, separated by semicolons. */
export const currencyTable = `
USD|$|$|US Dollar|US dollars|2|0|US ; EUR|€|€|Euro|euros|2|0|
GBP|£|£|British Pound Sterling|British pounds sterling|2|0| ; CAD|CA$|$|Canadian Dollar|Canadian dollars|2|0|
AED|AED|د.إ.‏|United Arab Emirates Dirham|UAE dirhams|2|0| ; AFN|Af|؋|Afghan Afghani|Afghan Afghanis|0|0|
ALL|ALL|Lek|Albanian Lek|Albanian lekë|0|0| ; AMD|AMD|դր.|Armenian Dram|Armenian drams|0|0|
ARS|AR$|$|Argentine Peso|Argentine pesos|2|0| ; AUD|AU$|$|Australian Dollar|Australian dollars|2|0|
AZN|man.|ман.|Azerbaijani Manat|Azerbaijani manats|2|0| ; BAM|KM|KM|Bosnia-Herzegovina Convertible Mark|Bosnia-Herzegovina convertible marks|2|0|
BDT|Tk|৳|Bangladeshi Taka|Bangladeshi takas|2|0| ; BGN|BGN|лв.|Bulgarian Lev|Bulgarian leva|2|0|
BHD|BD|د.ب.‏|Bahraini Dinar|Bahraini dinars|3|0| ; BIF|FBu|FBu|Burundian Franc|Burundian francs|0|0|
BND|BN$|$|Brunei Dollar|Brunei dollars|2|0| ; BOB|Bs|Bs|Bolivian Boliviano|Bolivian bolivianos|2|0|
BRL|R$|R$|Brazilian Real|Brazilian reals|2|0| ; BWP|BWP|P|Botswanan Pula|Botswanan pulas|2|0|
BYR|BYR|BYR|Belarusian Ruble|Belarusian rubles|0|0| ; BZD|BZ$|$|Belize Dollar|Belize dollars|2|0|
CDF|CDF|FrCD|Congolese Franc|Congolese francs|2|0| ; CHF|CHF|CHF|Swiss Franc|Swiss francs|2|0.05000000000000000277555756156289135105907917022705078125|
CLP|CL$|$|Chilean Peso|Chilean pesos|0|0| ; CNY|CN¥|CN¥|Chinese Yuan|Chinese yuan|2|0|
COP|CO$|$|Colombian Peso|Colombian pesos|0|0| ; CRC|₡|₡|Costa Rican Colón|Costa Rican colóns|0|0|
CVE|CV$|CV$|Cape Verdean Escudo|Cape Verdean escudos|2|0| ; CZK|Kč|Kč|Czech Republic Koruna|Czech Republic korunas|2|0|
DJF|Fdj|Fdj|Djiboutian Franc|Djiboutian francs|0|0| ; DKK|Dkr|kr|Danish Krone|Danish kroner|2|0|
DOP|RD$|RD$|Dominican Peso|Dominican pesos|2|0| ; DZD|DA|د.ج.‏|Algerian Dinar|Algerian dinars|2|0|
EEK|Ekr|kr|Estonian Kroon|Estonian kroons|2|0| ; EGP|EGP|ج.م.‏|Egyptian Pound|Egyptian pounds|2|0|
ERN|Nfk|Nfk|Eritrean Nakfa|Eritrean nakfas|2|0| ; ETB|Br|Br|Ethiopian Birr|Ethiopian birrs|2|0|
GEL|GEL|GEL|Georgian Lari|Georgian laris|2|0| ; GHS|GH₵|GH₵|Ghanaian Cedi|Ghanaian cedis|2|0|
GNF|FG|FG|Guinean Franc|Guinean francs|0|0| ; GTQ|GTQ|Q|Guatemalan Quetzal|Guatemalan quetzals|2|0|
HKD|HK$|$|Hong Kong Dollar|Hong Kong dollars|2|0| ; HNL|HNL|L|Honduran Lempira|Honduran lempiras|2|0|
HRK|kn|kn|Croatian Kuna|Croatian kunas|2|0| ; HUF|Ft|Ft|Hungarian Forint|Hungarian forints|0|0|
IDR|Rp|Rp|Indonesian Rupiah|Indonesian rupiahs|0|0| ; ILS|₪|₪|Israeli New Sheqel|Israeli new sheqels|2|0|IL
INR|Rs|₹|Indian Rupee|Indian Rupees|2|0|IN ; IQD|IQD|د.ع.‏|Iraqi Dinar|Iraqi dinars|0|0|
IRR|IRR|﷼|Iranian Rial|Iranian rials|0|0| ; ISK|Ikr|kr|Icelandic Króna|Icelandic krónur|0|0|
JMD|J$|$|Jamaican Dollar|Jamaican dollars|2|0| ; JOD|JD|د.أ.‏|Jordanian Dinar|Jordanian dinars|3|0|
JPY|¥|￥|Japanese Yen|Japanese yen|0|0| ; KES|Ksh|Ksh|Kenyan Shilling|Kenyan shillings|2|0|
KHR|KHR|៛|Cambodian Riel|Cambodian riels|2|0| ; KMF|CF|FC|Comorian Franc|Comorian francs|0|0|
KRW|₩|₩|South Korean Won|South Korean won|0|0| ; KWD|KD|د.ك.‏|Kuwaiti Dinar|Kuwaiti dinars|3|0|
KZT|KZT|тңг.|Kazakhstani Tenge|Kazakhstani tenges|2|0| ; LKR|SLRs|SL Re|Sri Lankan Rupee|Sri Lankan rupees|2|0|
LTL|Lt|Lt|Lithuanian Litas|Lithuanian litai|2|0| ; LVL|Ls|Ls|Latvian Lats|Latvian lati|2|0|
LYD|LD|د.ل.‏|Libyan Dinar|Libyan dinars|3|0| ; MAD|MAD|د.م.‏|Moroccan Dirham|Moroccan dirhams|2|0|
MDL|MDL|MDL|Moldovan Leu|Moldovan lei|2|0| ; MGA|MGA|MGA|Malagasy Ariary|Malagasy Ariaries|0|0|
MKD|MKD|MKD|Macedonian Denar|Macedonian denari|2|0| ; MMK|MMK|K|Myanma Kyat|Myanma kyats|0|0|
MOP|MOP$|MOP$|Macanese Pataca|Macanese patacas|2|0| ; MUR|MURs|MURs|Mauritian Rupee|Mauritian rupees|0|0|
MXN|MX$|$|Mexican Peso|Mexican pesos|2|0| ; MYR|RM|RM|Malaysian Ringgit|Malaysian ringgits|2|0|
MZN|MTn|MTn|Mozambican Metical|Mozambican meticals|2|0| ; NAD|N$|N$|Namibian Dollar|Namibian dollars|2|0|
NGN|₦|₦|Nigerian Naira|Nigerian nairas|2|0| ; NIO|C$|C$|Nicaraguan Córdoba|Nicaraguan córdobas|2|0|
NOK|Nkr|kr|Norwegian Krone|Norwegian kroner|2|0| ; NPR|NPRs|नेरू|Nepalese Rupee|Nepalese rupees|2|0|
NZD|NZ$|$|New Zealand Dollar|New Zealand dollars|2|0| ; OMR|OMR|ر.ع.‏|Omani Rial|Omani rials|3|0|
PAB|B/.|B/.|Panamanian Balboa|Panamanian balboas|2|0| ; PEN|S/.|S/.|Peruvian Nuevo Sol|Peruvian nuevos soles|2|0|
PHP|₱|₱|Philippine Peso|Philippine pesos|2|0| ; PKR|PKRs|₨|Pakistani Rupee|Pakistani rupees|0|0|
PLN|zł|zł|Polski Złoty|Polish zlotych|2|0|PL ; PYG|₲|₲|Paraguayan Guarani|Paraguayan guaranis|0|0|
QAR|QR|ر.ق.‏|Qatari Rial|Qatari rials|2|0| ; RON|RON|RON|Romanian Leu|Romanian lei|2|0|
RSD|din.|дин.|Serbian Dinar|Serbian dinars|0|0| ; RUB|RUB|руб.|Russian Ruble|Russian rubles|2|0|
RWF|RWF|FR|Rwandan Franc|Rwandan francs|0|0| ; SAR|SR|ر.س.‏|Saudi Riyal|Saudi riyals|2|0|
SDG|SDG|SDG|Sudanese Pound|Sudanese pounds|2|0| ; SEK|Skr|kr|Swedish Krona|Swedish kronor|2|0|
SGD|S$|$|Singapore Dollar|Singapore dollars|2|0| ; SOS|Ssh|Ssh|Somali Shilling|Somali shillings|0|0|
SYP|SY£|ل.س.‏|Syrian Pound|Syrian pounds|0|0| ; THB|฿|฿|Thai Baht|Thai baht|2|0|
TND|DT|د.ت.‏|Tunisian Dinar|Tunisian dinars|3|0| ; TOP|T$|T$|Tongan Paʻanga|Tongan paʻanga|2|0|
TRY|TL|TL|Turkish Lira|Turkish Lira|2|0| ; TTD|TT$|$|Trinidad and Tobago Dollar|Trinidad and Tobago dollars|2|0|
TWD|NT$|NT$|New Taiwan Dollar|New Taiwan dollars|2|0| ; TZS|TSh|TSh|Tanzanian Shilling|Tanzanian shillings|0|0|
UAH|₴|₴|Ukrainian Hryvnia|Ukrainian hryvnias|2|0| ; UGX|USh|USh|Ugandan Shilling|Ugandan shillings|0|0|
UYU|$U|$|Uruguayan Peso|Uruguayan pesos|2|0| ; UZS|UZS|UZS|Uzbekistan Som|Uzbekistan som|0|0|
VEF|Bs.F.|Bs.F.|Venezuelan Bolívar|Venezuelan bolívars|2|0| ; VND|₫|₫|Vietnamese Dong|Vietnamese dong|0|0|
XAF|FCFA|FCFA|CFA Franc BEAC|CFA francs BEAC|0|0| ; XOF|CFA|CFA|CFA Franc BCEAO|CFA francs BCEAO|0|0|
YER|YR|ر.ي.‏|Yemeni Rial|Yemeni rials|0|0| ; ZAR|R|R|South African Rand|South African rand|2|0|
ZMK|ZK|ZK|Zambian Kwacha|Zambian kwachas|0|0|
`
