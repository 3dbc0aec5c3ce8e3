// A figure or a fact with its label, in the words of one language.
export interface Labelled {
  readonly label: string;
  readonly value: string;
}
