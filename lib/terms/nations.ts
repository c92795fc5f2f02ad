/** Countries, capitals and continents that news speaks of: facts of geography. Lower case. */
const COUNTRIES: ReadonlySet<string> = new Set(
  `afghanistan|africa|albania|algeria|argentina|asia|australia|austria|baghdad|bangladesh|beijing|belgium|berlin|bosnia|brazil|brussels|bulgaria|canada|chile|china|colombia
  |croatia|cuba|cyprus|czech republic|denmark|dublin|egypt|estonia|ethiopia|finland|france|gaza|georgia|germany|ghana|greece|hong kong|hungary|iceland|india|indonesia|iran|iraq
  |israel|italy|jamaica|japan|jordan|kenya|kosovo|kuwait|latvia|lebanon|libya|lithuania|luxembourg|madrid|malaysia|malta|mexico|middle east|moldova|morocco|moscow|netherlands
  |new york|new zealand|nigeria|north korea|norway|pakistan|palestine|paris|peru|philippines|poland|portugal|qatar|romania|rome|russia|rwanda|saudi arabia|serbia|singapore
  |slovakia|slovenia|somalia|south africa|south america|south korea|spain|sri lanka|sudan|sweden|switzerland|syria|taiwan|thailand|tunisia|turkey|uganda|ukraine|venezuela
  |vietnam|washington|yemen|zimbabwe`
    .split(/\s*\|/)
    .map(name => name.trim()),
);

/** What belongs to them: no name of anything by itself. Singular, lower case. */
const PEOPLES: ReadonlySet<string> = new Set(
  `afghan african albanian american arab argentinian asian australian austrian bangladeshi belgian brazilian bulgarian canadian chilean chinese colombian croatian cuban danish
  dutch egyptian estonian ethiopian european finnish french german ghanaian greek hungarian icelandic indian indonesian iranian iraqi israeli italian jamaican japanese jordanian kenyan korean
  latin latvian lebanese libyan lithuanian malaysian mexican moroccan nigerian norwegian pakistani palestinian polish portuguese romanian russian saudi serbian
  slovak slovenian somali spanish sudanese swedish swiss syrian thai tunisian turkish ugandan ukrainian vietnamese western zimbabwean
  christian muslim jewish islamic catholic protestant anglican buddhist hindu sikh roman victorian edwardian`.split(
    /\s+/,
  ),
);

export function isCountry(lower: string): boolean {
  return COUNTRIES.has(lower);
}

/** The adjectives of nations and faiths: "Iraqi", "Afghans". */
export function isPeople(lower: string): boolean {
  return PEOPLES.has(lower) || (lower.endsWith('s') && PEOPLES.has(lower.slice(0, -1)));
}
