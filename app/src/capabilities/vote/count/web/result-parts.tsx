// The parts of a result that are not needed to count: in the browser they are fetched when a file is given.
export { Contests } from './contests.tsx';
export { askAbout } from './project-explanation.tsx';
export { ResultRest } from './result-rest.tsx';
