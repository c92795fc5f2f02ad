/** Countries, capitals and continents that news speaks of: facts of geography. Lower case. */
const COUNTRIES: ReadonlySet<string> = new Set(
  `afghanistan|africa|albania|algeria|argentina|asia|australia|austria|baghdad|bangladesh|beijing|belgium|berlin|bosnia|brazil|brussels|bulgaria|canada|chile|china|colombia
  |croatia|cuba|cyprus|czech republic|denmark|dublin|egypt|estonia|ethiopia|finland|france|gaza|georgia|germany|ghana|greece|hong kong|hungary|iceland|india|indonesia|iran|iraq
  |israel|italy|jamaica|japan|jordan|kenya|kosovo|kuwait|latvia|lebanon|libya|lithuania|luxembourg|madrid|malaysia|malta|mexico|middle east|moldova|morocco|moscow|netherlands
  |new york|new zealand|nigeria|north korea|norway|pakistan|palestine|paris|peru|philippines|poland|portugal|qatar|romania|rome|russia|rwanda|saudi arabia|serbia|singapore
  |slovakia|slovenia|somalia|south africa|south america|south korea|spain|sri lanka|sudan|sweden|switzerland|syria|taiwan|thailand|tunisia|turkey|uganda|ukraine|venezuela
  |vietnam|washington|yemen|zimbabwe
  |alabama|alaska|arizona|arkansas|california|colorado|connecticut|delaware|florida|hawaii|idaho|illinois|indiana|iowa|kansas|kentucky|louisiana|maine|maryland|massachusetts
  |michigan|minnesota|mississippi|missouri|montana|nebraska|nevada|new hampshire|new jersey|new mexico|north carolina|ohio|oklahoma|oregon|pennsylvania|rhode island|south carolina
  |tennessee|texas|utah|vermont|virginia|wisconsin|wyoming|chicago|houston|los angeles|san francisco|new south wales|ontario|quebec|alberta|queensland|ireland`
    .split(/\s*\|/)
    .map(name => name.trim()),
);

/** What belongs to them: no name of anything by itself. Singular, lower case. */
const NATIONALS: ReadonlySet<string> = new Set(
  `afghan african albanian american arab argentinian asian australian austrian bangladeshi belgian brazilian bulgarian canadian chilean chinese colombian croatian cuban danish
  dutch egyptian estonian ethiopian european finnish french german ghanaian greek hungarian icelandic indian indonesian iranian iraqi irish israeli italian jamaican japanese jordanian kenyan korean
  latin latvian lebanese libyan lithuanian malaysian mexican moroccan nigerian norwegian pakistani palestinian polish portuguese romanian russian saudi serbian
  slovak slovenian somali spanish sudanese swedish swiss syrian thai tunisian turkish ugandan ukrainian vietnamese zimbabwean`.split(
    /\s+/,
  ),
);
const OTHERS: ReadonlySet<string> = new Set(
  'christian muslim jewish islamic catholic protestant anglican buddhist hindu sikh roman victorian edwardian western'.split(
    ' ',
  ),
);

export function isCountry(lower: string): boolean {
  return COUNTRIES.has(lower);
}

/** The adjectives of nations: "Iraqi", "Afghans". */
export function isNational(lower: string): boolean {
  return NATIONALS.has(lower) || (lower.endsWith('s') && NATIONALS.has(lower.slice(0, -1)));
}

/** The adjectives of nations, faiths and ages: "Iraqi", "Afghans", "Anglican". */
export function isPeople(lower: string): boolean {
  return isNational(lower) || OTHERS.has(lower) || OTHERS.has(lower.replace(/s$/, ''));
}
