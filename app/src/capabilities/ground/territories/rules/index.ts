// The words and laws of the territory that other rooms may use.
export { type Cut, parseCut } from './cut.ts';
export { nameInAddress, typedText } from './typed-text.ts';
