// What a proposal is about: the themes in which gatherings say what comes first, and their words.
export { type Theme, themes, themeWords } from '../../../ground/gatherings/rules/index.ts';
