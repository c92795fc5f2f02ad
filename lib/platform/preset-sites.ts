/** Sites that readers of a British archive read, offered as a list so that nobody has to type them. */
export interface PresetSite {
  readonly host: string;
  readonly name: string;
  readonly group: 'News' | 'Government and Parliament' | 'Justice and unions';
}

export const PRESET_SITES: readonly PresetSite[] = [
  { host: 'bbc.co.uk', name: 'BBC', group: 'News' },
  { host: 'bbc.com', name: 'BBC (international)', group: 'News' },
  { host: 'theguardian.com', name: 'The Guardian', group: 'News' },
  { host: 'independent.co.uk', name: 'The Independent', group: 'News' },
  { host: 'telegraph.co.uk', name: 'The Telegraph', group: 'News' },
  { host: 'thetimes.com', name: 'The Times', group: 'News' },
  { host: 'ft.com', name: 'Financial Times', group: 'News' },
  { host: 'dailymail.co.uk', name: 'Daily Mail', group: 'News' },
  { host: 'mirror.co.uk', name: 'Mirror', group: 'News' },
  { host: 'inews.co.uk', name: 'The i Paper', group: 'News' },
  { host: 'standard.co.uk', name: 'The Standard', group: 'News' },
  { host: 'news.sky.com', name: 'Sky News', group: 'News' },
  { host: 'itv.com', name: 'ITV News', group: 'News' },
  { host: 'channel4.com', name: 'Channel 4 News', group: 'News' },
  { host: 'walesonline.co.uk', name: 'Wales Online', group: 'News' },
  { host: 'gov.uk', name: 'GOV.UK', group: 'Government and Parliament' },
  { host: 'parliament.uk', name: 'UK Parliament', group: 'Government and Parliament' },
  { host: 'theyworkforyou.com', name: 'TheyWorkForYou', group: 'Government and Parliament' },
  { host: 'nao.org.uk', name: 'National Audit Office', group: 'Government and Parliament' },
  { host: 'judiciary.uk', name: 'Courts and Tribunals Judiciary', group: 'Justice and unions' },
  {
    host: 'hmiprobation.justiceinspectorates.gov.uk',
    name: 'HM Inspectorate of Probation',
    group: 'Justice and unions',
  },
  { host: 'insidetime.org', name: 'Inside Time', group: 'Justice and unions' },
  { host: 'russellwebster.com', name: 'Russell Webster', group: 'Justice and unions' },
  { host: 'prisonreformtrust.org.uk', name: 'Prison Reform Trust', group: 'Justice and unions' },
  { host: 'howardleague.org', name: 'Howard League', group: 'Justice and unions' },
  { host: 'napo.org.uk', name: 'Napo', group: 'Justice and unions' },
  { host: 'unison.org.uk', name: 'UNISON', group: 'Justice and unions' },
];
