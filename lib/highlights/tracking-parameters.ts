/**
 * Parameters that say how a reader came to a page, never what is on it. Names as they stand in ClearURLs'
 * global rules, AdGuard's URL tracking filter and the documentation of those who set them; left out are
 * names that elsewhere choose what a page shows (`ref`, `source`, `cid`, `id`). In any case of letters.
 */
const PREFIXES = [
  'utm_', // Google Analytics and whoever copies it
  'mtm_', // Matomo
  'pk_',
  'piwik_',
  'matomo_',
  'hsa_', // HubSpot
  '_hs',
  '__hs',
  'at_', // Piano, at the BBC among others
  'ns_', // comScore
  'itm_',
  'otm_',
  'hmb_',
  'fb_',
  'elq', // Eloqua
  'vero_',
  'oly_',
  'ga_',
  'guce_', // Yahoo
  'gad_',
  'action_object_map',
  'action_ref_map',
  'action_type_map',
];

const NAMES = new Set([
  // Clicks on advertisements
  ...['gclid', 'gclsrc', 'gbraid', 'wbraid', 'dclid', 'srsltid', 'msclkid', 'yclid', 'ysclid'],
  ...['fbclid', 'mibextid', 'igshid', 'igsh', 'twclid', 'ttclid', 'li_fat_id', 'epik', 'rdt_cid'],
  ...['dicbo', 'obclick', 'ob_click_id', 'tblci', 'rb_clickid', 'wickedid', 'awc', 'irclickid'],
  // Newsletters
  ...['mc_cid', 'mc_eid', 'mc_tc', 'mkt_tok', 'ml_subscriber', 'ml_subscriber_hash', '__s', '_ke'],
  ...['_kx', '_bta_tid', '_bta_c', 'sc_cid', 'nr_email_referer', 'ck_subscriber_id', 'trk_contact'],
  ...['bxid', 'cndid', 'esrc', 'sfmc_id', 'dm_i'],
  // Measuring
  ...[
    '_ga',
    '_gl',
    '_gac',
    'gs_l',
    '_openstat',
    's_cid',
    's_kwcid',
    'ef_id',
    'icid',
    'cmpid',
    'cmp',
  ],
  ...['ocid', 'ncid', 'icmp', 'wt_mc', 'wt_zmc', 'wtrid', 'xtor', 'spm', 'scm', 'guccounter'],
  ...['echobox', 'sr_share', 'smid', 'smtyp', 'ref_src', 'ref_url', '__twitter_impression'],
  ...['tracking_source', '_branch_match_id', 'amp_js_v', 'amp_gsa', 'usqp', 'int_cmp', 'intcmp'],
  // Sessions
  ...['phpsessid', 'jsessionid', 'aspsessionid'],
]);

/** Whether a parameter of this name may go without changing what the page shows. */
export function isTracking(name: string): boolean {
  const lower = name.toLowerCase();
  return NAMES.has(lower) || PREFIXES.some(prefix => lower.startsWith(prefix));
}
