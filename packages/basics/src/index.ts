// What every package and every room may use: results, assertions, branded ids, exact fractions, canonical JSON, hashes, the lot, and reading what people type.
export { assert, unreachable } from './assert.ts';
export type { Brand } from './brand.ts';
export { canonicalJson } from './canonical-json.ts';
export {
  addFractions,
  compareFractions,
  divideFractions,
  type Fraction,
  floorFraction,
  formatFraction,
  fraction,
  fractionToString,
  greatestCommonDivisor,
  multiplyFractions,
  parseFraction,
  subtractFractions,
} from './fraction.ts';
export { lineOf } from './line.ts';
export { hashLotList, lot } from './lot.ts';
export { codeOfBytes, groupCode, readCode } from './readable-code.ts';
export { type Err, err, type Ok, ok, type Result } from './result.ts';
export { hashBytes, hashText } from './sha-256.ts';
export { isUuid } from './uuid.ts';
