// The words of the registry that other rooms may use.
export { type Figure, type FigureKind, figureOf, isMoney, type Precision } from './figure.ts';
