// The words of gatherings that later rooms use.
export { type ParticipationLevel, participationLevels } from './gathering.ts';
export { agreementNumber } from './minutes.ts';
export { type Theme, themes } from './priorities.ts';
export { themeWord, themeWords } from './theme-words.ts';
