// The codes that a Pabulib file may use: countries (ISO 3166), languages (ISO 639-1) and currencies (ISO 4217).

const countryCodes = words(`
  AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS
  BT BV BW BY BZ CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE
  EG EH ER ES ET FI FJ FK FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM
  HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC
  LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA
  NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW
  SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO
  TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS YE YT ZA ZM ZW`);

/** Short names in English, as ISO 3166 and Unicode CLDR give them; Pabulib adds Worldwide. */
const countryNames = `
  Andorra| United Arab Emirates| Afghanistan| Antigua and Barbuda| Anguilla| Albania| Armenia|
  Angola| Antarctica| Argentina| American Samoa| Austria| Australia| Aruba| Åland Islands|
  Azerbaijan| Bosnia and Herzegovina| Barbados| Bangladesh| Belgium| Burkina Faso| Bulgaria|
  Bahrain| Burundi| Benin| St. Barthélemy| Bermuda| Brunei| Bolivia| Caribbean Netherlands|
  Brazil| Bahamas| Bhutan| Bouvet Island| Botswana| Belarus| Belize| Canada|
  Cocos (Keeling) Islands| Congo - Kinshasa| Central African Republic| Congo - Brazzaville|
  Switzerland| Côte d'Ivoire| Cook Islands| Chile| Cameroon| China| Colombia| Costa Rica| Cuba|
  Cape Verde| Curaçao| Christmas Island| Cyprus| Czechia| Germany| Djibouti| Denmark| Dominica|
  Dominican Republic| Algeria| Ecuador| Estonia| Egypt| Western Sahara| Eritrea| Spain| Ethiopia|
  Finland| Fiji| Falkland Islands| Micronesia| Faroe Islands| France| Gabon| United Kingdom|
  Grenada| Georgia| French Guiana| Guernsey| Ghana| Gibraltar| Greenland| Gambia| Guinea|
  Guadeloupe| Equatorial Guinea| Greece| South Georgia and South Sandwich Islands| Guatemala|
  Guam| Guinea-Bissau| Guyana| Hong Kong SAR China| Heard and McDonald Islands| Honduras| Croatia|
  Haiti| Hungary| Indonesia| Ireland| Israel| Isle of Man| India| British Indian Ocean Territory|
  Iraq| Iran| Iceland| Italy| Jersey| Jamaica| Jordan| Japan| Kenya| Kyrgyzstan| Cambodia|
  Kiribati| Comoros| St. Kitts and Nevis| North Korea| South Korea| Kuwait| Cayman Islands|
  Kazakhstan| Laos| Lebanon| St. Lucia| Liechtenstein| Sri Lanka| Liberia| Lesotho| Lithuania|
  Luxembourg| Latvia| Libya| Morocco| Monaco| Moldova| Montenegro| St. Martin| Madagascar|
  Marshall Islands| North Macedonia| Mali| Myanmar (Burma)| Mongolia| Macao SAR China|
  Northern Mariana Islands| Martinique| Mauritania| Montserrat| Malta| Mauritius| Maldives|
  Malawi| Mexico| Malaysia| Mozambique| Namibia| New Caledonia| Niger| Norfolk Island| Nigeria|
  Nicaragua| Netherlands| Norway| Nepal| Nauru| Niue| New Zealand| Oman| Panama| Peru|
  French Polynesia| Papua New Guinea| Philippines| Pakistan| Poland| St. Pierre and Miquelon|
  Pitcairn Islands| Puerto Rico| Palestinian Territories| Portugal| Palau| Paraguay| Qatar|
  Réunion| Romania| Serbia| Russia| Rwanda| Saudi Arabia| Solomon Islands| Seychelles| Sudan|
  Sweden| Singapore| St. Helena| Slovenia| Svalbard and Jan Mayen| Slovakia| Sierra Leone|
  San Marino| Senegal| Somalia| Suriname| South Sudan| São Tomé and Príncipe| El Salvador|
  Sint Maarten| Syria| Eswatini| Turks and Caicos Islands| Chad| French Southern Territories|
  Togo| Thailand| Tajikistan| Tokelau| Timor-Leste| Turkmenistan| Tunisia| Tonga| Türkiye|
  Trinidad and Tobago| Tuvalu| Taiwan| Tanzania| Ukraine| Uganda| U.S. Outlying Islands|
  United States| Uruguay| Uzbekistan| Vatican City| St. Vincent and Grenadines| Venezuela|
  British Virgin Islands| U.S. Virgin Islands| Vietnam| Vanuatu| Wallis and Futuna| Samoa| Yemen|
  Mayotte| South Africa| Zambia| Zimbabwe| Bolivia, Plurinational State of| Brunei Darussalam|
  Cabo Verde| Congo| Congo, The Democratic Republic of the| Côte d'Ivoire| Czech Republic|
  Holy See (Vatican City State)| Iran, Islamic Republic of| Korea, Republic of|
  Korea, Democratic People's Republic of| Lao People's Democratic Republic|
  Micronesia, Federated States of| Moldova, Republic of| Palestine, State of| Russian Federation|
  Syrian Arab Republic| Taiwan, Province of China| Tanzania, United Republic of| Türkiye|
  United States of America| USA| Venezuela, Bolivarian Republic of| Viet Nam| Worldwide`
  .split('|')
  .map((name) => name.trim().toLowerCase());

const languages = words(`
  aa ab ae af ak am an ar as av ay az ba be bg bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de
  dv dz ee el en eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia
  id ie ig ii ik io is it iu ja jv ka kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg li ln lo
  lt lu lv mg mh mi mk ml mn mr ms mt my na nb nd ne ng nl nn no nr nv ny oc oj om or os pa pi pl
  ps pt qu rm rn ro ru rw sa sc sd se sg si sk sl sm sn so sq sr ss st su sv sw ta te tg th ti tk
  tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu`);

/** Those in use and those that recent votes had (HRK). */
const currencies = words(`
  AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BOV BRL BSD BTN BWP
  BYN BZD CAD CDF CHE CHF CHW CLF CLP CNY COP COU CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR
  FJD FKP GBP GEL GHS GIP GMD GNF GTQ GYD HKD HNL HRK HTG HUF IDR ILS INR IQD IRR ISK JMD JOD JPY
  KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK MNT MOP MRU MUR
  MVR MWK MXN MXV MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB
  RWF SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD TWD
  TZS UAH UGX USD USN UYI UYU UYW UZS VED VES VND VUV WST XAF XCD XCG XDR XOF XPF YER ZAR ZMW ZWG`);

function words(text: string): ReadonlySet<string> {
  return new Set(text.trim().split(/\s+/));
}

export function isCountry(text: string): boolean {
  return countryCodes.has(text) || countryNames.includes(text.toLowerCase());
}

export function isLanguage(text: string): boolean {
  return languages.has(text);
}

export function isCurrency(text: string): boolean {
  return currencies.has(text);
}
