import { isCountry } from './nations.ts';

/** Towns, counties and regions of the British Isles that news speaks of: facts of geography. Lower case. */
const PLACES: ReadonlySet<string> = new Set(
  `aberdeen|aylesbury|barnsley|basildon|bath|bedford|bedfordshire|belfast|berkshire|birkenhead|birmingham
blackburn|blackpool|bolton|bournemouth|bradford|brighton|bristol|buckinghamshire|burnley|bury|cambridge
cambridgeshire|canterbury|cardiff|carlisle|cheltenham|cheshire|chester|chelmsford|cleveland|colchester
cornwall|coventry|crawley|cumbria|darlington|derby|derbyshire|devon|devon and cornwall|doncaster|dorset|dover
dudley|dundee|durham|county durham|dyfed|east anglia|east midlands|east sussex|edinburgh|essex|exeter|gateshead
glasgow|gloucester|gloucestershire|greater manchester|grimsby|guildford|gwent|halifax|hampshire|hartlepool
hereford|herefordshire|hertfordshire|huddersfield|hull|humberside|ipswich|isle of wight|kent|lambeth|lancashire
lancaster|leeds|leicester|leicestershire|lewisham|lincoln|lincolnshire|liverpool|london|luton|maidstone
manchester|mansfield|medway|merseyside|middlesbrough|milton keynes|newcastle|newport|norfolk|northampton
northamptonshire|north east|north wales|north west|north yorkshire|northumberland|northumbria|norwich|nottingham
nottinghamshire|oldham|oxford|oxfordshire|peterborough|plymouth|portsmouth|preston|reading|redcar|rochdale
rotherham|salford|salisbury|scunthorpe|sheffield|shrewsbury|shropshire|slough|somerset|south wales|south yorkshire
southampton|southend|southwark|staffordshire|stafford|stockport|stockton|stoke|stoke-on-trent|suffolk|sunderland
surrey|sussex|swansea|swindon|teesside|telford|thames valley|tower hamlets|tyneside|wakefield|walsall|warrington
warwickshire|west mercia|west midlands|west sussex|west yorkshire|wigan|wiltshire|winchester|wolverhampton|worcester
worcestershire|wrexham|york|yorkshire`.split(/[|\n]/),
);

/** A town, county or region of the British Isles, in lower case. */
export function isHomePlace(lower: string): boolean {
  return PLACES.has(lower);
}

/** A town, county, region or country that any news may speak of. */
export function isKnownPlace(name: string): boolean {
  const lower = name.toLowerCase();
  return PLACES.has(lower) || isCountry(lower);
}
