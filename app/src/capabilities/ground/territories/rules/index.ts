// The words and laws of the territory that other rooms may use.
export {
  addBusinessDays,
  addDays,
  businessDaysBetween,
  dayIn,
  daysBetween,
  endOfDay,
  parseDay,
} from './business-days.ts';
export { type Cut, parseCut } from './cut.ts';
export { nameInAddress, typedText } from './typed-text.ts';
