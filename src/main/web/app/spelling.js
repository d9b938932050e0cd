/** The radiotelephony alphabet of ICAO, NATO and ITU. The code's own alphabet has no I, L, O and U. */
const WORDS = (
  'Zero One Two Three Four Five Six Seven Eight Nine ' +
  'Alfa Bravo Charlie Delta Echo Foxtrot Golf Hotel Juliett Kilo Mike November ' +
  'Papa Quebec Romeo Sierra Tango Victor Whiskey X-ray Yankee Zulu'
).split(' ');

const SYMBOLS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** Groups of characters, each with its word. */
export function spelled(code) {
  return code.split('-').map((group) => [...group].map((symbol) => ({ symbol, word: WORDS[SYMBOLS.indexOf(symbol)] })));
}
