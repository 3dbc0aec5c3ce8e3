// The words and laws of the territory that other rooms may use.
export {
  addBusinessDays,
  addDays,
  beginningOfDay,
  businessDaysBetween,
  dayIn,
  daysBetween,
  endOfDay,
  holidayOn,
  holidaysKnownUntil,
  isBusinessDay,
  parseDay,
} from './business-days.ts';
export { type Cut, parseCut, parseRegionCode } from './cut.ts';
export { isWithin } from './is-within.ts';
export { instantThere, parseHour } from './local-time.ts';
export { nameInAddress, typedText } from './typed-text.ts';
