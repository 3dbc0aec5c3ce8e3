// The words and laws of editions that others may use.
export { presetRulebook } from './presets.ts';
