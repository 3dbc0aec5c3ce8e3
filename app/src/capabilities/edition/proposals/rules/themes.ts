// What a proposal is about: the themes in which gatherings say what comes first.
export { type Theme, themes } from '../../../ground/gatherings/rules/index.ts';
