// The door to sentences: every problem of a file or a setting in plain words, in both languages.
export { problemSentence } from './sentences/sentences.ts';
